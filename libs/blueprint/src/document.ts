/**
 * A blueprint as its author writes it (YAML or JSON), after its structure was checked and before its names were.
 * Map keys are the names that the API, the history and the other parts of the document use: `camelCase`, never shown
 * to people, never changed for the sake of a label. The order of a map is the order people see, so a blueprint is
 * kept as its source text. What may be left out has its default in `compile.ts`.
 */
import type {
  AccessLevel,
  Audience,
  BallHolder,
  CharacterClass,
  ColleagueView,
  FieldKind,
  Language,
  ListColumn,
  Priority,
  Sharer,
  SignInRule,
  SignUpWay,
  StatusCategory,
  SupportAccessScope,
  TicketView,
  TimerOrigin,
  TransitionActor,
  TransitionRequirement,
  TransitionTrigger,
  UnsolicitedMailRule,
  Weekday,
} from './vocabulary.js';

/** A text in each offered language; a desk with one language may write the bare text. */
export type Text = string | Record<Language, string>;
/** Several texts in each offered language. */
export type Texts = string[] | Record<Language, string[]>;
/** ISO 8601, for example `P3D`, `PT72H`. */
export type Duration = string;
export type Scalar = string | number | boolean;
/** One word or several. */
export type OneOrMore<T> = T | T[];

export interface BlueprintDocument {
  /** The version of the format: 1. */
  blueprint: 1;
  identity: IdentityPart;
  access: AccessPart;
  numbering?: NumberingPart;
  channels: ChannelsPart;
  modules?: Record<string, { labels: Text }>;
  priorities?: Partial<Record<Priority, { labels: Text }>>;
  fields: Record<string, FieldPart>;
  forms: Record<string, FormPart>;
  requestTypes: Record<string, RequestTypePart>;
  groups?: Record<string, { labels: Text }>;
  /** The group that new tickets go to when their type names none. */
  defaultGroup?: string;
  statuses: Record<string, StatusPart>;
  /** The status of a new ticket. */
  initialStatus: string;
  transitions: Record<string, TransitionPart>;
  timers?: Record<string, TimerPart>;
  followUp?: { refuseComments?: boolean; offer?: boolean };
  calendars?: Record<string, CalendarPart>;
  targets?: TargetsPart;
  sharing?: SharingPart;
  satisfaction?: SatisfactionPart;
  supportAccess?: SupportAccessPart;
  /** Event kind → audience → what they get; `false` silences a default, `true` keeps it as built in. */
  notifications?: Record<string, Partial<Record<Audience, boolean | NotificationPart>>>;
  /** Small news of a ticket wait so long for more, and go out as one mail. */
  bundling?: { seconds: number };
  lists?: Record<string, ListPart>;
  lookAlikes?: { pointOut: boolean };
  articles?: { comments?: 'nobody' | 'signedIn'; helpful?: boolean };
  statusPage?: { enabled: boolean };
  attachments?: AttachmentsPart;
  retention?: RetentionPart;
}

export interface IdentityPart {
  /** The desk's name in addresses: `[a-z][a-z0-9-]*`, 2–40 characters. */
  slug: string;
  name: string;
  languages: Language[];
  /** The first of `languages` unless said. */
  defaultLanguage?: Language;
  /** Public fallback address for somebody whom the portal does not help. */
  contact: string;
  sender: { name?: string; address: string };
  /** IANA name. */
  timeZone: string;
  /** Where customers find the portal; mail links start with it. */
  portal?: string;
  /** The documentation centre. */
  documentation?: string;
  logo?: string;
  /** `#rrggbb` */
  colour?: string;
}

export interface AccessPart {
  signUp: SignUpWay;
  password?: { minLength?: number; maxLength?: number; classes?: CharacterClass[]; refuseCommon?: boolean };
  sessions?: { idle?: Duration; longest?: Duration };
  colleagues?: { see: ColleagueView; may?: AccessLevel; chosenBy?: OneOrMore<'requester' | 'agent'> };
  /** Whether a person may attach further proved addresses to their account. */
  secondAddresses?: boolean;
}

export interface NumberingPart {
  digits: number;
  whenExhausted: 'widen' | 'refuse';
  /** Admins are alerted once this share of the numbers, in percent, is used. */
  alertAtPercent?: number;
}

export interface ChannelsPart {
  portal?: boolean;
  embed?: boolean;
  form?: boolean | { requestType?: string };
  phone?: boolean | { number?: string; purpose?: Text; requestType?: string; telephoneSystem?: boolean };
  email?: false | EmailPart;
}

export interface EmailPart {
  addresses: OneOrMore<string>;
  /** What a mail that answers no ticket does; `strangers` says it for senders without an account. */
  unsolicited: UnsolicitedMailRule;
  strangers?: UnsolicitedMailRule;
  /** The type of a ticket made from a mail. */
  requestType?: string;
  /** Whether people copied on a first mail are listed as invited at once, or appear when they accept. */
  copied?: 'listed' | 'onAcceptance';
}

/** Exactly one of `is`, `in` and `filled`. */
export interface ConditionPart {
  field: string;
  is?: Scalar;
  in?: Scalar[];
  filled?: boolean;
}

/** What a form may say anew about a field it uses. */
export interface FieldUsePart {
  labels?: Text;
  help?: Text;
  required?: boolean;
  /** All must hold; about fields that stand earlier in the form. */
  visibleWhen?: OneOrMore<ConditionPart>;
  requiredWhen?: OneOrMore<ConditionPart>;
}

export interface FieldPart extends FieldUsePart {
  kind: FieldKind;
  labels: Text;
  agentOnly?: boolean;
  /** Characters, for kinds written as text. */
  minLength?: number;
  maxLength?: number;
  /** Bounds of a number, inclusive. */
  min?: number;
  max?: number;
  /** How many may be picked of a `multiChoice`. */
  minItems?: number;
  maxItems?: number;
  choices?: Record<string, Text>;
}

export interface FormPart {
  /** Keys of `fields`, or a key with what this form says differently. `subject` and `description` must be there. */
  fields: (string | (FieldUsePart & { field: string }))[];
  attachments?: boolean;
}

export interface RequestTypePart {
  labels: Text;
  /** What the type is for, shown to the person who chooses. */
  purpose?: Text;
  examples?: Texts;
  form: string;
  priority?: Priority;
  group?: string;
  /** Told at once of each new ticket of this type. */
  alertAddress?: OneOrMore<string>;
  /** Mustache over `subject`, `organization`, `requester`, `type` and `field.KEY`. */
  subject?: string;
  suggestArticles?: boolean;
}

export interface StatusPart {
  labels: Text;
  definition?: Text;
  category: StatusCategory;
  /** Follows from the category unless said. */
  ball?: BallHolder;
  /** Nothing leads out of it; see `followUp`. */
  final?: boolean;
}

export interface TransitionPart {
  labels: Text;
  from: OneOrMore<string>;
  to: string;
  /** Who may make it by hand. May be left out when `on` is given. */
  by?: OneOrMore<TransitionActor>;
  requires?: OneOrMore<TransitionRequirement>;
  on?: OneOrMore<TransitionTrigger>;
}

/** Exactly one word: remind an audience, make a transition, or notify an audience. */
export interface TimerEffectPart {
  remind?: OneOrMore<Audience>;
  transition?: string;
  notify?: OneOrMore<Audience>;
}

export interface TimerPart {
  status: string;
  after: Duration;
  /** Count only the open hours of this calendar. */
  business?: string;
  since?: TimerOrigin;
  then: TimerEffectPart;
  /** Why, as each ticket's `nextActions` says it. */
  reason: Text;
}

export interface CalendarPart {
  timeZone?: string;
  aroundTheClock?: boolean;
  /** For each day the open spans, `09:00-12:30`; `24:00` is the end of the day. */
  hours?: Partial<Record<Weekday, OneOrMore<string>>>;
  /** Closed days: `2026-12-25`, or `12-25` for every year. */
  holidays?: string[];
}

export interface TargetRulePart {
  types?: OneOrMore<string>;
  priorities?: OneOrMore<Priority>;
  calendar?: string;
  firstAnswer?: Duration;
  nextAnswer?: Duration;
  resolution?: Duration;
}

export interface TargetsPart {
  calendar: string;
  /** The first rule that fits a ticket holds. */
  rules: TargetRulePart[];
  /** Categories in which the resolution clock stands still. */
  pausedIn?: OneOrMore<StatusCategory>;
  whenLate?: { notify?: OneOrMore<Audience>; raisePriorityTo?: Priority };
  escalation?: {
    offered: 'never' | 'whenLate' | 'always';
    /** No public reply for this long counts as silence, hence as late. */
    silentAfter?: Duration;
    notify?: OneOrMore<Audience>;
  };
}

export interface SharingPart {
  by: OneOrMore<Sharer>;
  access?: AccessLevel;
  mayInvite?: boolean;
  history?: 'whole' | 'fromNow';
  expiresAfter?: Duration;
}

export interface SatisfactionPart {
  /** Marks from 1 to this. */
  scale: number;
  question: Text;
  /** Statuses whose entering asks for a rating. */
  askedIn: OneOrMore<string>;
  changeableFor: Duration;
}

export interface SupportAccessPart {
  enabled: boolean;
  offerLifetime?: Duration;
  longestGrant?: Duration;
  visibleAfterEnd?: Duration;
  whileAgentIsIn?: SignInRule;
  scopes?: OneOrMore<SupportAccessScope>;
  /** The scope that an offer starts from. */
  defaultScope?: SupportAccessScope;
}

export interface NotificationPart {
  /** Whether a person may switch it off for themselves. */
  optOut?: boolean;
  /** Only when the event brings a ticket into one of these statuses (`ticket.moved`). */
  statuses?: OneOrMore<string>;
  /** Mustache over the variables of the event, see `events.ts`. */
  template?: { subject?: Text; body?: Text };
}

export interface ListPart {
  view: TicketView;
  labels: Text;
  /** Only tickets whose status is of these categories. */
  categories?: OneOrMore<StatusCategory>;
  columns?: ListColumn[];
}

/** How much of files the desk takes. Whether a form takes any is the form's to say. */
export interface AttachmentsPart {
  /** Of one file; 100 unless said. */
  largestMebibytes?: number;
  /** Files that go with one ticket or comment; 20 unless said. */
  mostAtOnce?: number;
}

/**
 * How long things are kept; `forever` or a duration. Tickets are counted from their closing, attachments from when they
 * were attached, mail sources from when they came.
 */
export interface RetentionPart {
  closedTickets?: Duration | 'forever';
  attachments?: Duration | 'forever';
  mailSources?: Duration | 'forever';
  sessions?: Duration | 'forever';
}
