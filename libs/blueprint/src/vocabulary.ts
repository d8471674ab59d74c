/**
 * The closed lists of words that a blueprint may use. A list is written once here: the types, the checks and the
 * error messages ("did you mean …") all come from it. A desk that needs more gets a new named word here, never code.
 */

/** BCP 47 tag as the blueprint writes it, for example `fr` or `pt-BR`. */
export type Language = string;

/** What a status means to the engine. The engine knows these and nothing else about a status. */
export const statusCategories = ['open', 'waitingOnCustomer', 'onHold', 'solved', 'closed', 'cancelled'] as const;
export type StatusCategory = (typeof statusCategories)[number];

/** Categories in which nothing more is expected of anybody. */
export const endingCategories: readonly StatusCategory[] = ['solved', 'closed', 'cancelled'];

/** Whether a ticket in such a status still waits for somebody. */
export function isOpenCategory(category: StatusCategory): boolean {
  return !endingCategories.includes(category);
}

/** Who is expected to do something next. */
export const ballHolders = ['support', 'requester', 'nobody'] as const;
export type BallHolder = (typeof ballHolders)[number];

/** Who may make a transition by hand; `system` is the desk itself, that is a timer. */
export const transitionActors = ['requester', 'participant', 'agent', 'system'] as const;
export type TransitionActor = (typeof transitionActors)[number];

/** What must come with a transition made by hand. */
export const transitionRequirements = ['comment', 'reason'] as const;
export type TransitionRequirement = (typeof transitionRequirements)[number];

/**
 * What makes a transition happen beside a person asking for it: a public comment by an agent, a comment by the
 * requester or a participant (portal, mail or link alike), an agent taking or being given the ticket.
 */
export const transitionTriggers = ['publicReplyByAgent', 'commentByCustomer', 'take'] as const;
export type TransitionTrigger = (typeof transitionTriggers)[number];

/** From when a timer counts. `lastAgentReply` falls back to `statusEntered` while no agent has replied in public. */
export const timerOrigins = ['statusEntered', 'lastAgentReply'] as const;
export type TimerOrigin = (typeof timerOrigins)[number];

/** From least to most pressing. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

/**
 * `vehicle` is a link, or year, make and model; `nameOrLink` is a person or thing named in words or by a link;
 * `module` is one of the desk's product modules.
 */
export const fieldKinds = [
  'text',
  'longText',
  'integer',
  'decimal',
  'boolean',
  'date',
  'dateTime',
  'choice',
  'multiChoice',
  'module',
  'link',
  'email',
  'phone',
  'nameOrLink',
  'vehicle',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** `open`: sign up alone. `onRequest`: an agent approves. `knownAddress`: a first contact made it known. */
export const signUpWays = ['open', 'onRequest', 'knownAddress', 'invite'] as const;
export type SignUpWay = (typeof signUpWays)[number];

/** Unicode categories Lu, Ll, Nd, and everything that is neither letter, digit nor space. */
export const characterClasses = ['upperCase', 'lowerCase', 'digit', 'special'] as const;
export type CharacterClass = (typeof characterClasses)[number];

/** What colleagues of one organization see of each other's tickets; `chosen` is ticket by ticket. */
export const colleagueViews = ['own', 'organization', 'chosen'] as const;
export type ColleagueView = (typeof colleagueViews)[number];

export const channelNames = ['portal', 'email', 'phone', 'form', 'embed'] as const;
export type ChannelName = (typeof channelNames)[number];

/** What becomes of a mail that answers no ticket. `accountRequest` is for senders who have no account. */
export const unsolicitedMailRules = ['file', 'answerOnly', 'quarantine', 'accountRequest'] as const;
export type UnsolicitedMailRule = (typeof unsolicitedMailRules)[number];

export const accessLevels = ['read', 'comment'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export const sharers = ['requester', 'participant', 'agent'] as const;
export type Sharer = (typeof sharers)[number];

/** The lists of tickets the API can serve to a customer. */
export const ticketViews = ['requested', 'participating', 'organization'] as const;
export type TicketView = (typeof ticketViews)[number];

export const listColumns = [
  'number',
  'subject',
  'type',
  'status',
  'priority',
  'module',
  'requester',
  'organization',
  'assignee',
  'filedAt',
  'updatedAt',
] as const;
export type ListColumn = (typeof listColumns)[number];

export const supportAccessScopes = ['read', 'write'] as const;
export type SupportAccessScope = (typeof supportAccessScopes)[number];

export const signInRules = ['blockUnlessSignedIn', 'allow'] as const;
export type SignInRule = (typeof signInRules)[number];

/** Who may hear of an event. `addressee` is the one person whom the event is about (invited, asked, answered). */
export const audiences = [
  'requester',
  'participants',
  'assignee',
  'group',
  'agents',
  'admins',
  'alertAddress',
  'consultant',
  'successManager',
  'addressee',
] as const;
export type Audience = (typeof audiences)[number];

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];
