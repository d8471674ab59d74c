/** What somebody may want to do with a ticket that they see, beside moving it. */
export const ticketVerbs = [
  'comment',
  'addNote',
  'assign',
  'changeFields',
  'setPriority',
  'changeType',
  'setVisibility',
  'share',
  'escalate',
  'followUp',
  'merge',
  'unmerge',
  'link',
] as const;
export type TicketVerb = (typeof ticketVerbs)[number];

/** Verbs that customers never learn of. */
export const staffVerbs: ReadonlySet<TicketVerb> = new Set([
  'addNote',
  'assign',
  'setPriority',
  'changeType',
  'merge',
  'unmerge',
  'link',
]);

export type VerbDenial =
  | 'not-your-role'
  | 'final'
  | 'not-open'
  | 'not-offered'
  | 'not-late'
  | 'escalated'
  | 'merged'
  | 'not-merged';
