export {
  type Caller,
  type CallerKind,
  type IdempotencyEnvelope,
  isStaff,
  type OnBehalf,
  personOf,
  type Role,
  type Scope,
  scopes,
} from './caller.js';
export { type Clock, deskNow, systemClock } from './clock.js';
export { type CursorKey, decodeCursor, encodeCursor } from './cursor.js';
export { keepHeapSmall } from './heap.js';
export { isUuid, newId, type Uuid } from './ids.js';
export { negotiateLanguage } from './language.js';
export {
  DeskGone,
  type FieldError,
  notFound,
  Problem,
  type ProblemCode,
  type ProblemExtras,
  problemCodes,
} from './problem.js';
export { Settings, StartupError, settingDefinitions } from './settings.js';
export { readSettings } from './settings-reading.js';
export { activeTraceparent, asPart, beginSpan, inSpan, type Span, traceIdOf } from './tracing.js';
