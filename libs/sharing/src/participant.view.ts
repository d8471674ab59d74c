import type { ParticipantRow } from '#access';
import { type Caller, isStaff } from '#kernel';
import type { ParticipantDto, ParticipantState } from './participant.dto.js';

/** A participant with what the rows around it say. */
export interface ParticipantWithNames extends Omit<ParticipantRow, 'deskId' | 'addressId'> {
  readonly name: string;
  readonly email: string | null;
  readonly inviterName: string | null;
}

/** Whether somebody takes part at an instant, and if not, why. Time alone decides: no job has to run. */
export function stateOf(
  { acceptedAt, expiresAt }: Pick<ParticipantRow, 'acceptedAt' | 'expiresAt'>,
  now: Date,
): ParticipantState {
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return acceptedAt === null ? 'invited' : 'active';
}

/** @param requesterId whose the ticket is */
export function participantView(row: ParticipantWithNames, caller: Caller, requesterId: string): ParticipantDto {
  const staff = isStaff(caller);
  const knowsAddress =
    staff ||
    row.source === 'copied' ||
    (caller.personId !== null && [requesterId, row.invitedBy, row.personId].includes(caller.personId));
  return {
    id: row.id,
    ticketId: row.ticketId,
    personId: row.personId,
    name: staff || row.acceptedAt !== null ? row.name : null,
    email: knowsAddress ? row.email : null,
    role: row.role,
    state: stateOf(row, caller.now),
    source: row.source,
    history: row.history,
    invitedBy: row.invitedBy === null ? null : { id: row.invitedBy, name: row.inviterName ?? '' },
    createdAt: row.createdAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    version: row.version,
  };
}
