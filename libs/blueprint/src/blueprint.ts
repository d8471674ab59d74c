/**
 * A blueprint as the engine runs on it: every default filled in, every name resolved to something that exists, looked
 * up by key in constant time. Made once per version by `compileBlueprint` and then only read. Durations stay ISO 8601
 * strings (calendar days differ from 24 hours at a change of clocks); whoever adds them does so in the desk's zone.
 */
import type { Duration, Scalar } from './document.js';
import type { EventKind } from './events.js';
import type {
  AccessLevel,
  Audience,
  BallHolder,
  ChannelName,
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
} from './vocabulary.js';

/** A text in every language that the desk offers. Read it with `textIn`. */
export type Labels = Readonly<Record<Language, string>>;

export interface Blueprint {
  readonly identity: Identity;
  readonly access: Access;
  readonly numbering: Numbering;
  readonly channels: Channels;
  readonly modules: ReadonlyMap<string, Named>;
  /** All four, from least to most pressing. */
  readonly priorities: ReadonlyMap<Priority, Named>;
  readonly forms: ReadonlyMap<string, Form>;
  readonly requestTypes: ReadonlyMap<string, RequestType>;
  readonly groups: ReadonlyMap<string, Named>;
  /** null: new tickets go to no group unless their type names one. */
  readonly defaultGroup: string | null;
  readonly statuses: ReadonlyMap<string, Status>;
  readonly initialStatus: string;
  readonly transitions: ReadonlyMap<string, Transition>;
  /** By the status they lead out of; every status has an entry, a final one an empty list. */
  readonly transitionsFrom: ReadonlyMap<string, readonly Transition[]>;
  /** By status; every status has an entry, in the order of the document. */
  readonly timersIn: ReadonlyMap<string, readonly Timer[]>;
  readonly followUp: FollowUp;
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** null: the desk promises nothing. */
  readonly targets: Targets | null;
  /** null: tickets cannot be shared. */
  readonly sharing: Sharing | null;
  readonly satisfaction: Satisfaction | null;
  readonly supportAccess: SupportAccess | null;
  /** Every event kind has an entry; an empty list means that nobody is told. */
  readonly notifications: ReadonlyMap<EventKind, readonly Notification[]>;
  /** The customer's lists, in order. */
  /** Seconds for which small news of a ticket wait for more, to go out as one mail; null: each goes out at once. */
  readonly bundlesWithin: number | null;
  readonly lists: ReadonlyMap<string, TicketList>;
  /** Whether similar open tickets of the same organization are pointed out before a second one is made. */
  readonly pointsOutLookAlikes: boolean;
  readonly articles: { readonly comments: 'nobody' | 'signedIn'; readonly helpful: boolean };
  readonly statusPage: boolean;
  readonly attachments: Attachments;
  readonly retention: Retention;
}

/** Something people choose by its label and the API by its key. */
export interface Named {
  readonly key: string;
  readonly labels: Labels;
}

export interface Identity {
  readonly slug: string;
  readonly name: string;
  /** In the order offered, the default one anywhere in it. */
  readonly languages: readonly Language[];
  readonly defaultLanguage: Language;
  readonly contact: string;
  readonly sender: { readonly name: string; readonly address: string };
  readonly timeZone: string;
  readonly portal: string | null;
  readonly documentation: string | null;
  readonly logo: string | null;
  readonly colour: string | null;
}

/** Lengths in code points after NFC. */
export interface PasswordRule {
  readonly minLength: number;
  readonly maxLength: number;
  readonly classes: readonly CharacterClass[];
  /** Refuse breached and common passwords. */
  readonly refuseCommon: boolean;
}

export interface Access {
  readonly signUp: SignUpWay;
  readonly password: PasswordRule;
  /** A session ends after `idle` without use and after `longest` in any case. */
  readonly sessions: { readonly idle: Duration; readonly longest: Duration };
  readonly colleagues: {
    readonly see: ColleagueView;
    /** What a colleague who sees a ticket may do with it. */
    readonly may: AccessLevel;
    /** Who opens or hides one ticket for colleagues; only when `see` is `chosen`, else empty. */
    readonly chosenBy: readonly ('requester' | 'agent')[];
  };
  readonly secondAddresses: boolean;
}

export interface Numbering {
  /** A number has this many digits and no leading zero: 6 means 100000–999999. */
  readonly digits: number;
  /** `widen`: go on with one digit more. `refuse`: filing answers 503. */
  readonly whenExhausted: 'widen' | 'refuse';
  readonly alertAtPercent: number;
}

export interface Channels {
  /** The doors that exist. */
  readonly open: ReadonlySet<ChannelName>;
  readonly email: EmailChannel | null;
  readonly phone: PhoneChannel | null;
  /** Request type of what comes in by the contact form and names none; null: it must name one. */
  readonly form: { readonly requestType: string | null } | null;
}

export interface EmailChannel {
  /** Lower case; the first one is the address shown to people. */
  readonly addresses: readonly string[];
  /** What a mail that answers no ticket does: from a person with an account, from anybody else. */
  readonly unsolicited: { readonly fromCustomers: UnsolicitedMailRule; readonly fromStrangers: UnsolicitedMailRule };
  /** Given when any rule is `file`. */
  readonly requestType: string | null;
  readonly copied: 'listed' | 'onAcceptance';
}

export interface PhoneChannel {
  readonly number: string | null;
  readonly purpose: Labels | null;
  readonly requestType: string | null;
  /** Whether the telephone system may file calls with a key of its own. */
  readonly telephoneSystem: boolean;
}

/** Holds when the field's value is one of `oneOf` (for a multiChoice: contains one), or when it is (not) filled. */
export type Condition =
  | { readonly field: string; readonly oneOf: readonly Scalar[] }
  | { readonly field: string; readonly filled: boolean };

export interface Field {
  readonly key: string;
  readonly kind: FieldKind;
  readonly labels: Labels;
  readonly help: Labels | null;
  /** Required whenever it is visible. */
  readonly required: boolean;
  /** Seen and set by agents only. */
  readonly agentOnly: boolean;
  /** All must hold, else the field is not shown and a value for it is refused. Empty: always visible. */
  readonly visibleWhen: readonly Condition[];
  /** Required when all hold. Empty: see `required`. Conditions speak of fields earlier in the form. */
  readonly requiredWhen: readonly Condition[];
  /** Code points. Always set for text kinds (text 200, longText 20000, others 2000 unless said). */
  readonly minLength: number | null;
  readonly maxLength: number | null;
  /** Inclusive bounds of integer and decimal. */
  readonly min: number | null;
  readonly max: number | null;
  /** Of multiChoice. */
  readonly minItems: number | null;
  readonly maxItems: number | null;
  /** Of choice and multiChoice; for `module` the desk's modules; else empty. */
  readonly choices: ReadonlyMap<string, Named>;
}

export interface Form {
  readonly key: string;
  /** In the order shown. `subject` (text) and `description` (longText) are always among them and required. */
  readonly fields: readonly Field[];
  readonly fieldsByKey: ReadonlyMap<string, Field>;
  readonly attachments: boolean;
}

export interface RequestType extends Named {
  readonly purpose: Labels | null;
  readonly examples: Readonly<Record<Language, readonly string[]>>;
  readonly form: Form;
  readonly priority: Priority;
  /** Its own group, else the desk's default, else null. */
  readonly group: string | null;
  readonly alertAddresses: readonly string[];
  /** Render with `renderSubject`; null: the subject stays as typed. */
  readonly subjectTemplate: string | null;
  readonly suggestArticles: boolean;
}

export interface Status extends Named {
  readonly definition: Labels | null;
  readonly category: StatusCategory;
  readonly ball: BallHolder;
  readonly final: boolean;
}

export interface Transition extends Named {
  readonly from: ReadonlySet<string>;
  readonly to: string;
  /** Who may make it by hand; `system`: a timer makes it. Empty: only triggers do. */
  readonly by: ReadonlySet<TransitionActor>;
  /** Asked of people only, never of triggers or timers. */
  readonly requires: ReadonlySet<TransitionRequirement>;
  /** From one status at most one transition answers to one trigger. A transition named with the comment goes first. */
  readonly on: ReadonlySet<TransitionTrigger>;
}

export type TimerEffect =
  | { readonly kind: 'remind'; readonly audiences: readonly Audience[] }
  | { readonly kind: 'notify'; readonly audiences: readonly Audience[] }
  | { readonly kind: 'transition'; readonly transition: string };

export interface Timer {
  readonly key: string;
  readonly status: string;
  readonly after: Duration;
  /** Calendar whose open hours are counted; null: plain time. */
  readonly business: string | null;
  readonly since: TimerOrigin;
  readonly effect: TimerEffect;
  readonly reason: Labels;
}

export interface FollowUp {
  /** Whether a ticket in a final status refuses comments. */
  readonly refuseComments: boolean;
  /** Whether a new ticket linked to the final one may be filed. */
  readonly offer: boolean;
}

/** Minutes since midnight, `to` exclusive and at most 1440. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Calendar {
  readonly key: string;
  readonly timeZone: string;
  readonly aroundTheClock: boolean;
  /** Index 0 is Monday. Spans of a day are sorted and do not overlap. */
  readonly week: readonly (readonly Span[])[];
  /** Whole days closed: `YYYY-MM-DD`, and `MM-DD` for every year. */
  readonly holidays: ReadonlySet<string>;
}

export interface TargetRule {
  /** null: any. */
  readonly types: ReadonlySet<string> | null;
  readonly priorities: ReadonlySet<Priority> | null;
  readonly calendar: string;
  readonly firstAnswer: Duration | null;
  readonly nextAnswer: Duration | null;
  readonly resolution: Duration | null;
}

export interface Targets {
  /** The first that fits holds; see `targetRuleFor`. */
  readonly rules: readonly TargetRule[];
  readonly pausedIn: ReadonlySet<StatusCategory>;
  readonly whenLate: { readonly notify: readonly Audience[]; readonly raisePriorityTo: Priority | null };
  readonly escalation: {
    readonly offered: 'never' | 'whenLate' | 'always';
    readonly silentAfter: Duration | null;
    readonly notify: readonly Audience[];
  };
}

export interface Sharing {
  readonly by: ReadonlySet<Sharer>;
  readonly access: AccessLevel;
  readonly mayInvite: boolean;
  readonly history: 'whole' | 'fromNow';
  readonly expiresAfter: Duration | null;
}

export interface Satisfaction {
  /** Marks from 1 to `scale`. */
  readonly scale: number;
  readonly question: Labels;
  readonly askedIn: ReadonlySet<string>;
  readonly changeableFor: Duration;
}

export interface SupportAccess {
  readonly offerLifetime: Duration;
  readonly longestGrant: Duration;
  readonly visibleAfterEnd: Duration;
  readonly whileAgentIsIn: SignInRule;
  readonly scopes: readonly SupportAccessScope[];
  readonly defaultScope: SupportAccessScope;
}

export interface Notification {
  readonly event: EventKind;
  readonly audience: Audience;
  readonly channel: 'mail';
  readonly optOut: boolean;
  /** Only when the ticket came into one of these; null: always. */
  readonly statuses: ReadonlySet<string> | null;
  /** What replaces the built-in text; null: the built-in one. */
  readonly subject: Labels | null;
  readonly body: Labels | null;
}

export interface TicketList extends Named {
  readonly view: TicketView;
  /** null: tickets in any status. */
  readonly categories: ReadonlySet<StatusCategory> | null;
  readonly columns: readonly ListColumn[];
}

export interface Attachments {
  /** Bytes of one file at most. */
  readonly largest: number;
  /** Files that go with one ticket or comment at most. */
  readonly mostAtOnce: number;
}

export interface Retention {
  /** Counted from closing; null: for ever. */
  readonly closedTickets: Duration | null;
  readonly attachments: Duration | null;
  readonly mailSources: Duration | null;
  readonly sessions: Duration | null;
}
