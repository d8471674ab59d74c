import type { Uuid } from '#kernel';
import type { draftChannels, TicketDraftDto } from './ticket-draft.dto.js';

/** A ticket to file, as the API takes it or as a mail brings it. */
export interface TicketDraft extends Omit<TicketDraftDto, 'channel'> {
  /** How the request came, when not through the portal; `email` and `embed` are no caller's to say */
  readonly channel?: (typeof draftChannels)[number] | 'email' | 'embed';
  /** The publishable key of the partner who says who the requester is; of `Submissions` alone. */
  readonly vouchedBy?: Uuid;
}
