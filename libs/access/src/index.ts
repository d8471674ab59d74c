export { ParticipantRow, type ParticipantSource } from './participant.entity.js';
export {
  everParticipates,
  historyStart,
  mayTakePart,
  type Participation,
  type Places,
  participatedTickets,
  participationIn,
  takesPart,
  ticketsSeenFromNow,
} from './participation.js';
