/** The structure of a blueprint: `document.ts` once more, as something that can be held against a value. */
import type {
  AccessPart,
  AttachmentsPart,
  BlueprintDocument,
  CalendarPart,
  ChannelsPart,
  ConditionPart,
  EmailPart,
  FieldPart,
  FieldUsePart,
  FormPart,
  IdentityPart,
  ListPart,
  NotificationPart,
  NumberingPart,
  RequestTypePart,
  RetentionPart,
  SatisfactionPart,
  Scalar,
  SharingPart,
  StatusPart,
  SupportAccessPart,
  TargetRulePart,
  TargetsPart,
  TimerEffectPart,
  TimerPart,
  TransitionPart,
} from './document.js';
import * as format from './formats.js';
import {
  boolean,
  key,
  list,
  map,
  mapOfWords,
  mapOr,
  number,
  object,
  oneOrMore,
  optional,
  type Shape,
  string,
  word,
  wrongType,
} from './shape.js';
import { localized, localizedList } from './text-shapes.js';
import * as words from './vocabulary.js';

const name = key(/^[a-z][a-zA-Z0-9]{0,39}$/, 'camelCase, 1–40 letters and digits');
const reference = string(40);
const anyKey: Shape<string> = (value, _at, _reading): value is string => typeof value === 'string';
const duration = string(60, format.durationFault);
const address = string(254, format.addressFault);
const url = string(2000, format.urlFault);
const label = localized(200);
const prose = localized(20_000);
const audiences = oneOrMore(word(words.audiences));

const identity = object<IdentityPart>({
  slug: string(40, format.slugFault),
  name: string(100),
  languages: list(string(35, format.languageFault), 1),
  defaultLanguage: optional(string(35, format.languageFault)),
  contact: address,
  sender: object<IdentityPart['sender']>({ name: optional(string(100)), address }),
  timeZone: string(64, format.timeZoneFault),
  portal: optional(url),
  documentation: optional(url),
  logo: optional(url),
  colour: optional(string(7, format.colourFault)),
});

const access = object<AccessPart>({
  signUp: word(words.signUpWays),
  password: optional(
    object<NonNullable<AccessPart['password']>>({
      minLength: optional(number(8, 128)),
      maxLength: optional(number(8, 1024)),
      classes: optional(list(word(words.characterClasses))),
      refuseCommon: optional(boolean),
    }),
  ),
  sessions: optional(
    object<NonNullable<AccessPart['sessions']>>({ idle: optional(duration), longest: optional(duration) }),
  ),
  colleagues: optional(
    object<NonNullable<AccessPart['colleagues']>>({
      see: word(words.colleagueViews),
      may: optional(word(words.accessLevels)),
      chosenBy: optional(oneOrMore(word(['requester', 'agent']))),
    }),
  ),
  secondAddresses: optional(boolean),
});

const numbering = object<NumberingPart>({
  digits: number(2, 12),
  whenExhausted: word(['widen', 'refuse']),
  alertAtPercent: optional(number(1, 99)),
});

const email = object<EmailPart>({
  addresses: oneOrMore(address),
  unsolicited: word(words.unsolicitedMailRules),
  strangers: optional(word(words.unsolicitedMailRules)),
  requestType: optional(reference),
  copied: optional(word(['listed', 'onAcceptance'])),
});

const no: Shape<false> = (value, at, reading): value is false =>
  value === false || wrongType(at, reading, 'A map, or false,', value);

const channels = object<ChannelsPart>({
  portal: optional(boolean),
  embed: optional(boolean),
  form: optional(mapOr(boolean, object<{ requestType?: string }>({ requestType: optional(reference) }))),
  phone: optional(
    mapOr(
      boolean,
      object<Exclude<ChannelsPart['phone'], boolean | undefined>>({
        number: optional(string(26, format.phoneFault)),
        purpose: optional(prose),
        requestType: optional(reference),
        telephoneSystem: optional(boolean),
      }),
    ),
  ),
  email: optional(mapOr(no, email)),
});

const labelled = object<{ labels: BlueprintDocument['requestTypes'][string]['labels'] }>({ labels: label });

const scalar: Shape<Scalar> = (value, at, reading): value is Scalar =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  wrongType(at, reading, 'A text, a number, true or false', value);

const condition = object<ConditionPart>({
  field: reference,
  is: optional(scalar),
  in: optional(list(scalar, 1)),
  filled: optional(boolean),
});

const fieldUse = {
  help: optional(prose),
  required: optional(boolean),
  visibleWhen: optional(oneOrMore(condition)),
  requiredWhen: optional(oneOrMore(condition)),
};

const field = object<FieldPart>({
  ...fieldUse,
  kind: word(words.fieldKinds),
  labels: label,
  agentOnly: optional(boolean),
  minLength: optional(number(1, 100_000)),
  maxLength: optional(number(1, 100_000)),
  min: optional(number(-1e15, 1e15, false)),
  max: optional(number(-1e15, 1e15, false)),
  minItems: optional(number(1, 200)),
  maxItems: optional(number(1, 200)),
  choices: optional(map(name, label, 1)),
});

const form = object<FormPart>({
  fields: list(
    mapOr(
      reference,
      object<FieldUsePart & { field: string }>({ ...fieldUse, labels: optional(label), field: reference }),
    ),
    1,
  ),
  attachments: optional(boolean),
});

const requestType = object<RequestTypePart>({
  labels: label,
  purpose: optional(prose),
  examples: optional(localizedList(500)),
  form: reference,
  priority: optional(word(words.priorities)),
  group: optional(reference),
  alertAddress: optional(oneOrMore(address)),
  subject: optional(string(500)),
  suggestArticles: optional(boolean),
});

const status = object<StatusPart>({
  labels: label,
  definition: optional(prose),
  category: word(words.statusCategories),
  ball: optional(word(words.ballHolders)),
  final: optional(boolean),
});

const transition = object<TransitionPart>({
  labels: label,
  from: oneOrMore(reference),
  to: reference,
  by: optional(oneOrMore(word(words.transitionActors))),
  requires: optional(oneOrMore(word(words.transitionRequirements))),
  on: optional(oneOrMore(word(words.transitionTriggers))),
});

const timer = object<TimerPart>({
  status: reference,
  after: duration,
  business: optional(reference),
  since: optional(word(words.timerOrigins)),
  // biome-ignore lint/suspicious/noThenProperty: the word that authors write; a shape is never awaited
  then: object<TimerEffectPart>({
    remind: optional(audiences),
    transition: optional(reference),
    notify: optional(audiences),
  }),
  reason: prose,
});

const calendar = object<CalendarPart>({
  timeZone: optional(string(64, format.timeZoneFault)),
  aroundTheClock: optional(boolean),
  hours: optional(mapOfWords(words.weekdays, oneOrMore(string(11, format.spanFault)))),
  holidays: optional(list(string(10, format.holidayFault))),
});

const targetRule = object<TargetRulePart>({
  types: optional(oneOrMore(reference)),
  priorities: optional(oneOrMore(word(words.priorities))),
  calendar: optional(reference),
  firstAnswer: optional(duration),
  nextAnswer: optional(duration),
  resolution: optional(duration),
});

const targets = object<TargetsPart>({
  calendar: reference,
  rules: list(targetRule, 1),
  pausedIn: optional(oneOrMore(word(words.statusCategories))),
  whenLate: optional(
    object<NonNullable<TargetsPart['whenLate']>>({
      notify: optional(audiences),
      raisePriorityTo: optional(word(words.priorities)),
    }),
  ),
  escalation: optional(
    object<NonNullable<TargetsPart['escalation']>>({
      offered: word(['never', 'whenLate', 'always']),
      silentAfter: optional(duration),
      notify: optional(audiences),
    }),
  ),
});

const sharing = object<SharingPart>({
  by: oneOrMore(word(words.sharers)),
  access: optional(word(words.accessLevels)),
  mayInvite: optional(boolean),
  history: optional(word(['whole', 'fromNow'])),
  expiresAfter: optional(duration),
});

const satisfaction = object<SatisfactionPart>({
  scale: number(2, 10),
  question: prose,
  askedIn: oneOrMore(reference),
  changeableFor: duration,
});

const supportAccess = object<SupportAccessPart>({
  enabled: boolean,
  offerLifetime: optional(duration),
  longestGrant: optional(duration),
  visibleAfterEnd: optional(duration),
  whileAgentIsIn: optional(word(words.signInRules)),
  scopes: optional(oneOrMore(word(words.supportAccessScopes))),
  defaultScope: optional(word(words.supportAccessScopes)),
});

const notification = object<NotificationPart>({
  optOut: optional(boolean),
  statuses: optional(oneOrMore(reference)),
  template: optional(
    object<NonNullable<NotificationPart['template']>>({ subject: optional(localized(500)), body: optional(prose) }),
  ),
});

const ticketList = object<ListPart>({
  view: word(words.ticketViews),
  categories: optional(oneOrMore(word(words.statusCategories))),
  labels: label,
  columns: optional(list(word(words.listColumns), 1)),
});

const keptFor = string(60, (value) => (value === 'forever' ? null : format.durationFault(value)));

/** The structure alone: whether the names in it mean something is for `check.ts`. */
export const documentShape: Shape<BlueprintDocument> = object<BlueprintDocument>({
  blueprint: word([1]),
  identity,
  access,
  numbering: optional(numbering),
  channels,
  modules: optional(map(name, labelled)),
  priorities: optional(mapOfWords(words.priorities, labelled)),
  fields: map(name, field, 1),
  forms: map(name, form, 1),
  requestTypes: map(name, requestType, 1),
  groups: optional(map(name, labelled)),
  defaultGroup: optional(reference),
  statuses: map(name, status, 1),
  initialStatus: reference,
  transitions: map(name, transition),
  timers: optional(map(name, timer)),
  followUp: optional(
    object<NonNullable<BlueprintDocument['followUp']>>({
      refuseComments: optional(boolean),
      offer: optional(boolean),
    }),
  ),
  calendars: optional(map(name, calendar)),
  targets: optional(targets),
  sharing: optional(sharing),
  satisfaction: optional(satisfaction),
  supportAccess: optional(supportAccess),
  notifications: optional(map(anyKey, mapOfWords(words.audiences, mapOr(boolean, notification)))),
  bundling: optional(object<{ seconds: number }>({ seconds: number(1, 600) })),
  lists: optional(map(name, ticketList)),
  lookAlikes: optional(object<{ pointOut: boolean }>({ pointOut: boolean })),
  articles: optional(
    object<NonNullable<BlueprintDocument['articles']>>({
      comments: optional(word(['nobody', 'signedIn'])),
      helpful: optional(boolean),
    }),
  ),
  statusPage: optional(object<{ enabled: boolean }>({ enabled: boolean })),
  attachments: optional(
    object<AttachmentsPart>({ largestMebibytes: optional(number(1, 100)), mostAtOnce: optional(number(1, 50)) }),
  ),
  retention: optional(
    object<RetentionPart>({
      closedTickets: optional(keptFor),
      attachments: optional(keptFor),
      mailSources: optional(keptFor),
      sessions: optional(keptFor),
    }),
  ),
});
