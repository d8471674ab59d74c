/**
 * What those may do whom a ticket of Ana's is shared with, by everything that is about a ticket: one cell for who may
 * `read`, one for who may `comment`. As in the access table: a status that shuts them out, or `ok`: past the door.
 */
export const sharedTable: Readonly<Record<string, string>> = {
  assignmentSet: '403 403',
  audienceGet: '403 ok',
  commentCreate: '403 ok',
  commentGet: 'ok ok',
  commentList: 'ok ok',
  commentRedact: '403 403',
  commentUpdate: '403 403',
  escalationCreate: '403 ok',
  escalationEnd: '403 403',
  mergeCreate: '403 403',
  mergeUndo: '403 403',
  participantAdd: '403 ok',
  participantGet: '404 404',
  participantList: 'ok ok',
  participantRemove: '404 404',
  participantUpdate: '404 404',
  ratingGet: '403 403',
  ratingSet: '403 403',
  readMarkerSet: 'ok ok',
  subscriptionGet: 'ok ok',
  subscriptionSet: 'ok ok',
  supportAccessOffer: '403 403',
  ticketGet: 'ok ok',
  ticketHistoryList: 'ok ok',
  ticketLinkList: 'ok ok',
  ticketLinkRemove: '403 403',
  ticketLinkSet: '403 403',
  ticketUpdate: '403 403',
  transitionCreate: 'ok ok',
  typeChange: '403 403',
  // This desk leaves no choice, as whoever sees the ticket is told (409).
  visibilitySet: 'ok ok',
};
