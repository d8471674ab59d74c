export { canonicalJson } from './canonical-json.js';
export { type ActorKind, EventRow, EventTextRow, RelayRow, UnsealedEventRow } from './event.entity.js';
export { EventActorDto } from './event-actor.dto.js';
export {
  type Actor,
  actorOf,
  type EventDraft,
  type EventKind,
  eventKind,
  eventOf,
  eventParts,
  eventRows,
  record,
  systemActor,
} from './record.js';
