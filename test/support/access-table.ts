import type { Cast, ObjectName } from './access-cast.js';
import { unknownId } from './access-cast.js';
import {
  accountMergeOf,
  accountRequestOf,
  addressOf,
  agentSessionOf,
  articleCommentOf,
  articleOf,
  attachmentOf,
  commentOf,
  componentOf,
  deliveryOf,
  endpointOf,
  erasureOf,
  holdOf,
  inboundMailOf,
  incidentOf,
  incidentTicketOf,
  keyOf,
  linkOf,
  memberOf,
  message,
  nextSerial,
  offerOf,
  ofTicket,
  organizationOf,
  pageKeyOf,
  participantOf,
  personAddressOf,
  personOf,
  sessionOf,
  suggestionOf,
  ticketOf,
  victimOf,
} from './access-objects.js';
import type { TestDesk } from './desks.js';

/**
 * Who may call what. One row for every operation of `openapi.yaml`; a new operation without a row fails the build.
 *
 * A cell says what a caller gets: a status that shuts them out (401, 403, 404), or `ok`: past the door, whatever comes
 * then. Cells stand in the order of `callers`:
 *
 *     anonymous customer colleague stranger agent otherAgent admin key guest onBehalf publishable
 *
 * Where the last three are left out, the operation is closed to them (403), unless it is open to everybody.
 */
type Cells = string;

/** Cells for each class of objects. */
type Lines = Partial<Record<ObjectName, Cells>>;

export interface Row {
  /** Path below the service, with the object's id or number. */
  readonly path: (id: string, cast: Cast) => string;
  readonly body?: (cast: Cast, id: string) => unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the operation is about: makes the object that a cell is tried on. Without it there is one line of cells. */
  readonly object?: (cast: Cast, which: ObjectName) => Promise<string>;
  readonly cells: Cells | Lines;
}

const open = 'ok ok ok ok ok ok ok ok';
const people = '401 ok ok ok ok ok ok 403';
const signedIn = people;
const staff = '401 403 403 403 ok ok ok 403';
const admins = '401 403 403 403 403 403 ok 403';
const nobody = '401 403 403 403 403 403 403 403';

/** What everybody who sees a ticket may do: its requester, colleagues, the desk's agents. */
const seen = {
  own: '401 ok ok 404 ok 404 ok 403',
  foreign: '401 404 404 ok ok 404 ok 403',
  otherDesk: '401 404 404 404 404 ok 404 403',
  unknown: '401 404 404 404 404 404 404 403',
};
/** The same, where those who come last among the callers have the cell that is given. */
function alsoFor(cells: Lines, cell: string): Lines {
  return Object.fromEntries(Object.entries(cells).map(([which, line]) => [which, `${line} ${cell}`]));
}
/** The same where guests come in too: to their own ticket, which is none of these. */
const seenByGuests = alsoFor(seen, '404');
/** The same where agents in a customer's place come too: to the one ticket of their consent, which is none of these. */
const seenInPlace = alsoFor(seenByGuests, '404');
/** What its requester and the desk's staff may do with what is between them. */
const between = {
  own: '401 ok 404 404 ok 404 ok 403',
  foreign: '401 404 404 ok ok 404 ok 403',
  otherDesk: seen.otherDesk,
  unknown: seen.unknown,
};
/** What the customer alone decides. */
const consented = {
  own: '401 ok 404 404 403 404 403 403',
  foreign: '401 404 404 ok 403 404 403 403',
  otherDesk: '401 404 404 404 404 403 404 403',
  unknown: '401 404 404 404 404 404 404 403',
};
/** What is somebody's own, and nobody else's affair. */
const ownAlone = {
  own: '401 ok 404 404 404 404 404 403',
  foreign: '401 404 404 ok 404 404 404 403',
  otherDesk: '401 404 404 404 404 404 404 403',
  unknown: '401 404 404 404 404 404 404 403',
};
/** What the desk's staff may do with whatever is the desk's. */
const handled = {
  own: '401 403 403 403 ok 404 ok 403',
  foreign: '401 403 403 403 ok 404 ok 403',
  otherDesk: '401 403 403 403 404 ok 404 403',
  unknown: '401 403 403 403 404 404 404 403',
};
const administered = {
  own: '401 403 403 403 403 403 ok 403',
  otherDesk: '401 403 403 403 403 403 404 403',
  unknown: '401 403 403 403 403 403 404 403',
};

/** A version nobody has: past the door the answer is 412, and nothing is changed. */
const stale = { 'if-match': '"999999"' };

/** Credentials may come along: those of another desk are refused, and a key needs the scope. */
const visited = 'ok ok ok ok ok 401 ok 403';
/** Articles for their readers: drafts and other desks' do not exist. */
const readable = {
  own: visited,
  foreign: '404 ok ok ok ok 401 ok 403',
  otherDesk: '404 404 404 404 404 401 404 403',
  unknown: '404 404 404 404 404 401 404 403',
};

const lost = '404 404 404 404 404 404 404 404';
const shownTo = {
  own: '404 ok 404 404 404 401 404 403',
  otherDesk: '404 404 404 404 404 401 404 403',
  unknown: '404 404 404 404 404 401 404 403',
};

const slug = (desk: TestDesk) => desk.slug;

export const accessTable: Readonly<Record<string, Row>> = {
  // health
  healthLive: { path: () => '/v1/health/live', cells: open },
  healthReady: { path: () => '/v1/health/ready', cells: open },

  // desks
  deskProfileGet: { path: (_, { desk }) => `/v1/desks/${slug(desk)}`, cells: open },
  deskCreate: { path: () => '/v1/desks', body: () => ({ blueprint: '' }), cells: nobody },
  deskList: { path: () => '/v1/desks', cells: nobody },
  deskDelete: { path: (_, { desk }) => `/v1/desks/${slug(desk)}`, cells: nobody },
  deskSuspend: { path: (_, { desk }) => `/v1/desks/${slug(desk)}/suspension`, cells: nobody },
  deskResume: { path: (_, { desk }) => `/v1/desks/${slug(desk)}/suspension`, cells: nobody },
  blueprintGet: { path: () => '/v1/blueprint', cells: admins },
  blueprintCheck: { path: () => '/v1/blueprint/checks', body: () => ({ blueprint: '' }), cells: admins },
  blueprintPlan: { path: () => '/v1/blueprint/plans', body: () => ({ blueprint: '' }), cells: admins },
  blueprintApply: { path: () => '/v1/blueprint', body: () => ({ blueprint: '' }), headers: stale, cells: admins },
  blueprintVersionList: { path: () => '/v1/blueprint/versions', cells: admins },
  blueprintVersionGet: { path: () => '/v1/blueprint/versions/1', cells: admins },
  testClockGet: { path: () => '/v1/test/clock', cells: admins },
  testClockMove: { path: () => '/v1/test/clock', body: () => ({ by: 'PT0S' }), cells: admins },
  testOutboxList: { path: () => '/v1/test/outbox', cells: admins },
  signingKeyRotate: { path: () => '/v1/signing-keys', cells: admins },

  // auth
  jwksGet: { path: (_, { desk }) => `/v1/desks/${slug(desk)}/jwks`, cells: open },
  passwordPolicyGet: { path: (_, { desk }) => `/v1/desks/${slug(desk)}/password-policy`, cells: open },
  sessionCreate: {
    path: (_, { desk }) => `/v1/desks/${slug(desk)}/sessions`,
    body: ({ ana }) => ({ email: ana.email, password: 'Guichet-2026-ok' }),
    cells: open,
  },
  passwordLinkCreate: {
    path: (_, { desk }) => `/v1/desks/${slug(desk)}/password-links`,
    body: () => ({ email: 'nobody@nowhere.example' }),
    cells: open,
  },
  linkRedeem: {
    path: (_, { desk }) => `/v1/desks/${slug(desk)}/link-redemptions`,
    body: () => ({ token: 'gl_unknown' }),
    cells: open,
  },
  accountRequestCreate: {
    path: (_, { desk }) => `/v1/desks/${slug(desk)}/account-requests`,
    body: () => ({ email: 'newcomer@nowhere.example', name: 'Newcomer' }),
    cells: open,
  },
  tokenRefresh: {
    path: () => '/v1/tokens',
    body: () => ({ refreshToken: 'gr_unknown' }),
    cells: '401 401 401 401 401 401 401 401',
  },
  sessionList: { path: () => '/v1/sessions', cells: people },
  sessionEnd: {
    path: (id) => `/v1/sessions/${id}`,
    object: sessionOf,
    cells: alsoFor(ownAlone, '404'),
  },
  meGet: { path: () => '/v1/me', cells: people },
  meUpdate: { path: () => '/v1/me', body: () => ({ name: 'Other' }), headers: stale, cells: people },
  signInLinkCreate: {
    path: (_, { desk }) => `/v1/desks/${slug(desk)}/sign-in-links`,
    body: () => ({ email: 'nobody@nowhere.example' }),
    cells: open,
  },
  totpGet: { path: () => '/v1/me/totp', cells: people },
  // Wrong passwords and codes: past the door, and nothing is changed.
  totpEnrol: { path: () => '/v1/me/totp', body: () => ({ password: 'not the password' }), cells: people },
  totpConfirm: { path: () => '/v1/me/totp/confirmation', body: () => ({ code: '000000' }), cells: people },
  recoveryCodesRenew: { path: () => '/v1/me/totp/recovery-codes', body: () => ({ code: '000000' }), cells: people },
  totpRemove: { path: () => '/v1/me/totp/removal', body: () => ({ code: '000000' }), cells: people },
  totpReset: { path: (id) => `/v1/people/${id}/totp`, object: victimOf, cells: administered },
  passwordChange: {
    path: () => '/v1/me/password',
    body: () => ({ currentPassword: 'Guichet-2026-ok', newPassword: 'x' }),
    headers: stale,
    cells: people,
  },
  addressAdd: { path: () => '/v1/me/addresses', body: () => ({ email: 'second@nowhere.example' }), cells: people },
  addressRemove: {
    path: (id) => `/v1/me/addresses/${id}`,
    headers: stale,
    object: addressOf,
    cells: ownAlone,
  },
  notificationChoicesGet: { path: () => '/v1/me/notifications', cells: people },
  notificationChoicesSet: {
    path: () => '/v1/me/notifications',
    body: () => ({ events: [] }),
    headers: stale,
    cells: people,
  },
  accountMergeList: { path: () => '/v1/me/account-merges', cells: people },
  accountMergeConfirm: {
    path: (id) => `/v1/me/account-merges/${id}/confirmation`,
    object: accountMergeOf,
    cells: ownAlone,
  },
  accountMergeDecline: {
    path: (id) => `/v1/me/account-merges/${id}/decline`,
    object: accountMergeOf,
    cells: ownAlone,
  },

  // accounts
  personList: { path: () => '/v1/people', cells: staff },
  personCreate: {
    path: () => '/v1/people',
    body: () => ({ name: 'Somebody', email: `somebody.${nextSerial()}@nowhere.example` }),
    cells: staff,
  },
  personGet: { path: (id) => `/v1/people/${id}`, object: personOf, cells: handled },
  personUpdate: {
    path: (id) => `/v1/people/${id}`,
    body: () => ({ name: 'Other' }),
    headers: stale,
    object: personOf,
    cells: handled,
  },
  addressRestore: {
    path: (id) => `/v1/people/${id}/bounce`,
    object: personAddressOf,
    cells: handled,
  },
  personSuspend: { path: (id) => `/v1/people/${id}/suspension`, object: victimOf, cells: handled },
  personResume: { path: (id) => `/v1/people/${id}/suspension`, object: victimOf, cells: handled },
  organizationList: { path: () => '/v1/organizations', cells: staff },
  organizationCreate: {
    path: () => '/v1/organizations',
    body: () => ({ name: `Company ${nextSerial()}` }),
    cells: staff,
  },
  organizationGet: { path: (id) => `/v1/organizations/${id}`, object: organizationOf, cells: handled },
  organizationUpdate: {
    path: (id) => `/v1/organizations/${id}`,
    body: () => ({ name: 'Other' }),
    headers: stale,
    object: organizationOf,
    cells: handled,
  },
  organizationDelete: {
    path: (id) => `/v1/organizations/${id}`,
    headers: stale,
    object: organizationOf,
    cells: handled,
  },
  memberAdd: {
    path: (id, { desk }) => `/v1/organizations/${id}/members/${desk.id}`,
    object: organizationOf,
    cells: { own: '401 403 403 403 404 404 404 403', unknown: handled.unknown },
  },
  memberRemove: {
    path: (id, { desk }) => `/v1/organizations/${id}/members/${desk.id}`,
    object: organizationOf,
    cells: { own: '401 403 403 403 404 404 404 403', unknown: handled.unknown },
  },
  groupList: { path: () => '/v1/groups', cells: staff },
  groupMemberAdd: { path: (id) => `/v1/groups/support/members/${id}`, object: victimOf, cells: administered },
  groupMemberRemove: { path: (id) => `/v1/groups/support/members/${id}`, object: memberOf, cells: administered },
  apiKeyList: { path: () => '/v1/api-keys', cells: admins },
  apiKeyCreate: { path: () => '/v1/api-keys', body: () => ({ name: 'K', scopes: ['tickets:read'] }), cells: admins },
  apiKeyGet: { path: (id) => `/v1/api-keys/${id}`, object: keyOf, cells: administered },
  apiKeyRevoke: { path: (id) => `/v1/api-keys/${id}`, headers: stale, object: keyOf, cells: administered },
  publishableKeyList: { path: () => '/v1/publishable-keys', cells: admins },
  publishableKeyCreate: {
    path: () => '/v1/publishable-keys',
    body: () => ({ name: 'P', requestTypes: ['question'], origins: ['https://www.partner.example'] }),
    cells: admins,
  },
  publishableKeyGet: { path: (id) => `/v1/publishable-keys/${id}`, object: pageKeyOf, cells: administered },
  publishableKeyRevoke: {
    path: (id) => `/v1/publishable-keys/${id}`,
    headers: stale,
    object: pageKeyOf,
    cells: administered,
  },
  publishableKeySecretRotate: {
    path: (id) => `/v1/publishable-keys/${id}/secret-rotations`,
    body: () => ({}),
    headers: stale,
    object: pageKeyOf,
    cells: administered,
  },
  apiKeyRotate: { path: (id) => `/v1/api-keys/${id}/rotation`, body: () => ({}), object: keyOf, cells: administered },
  accountRequestList: { path: () => '/v1/account-requests', cells: staff },
  accountRequestGet: {
    path: (id) => `/v1/account-requests/${id}`,
    object: accountRequestOf,
    cells: handled,
  },
  accountRequestApprove: {
    path: (id) => `/v1/account-requests/${id}/approval`,
    body: () => ({}),
    object: accountRequestOf,
    cells: handled,
  },
  accountRequestDecline: {
    path: (id) => `/v1/account-requests/${id}/decline`,
    body: () => ({ reason: 'Unknown to us.' }),
    object: accountRequestOf,
    cells: handled,
  },

  // articles
  articleList: { path: () => '/v1/articles', cells: staff },
  articleCreate: { path: () => '/v1/articles', body: () => ({ title: 'Lamps', body: 'Shine.' }), cells: staff },
  articleGet: { path: (id) => `/v1/articles/${id}`, object: articleOf, cells: handled },
  articleUpdate: {
    path: (id) => `/v1/articles/${id}`,
    body: () => ({ audience: 'public' }),
    headers: stale,
    object: articleOf,
    cells: handled,
  },
  articlePublish: { path: (id) => `/v1/articles/${id}/publication`, headers: stale, object: articleOf, cells: handled },
  articleWithdraw: {
    path: (id) => `/v1/articles/${id}/publication`,
    headers: stale,
    object: articleOf,
    cells: handled,
  },
  articleArchive: { path: (id) => `/v1/articles/${id}/archival`, headers: stale, object: articleOf, cells: handled },
  articleRestore: { path: (id) => `/v1/articles/${id}/archival`, headers: stale, object: articleOf, cells: handled },
  articleTranslationGet: { path: (id) => `/v1/articles/${id}/translations/en`, object: articleOf, cells: handled },
  articleTranslationSet: {
    path: (id) => `/v1/articles/${id}/translations/en`,
    body: () => ({ title: 'Lamps', body: 'Shine.' }),
    headers: stale,
    object: articleOf,
    cells: handled,
  },
  articleTranslationRemove: {
    path: (id) => `/v1/articles/${id}/translations/en`,
    headers: stale,
    object: articleOf,
    cells: handled,
  },
  articleVersionList: {
    path: (id) => `/v1/articles/${id}/translations/en/versions`,
    object: articleOf,
    cells: handled,
  },
  articleVersionGet: {
    path: (id) => `/v1/articles/${id}/translations/en/versions/1`,
    object: articleOf,
    cells: handled,
  },
  articleCommentRedact: {
    path: (id) => `/v1/articles/${id}/redaction`,
    body: () => ({}),
    object: articleCommentOf,
    cells: handled,
  },
  deskArticleList: { path: (_, { desk }) => `/v1/desks/${slug(desk)}/articles`, cells: visited },
  deskArticleSearch: { path: (_, { desk }) => `/v1/desks/${slug(desk)}/article-search?q=lamp`, cells: visited },
  articleSuggest: { path: (_, { desk }) => `/v1/desks/${slug(desk)}/article-suggestions?text=lamp`, cells: visited },
  articleSuggestionCreate: {
    path: (_, { desk }) => `/v1/desks/${slug(desk)}/article-suggestions`,
    body: () => ({ articles: [unknownId] }),
    cells: visited,
  },
  articleSuggestionOpen: {
    path: (id, { desk }) => `/v1/desks/${slug(desk)}/article-suggestions/${id}/openings`,
    body: () => ({ article: unknownId }),
    object: suggestionOf,
    cells: shownTo,
  },
  articleSuggestionSolve: {
    path: (id, { desk }) => `/v1/desks/${slug(desk)}/article-suggestions/${id}/solution`,
    body: () => ({}),
    object: suggestionOf,
    cells: shownTo,
  },
  articleDeflectionGet: { path: () => '/v1/article-deflection', cells: staff },
  deskArticleGet: {
    path: (id, { desk }) => `/v1/desks/${slug(desk)}/articles/${id}`,
    object: articleOf,
    cells: readable,
  },
  articleVoteSet: {
    path: (id, { desk }) => `/v1/desks/${slug(desk)}/articles/${id}/vote`,
    body: () => ({ helpful: true }),
    object: articleOf,
    cells: readable,
  },
  articleCommentList: {
    path: (id, { desk }) => `/v1/desks/${slug(desk)}/articles/${id}/comments`,
    object: articleOf,
    cells: readable,
  },
  articleCommentCreate: {
    path: (id, { desk }) => `/v1/desks/${slug(desk)}/articles/${id}/comments`,
    body: () => ({ body: 'It helped.' }),
    object: articleOf,
    cells: {
      own: '401 ok ok ok ok 401 ok 403',
      foreign: '401 ok ok ok ok 401 ok 403',
      otherDesk: '401 404 404 404 404 401 404 403',
      unknown: '401 404 404 404 404 401 404 403',
    },
  },

  // forms
  deskRequestTypeList: { path: (_, { desk }) => `/v1/desks/${slug(desk)}/request-types`, cells: open },
  deskRequestTypeGet: { path: (_, { desk }) => `/v1/desks/${slug(desk)}/request-types/question`, cells: open },
  requestTypeList: { path: () => '/v1/request-types', cells: `${signedIn} 403 ok ok` },
  requestTypeGet: { path: () => '/v1/request-types/question', cells: `${signedIn} ok ok ok` },
  submissionChallengeCreate: { path: () => '/v1/submission-challenges', cells: `${nobody} 403 403 ok` },
  submissionFileCreate: { path: () => '/v1/submission-files', body: () => ({}), cells: `${nobody} 403 403 ok` },
  submissionCreate: {
    path: () => '/v1/submissions',
    body: () => ({ requestType: 'question', fields: {}, email: 'nobody@nowhere.example' }),
    cells: `${nobody} 403 403 ok`,
  },

  // status
  statusGet: { path: (_, { desk }) => `/v1/desks/${slug(desk)}/status`, cells: open },
  incidentList: { path: (_, { desk }) => `/v1/desks/${slug(desk)}/status/incidents`, cells: open },
  incidentGet: {
    path: (id, { desk }) => `/v1/desks/${slug(desk)}/status/incidents/${id}`,
    object: incidentOf,
    cells: { own: open, otherDesk: lost, unknown: lost },
  },
  statusSubscribe: {
    path: (_, { desk }) => `/v1/desks/${slug(desk)}/status/subscriptions`,
    body: () => ({ email: 'reader@nowhere.example' }),
    cells: open,
  },
  statusSubscriptionConfirm: {
    path: (_, { desk }) => `/v1/desks/${slug(desk)}/status/subscription-confirmations`,
    body: () => ({ token: 'gs_unknown' }),
    cells: open,
  },
  statusUnsubscribe: {
    path: (_, { desk }) => `/v1/desks/${slug(desk)}/status/unsubscriptions?token=gs_unknown`,
    cells: open,
  },
  statusComponentList: { path: () => '/v1/status/components', cells: staff },
  statusComponentCreate: {
    path: () => '/v1/status/components',
    body: () => ({ names: { en: 'Lamps' } }),
    cells: staff,
  },
  statusComponentUpdate: {
    path: (id) => `/v1/status/components/${id}`,
    body: () => ({ state: 'degraded' }),
    headers: stale,
    object: componentOf,
    cells: handled,
  },
  statusComponentDelete: {
    path: (id) => `/v1/status/components/${id}`,
    headers: stale,
    object: componentOf,
    cells: handled,
  },
  incidentCreate: {
    path: () => '/v1/status/incidents',
    body: () => ({ titles: { en: 'Dark' }, state: 'identified', texts: { en: 'No light.' } }),
    cells: staff,
  },
  incidentUpdate: {
    path: (id) => `/v1/status/incidents/${id}`,
    body: () => ({ titles: { en: 'Darker' } }),
    headers: stale,
    object: incidentOf,
    cells: handled,
  },
  incidentUpdateCreate: {
    path: (id) => `/v1/status/incidents/${id}/updates`,
    body: () => ({ state: 'monitoring', texts: { en: 'Light again.' } }),
    object: incidentOf,
    cells: handled,
  },
  incidentTicketList: { path: (id) => `/v1/status/incidents/${id}/tickets`, object: incidentOf, cells: handled },
  incidentTicketLink: { path: (id) => `/v1/status/incidents/${id}`, object: incidentTicketOf, cells: handled },
  incidentTicketUnlink: { path: (id) => `/v1/status/incidents/${id}`, object: incidentTicketOf, cells: handled },

  // tickets
  listViewList: { path: () => '/v1/ticket-lists', cells: signedIn },
  columnsGet: { path: () => '/v1/me/ticket-columns', cells: people },
  columnsSet: {
    path: () => '/v1/me/ticket-columns',
    body: () => ({ columns: ['number'] }),
    headers: stale,
    cells: people,
  },
  ticketList: { path: () => '/v1/tickets', cells: `${signedIn} ok ok` },
  ticketCount: { path: () => '/v1/tickets/count', cells: `${signedIn} ok` },
  ticketCreate: {
    path: () => '/v1/tickets',
    body: () => ({ requestType: 'question', fields: { subject: 'Lamp', description: 'It does not shine.' } }),
    cells: signedIn,
  },
  lookAlikeList: {
    path: () => '/v1/tickets/look-alikes',
    body: () => ({ fields: { subject: 'Lamp' } }),
    cells: signedIn,
  },
  ticketGet: { path: (id) => `/v1/tickets/${id}`, object: ticketOf, cells: seenInPlace },
  ticketHistoryList: { path: (id) => `/v1/tickets/${id}/history`, object: ticketOf, cells: seenInPlace },
  readMarkerSet: {
    path: (id) => `/v1/tickets/${id}/read-marker`,
    body: () => ({}),
    object: ticketOf,
    cells: seenByGuests,
  },
  ratingGet: {
    path: (id) => `/v1/tickets/${id}/rating`,
    object: ticketOf,
    cells: { ...seen, own: '401 ok 403 404 ok 404 ok 403' },
  },
  ratingSet: {
    path: (id) => `/v1/tickets/${id}/rating`,
    body: () => ({ mark: 5 }),
    headers: stale,
    object: ticketOf,
    cells: {
      own: '401 ok 403 404 403 404 403 403',
      foreign: '401 404 404 ok 403 404 403 403',
      otherDesk: '401 404 404 404 404 403 404 403',
      unknown: seen.unknown,
    },
  },
  tokenIntrospect: { path: () => '/v1/token-introspections', body: () => ({ token: 'none' }), cells: admins },
  supportAccessOffer: {
    path: (id) => `/v1/tickets/${id}/support-access-grants`,
    body: () => ({ reason: 'To look into it.' }),
    object: ticketOf,
    cells: handled,
  },
  supportAccessList: { path: () => '/v1/support-access-grants', cells: signedIn },
  supportAccessGet: { path: (id) => `/v1/support-access-grants/${id}`, object: offerOf, cells: between },
  supportAccessActivate: {
    path: (id) => `/v1/support-access-grants/${id}/activation`,
    body: () => ({ until: new Date(Date.now() + 3_600_000).toISOString() }),
    object: offerOf,
    cells: consented,
  },
  supportAccessDecline: {
    path: (id) => `/v1/support-access-grants/${id}/decline`,
    object: offerOf,
    cells: consented,
  },
  supportAccessEnd: { path: (id) => `/v1/support-access-grants/${id}/end`, object: offerOf, cells: between },
  supportAccessCallList: { path: (id) => `/v1/support-access-grants/${id}/calls`, object: offerOf, cells: between },
  mySupportAccessCallList: { path: () => '/v1/me/support-access-calls', cells: people },
  supportSessionStart: {
    path: (id) => `/v1/support-access-grants/${id}/sessions`,
    object: offerOf,
    cells: handled,
  },
  supportSessionRenew: {
    path: (id) => `/v1/support-access-sessions/${id}/tokens`,
    object: agentSessionOf,
    cells: {
      own: '401 403 403 403 404 404 ok 403',
      foreign: '401 403 403 403 404 404 ok 403',
      otherDesk: '401 403 403 403 404 404 404 403',
      unknown: '401 403 403 403 404 404 404 403',
    },
  },
  supportSessionEnd: {
    path: (id) => `/v1/support-access-sessions/${id}`,
    object: agentSessionOf,
    cells: between,
  },
  eventList: { path: () => '/v1/events', cells: signedIn },
  meExport: { path: () => '/v1/me/export', cells: people },
  personExport: {
    path: (id) => `/v1/people/${id}/export`,
    object: victimOf,
    cells: administered,
  },
  personErase: {
    path: (id) => `/v1/people/${id}/erasure`,
    object: victimOf,
    cells: administered,
  },
  erasureList: { path: () => '/v1/erasures', cells: admins },
  erasureGet: {
    path: (id) => `/v1/erasures/${id}`,
    object: erasureOf,
    cells: administered,
  },
  erasureRequestCreate: { path: () => '/v1/me/erasure-request', cells: people },
  erasureRequestList: { path: () => '/v1/erasure-requests', cells: admins },
  legalHoldSet: {
    path: () => '/v1/legal-holds',
    body: ({ ana }) => ({ personId: ana.id, reason: 'Case 12' }),
    cells: admins,
  },
  legalHoldList: { path: () => '/v1/legal-holds', cells: admins },
  legalHoldLift: {
    path: (id) => `/v1/legal-holds/${id}`,
    object: holdOf,
    cells: administered,
  },
  auditEntryList: { path: () => '/v1/audit/entries', cells: admins },
  auditHeadGet: { path: () => '/v1/audit/head', cells: admins },
  auditExport: { path: () => '/v1/audit/export', cells: admins },
  satisfactionReportGet: { path: () => '/v1/reports/satisfaction', cells: staff },
  transitionCreate: {
    path: (id) => `/v1/tickets/${id}/transitions`,
    body: () => ({ transition: 'nowhere' }),
    object: ticketOf,
    cells: seenInPlace,
  },
  ticketUpdate: {
    path: (id) => `/v1/tickets/${id}`,
    body: () => ({ priority: 'high' }),
    headers: stale,
    object: ticketOf,
    cells: alsoFor(seen, '403 404'),
  },
  assignmentSet: {
    path: (id) => `/v1/tickets/${id}/assignment`,
    body: () => ({}),
    headers: stale,
    object: ticketOf,
    cells: handled,
  },
  typeChange: {
    path: (id) => `/v1/tickets/${id}/request-type`,
    body: () => ({ requestType: 'question' }),
    headers: stale,
    object: ticketOf,
    cells: handled,
  },
  escalationCreate: {
    path: (id) => `/v1/tickets/${id}/escalation`,
    body: () => ({ reason: 'Nobody answers.' }),
    object: ticketOf,
    cells: seen,
  },
  mergeCreate: {
    path: (id) => `/v1/tickets/${id}/merges`,
    body: () => ({ into: unknownId }),
    object: ticketOf,
    cells: handled,
  },
  ticketLinkList: { path: (id) => `/v1/tickets/${id}/links`, object: ticketOf, cells: seenByGuests },
  ticketLinkSet: {
    path: ofTicket('links'),
    body: () => ({ relation: 'duplicates' }),
    object: linkOf,
    cells: handled,
  },
  ticketLinkRemove: { path: ofTicket('links'), object: linkOf, cells: handled },
  mergeUndo: { path: (id) => `/v1/tickets/${id}/merge`, object: ticketOf, cells: handled },
  escalationEnd: { path: (id) => `/v1/tickets/${id}/escalation`, object: ticketOf, cells: handled },
  visibilitySet: {
    path: (id) => `/v1/tickets/${id}/visibility`,
    body: () => ({ sharedWithOrganization: true }),
    headers: stale,
    object: ticketOf,
    cells: seen,
  },

  // attachments
  attachmentCreate: { path: () => '/v1/attachments', body: () => ({}), cells: `${signedIn} ok` },
  // The service of these tests takes files itself: an upload that is not announced cannot be completed either.
  attachmentUploadCreate: {
    path: () => '/v1/attachments/uploads',
    body: () => ({ name: 'a.txt', size: 5 }),
    cells: `${signedIn} ok`,
  },
  attachmentComplete: { path: () => `/v1/attachments/${unknownId}/completion`, cells: `${signedIn} ok` },
  attachmentGet: { path: (id) => `/v1/attachments/${id}`, object: attachmentOf, cells: seenByGuests },
  attachmentLinkCreate: { path: (id) => `/v1/attachments/${id}/links`, object: attachmentOf, cells: seenByGuests },
  attachmentRedact: {
    path: (id) => `/v1/attachments/${id}/redaction`,
    body: () => ({}),
    headers: stale,
    object: attachmentOf,
    cells: handled,
  },
  attachmentDownload: {
    path: () => '/v1/downloads/gf_unknown',
    cells: '404 404 404 404 404 404 404 404 404',
  },
  // inbound mail
  inboundMailList: { path: () => '/v1/inbound-mails', cells: staff },
  inboundMailCreate: { path: () => '/v1/inbound-mails', body: () => ({ source: message() }), cells: admins },
  inboundMailCheck: { path: () => '/v1/inbound-mails/checks', body: () => ({ source: message() }), cells: staff },
  inboundMailGet: { path: (id) => `/v1/inbound-mails/${id}`, object: inboundMailOf, cells: handled },
  inboundMailSourceGet: {
    path: (id) => `/v1/inbound-mails/${id}/source`,
    object: inboundMailOf,
    cells: handled,
  },
  inboundMailAccept: {
    path: (id) => `/v1/inbound-mails/${id}/acceptance`,
    body: () => ({}),
    object: inboundMailOf,
    cells: handled,
  },
  inboundMailRefuse: { path: (id) => `/v1/inbound-mails/${id}/refusal`, object: inboundMailOf, cells: handled },

  // comments
  commentList: { path: (id) => `/v1/tickets/${id}/comments`, object: ticketOf, cells: seenInPlace },
  commentCreate: {
    path: (id) => `/v1/tickets/${id}/comments`,
    body: () => ({ body: 'Still dark.' }),
    object: ticketOf,
    cells: seenInPlace,
  },
  commentGet: { path: ofTicket('comments'), object: commentOf, cells: seenInPlace },
  commentUpdate: {
    path: ofTicket('comments'),
    body: () => ({ body: 'Bright again.' }),
    headers: stale,
    object: commentOf,
    cells: seenByGuests,
  },
  commentRedact: {
    path: (id) => `${ofTicket('comments')(id)}/redaction`,
    body: () => ({ reason: 'A secret.' }),
    object: commentOf,
    cells: handled,
  },

  audienceGet: { path: (id) => `/v1/tickets/${id}/audience`, object: ticketOf, cells: seenByGuests },

  // sharing
  participantList: { path: (id) => `/v1/tickets/${id}/participants`, object: ticketOf, cells: seenByGuests },
  participantAdd: {
    path: (id) => `/v1/tickets/${id}/participants`,
    body: () => ({ email: `shared.${nextSerial()}@nowhere.example` }),
    object: ticketOf,
    // Colleagues see the ticket; whom it is shared with is for its requester and staff.
    cells: { ...seen, own: '401 ok 403 404 ok 404 ok 403' },
  },
  participantGet: {
    path: ofTicket('participants'),
    object: participantOf,
    // An invitation that is not accepted is the requester's and the desk's affair.
    cells: { ...seenByGuests, own: '401 ok 404 404 ok 404 ok 403 404' },
  },
  participantUpdate: {
    path: ofTicket('participants'),
    body: () => ({ role: 'read' }),
    headers: stale,
    object: participantOf,
    cells: { ...seen, own: '401 ok 404 404 ok 404 ok 403' },
  },
  participantRemove: {
    path: ofTicket('participants'),
    headers: stale,
    object: participantOf,
    cells: { ...seenByGuests, own: '401 ok 404 404 ok 404 ok 403 404' },
  },
  subscriptionGet: { path: (id) => `/v1/tickets/${id}/subscription`, object: ticketOf, cells: seenByGuests },
  subscriptionSet: {
    path: (id) => `/v1/tickets/${id}/subscription`,
    body: () => ({ notifications: true }),
    object: ticketOf,
    cells: seenByGuests,
  },

  // webhooks
  webhookEndpointCreate: {
    path: () => '/v1/webhook-endpoints',
    body: () => ({ url: 'https://receiver.example.com/', kinds: ['ticket.*'] }),
    cells: admins,
  },
  webhookEndpointList: { path: () => '/v1/webhook-endpoints', cells: admins },
  webhookEndpointGet: { path: (id) => `/v1/webhook-endpoints/${id}`, object: endpointOf, cells: administered },
  webhookEndpointUpdate: {
    path: (id) => `/v1/webhook-endpoints/${id}`,
    body: () => ({ enabled: false }),
    headers: stale,
    object: endpointOf,
    cells: administered,
  },
  webhookEndpointDelete: {
    path: (id) => `/v1/webhook-endpoints/${id}`,
    headers: stale,
    object: endpointOf,
    cells: administered,
  },
  webhookSecretRotate: {
    path: (id) => `/v1/webhook-endpoints/${id}/secret-rotations`,
    body: () => ({}),
    object: endpointOf,
    cells: administered,
  },
  webhookTestSend: { path: (id) => `/v1/webhook-endpoints/${id}/tests`, object: endpointOf, cells: administered },
  webhookDeliveryList: {
    path: (id) => `/v1/webhook-endpoints/${id}/deliveries`,
    object: endpointOf,
    cells: administered,
  },
  webhookRedeliverRange: {
    path: (id) => `/v1/webhook-endpoints/${id}/redeliveries`,
    body: () => ({ from: '2026-01-01T00:00:00Z' }),
    object: endpointOf,
    cells: administered,
  },
  webhookDeliveryGet: { path: (id) => `/v1/webhook-deliveries/${id}`, object: deliveryOf, cells: administered },
  webhookRedeliver: {
    path: (id) => `/v1/webhook-deliveries/${id}/redeliveries`,
    object: deliveryOf,
    cells: administered,
  },
};
