import { type Blueprint, textIn } from '#blueprint';
import type { TicketRow } from '#tickets';
import type { RatingDto } from './rating.dto.js';
import { obstacleTo, type RatingStanding } from './rating-standing.js';

export function ratingView(
  ticket: Pick<TicketRow, 'id' | 'isOpen' | 'statusKey'>,
  standing: RatingStanding,
  blueprint: Blueprint,
  reader: { readonly language: string; readonly now: Date },
): RatingDto {
  const { mark, words, scale, givenAt, changedAt, until, version } = standing;
  return {
    ticketId: ticket.id,
    mark,
    words,
    scale,
    question: questionIn(blueprint, reader.language),
    givenAt: givenAt?.toISOString() ?? null,
    changedAt: changedAt?.toISOString() ?? null,
    changeable: obstacleTo(ticket, standing, blueprint, reader.now) === null,
    changeableUntil: until?.toISOString() ?? null,
    version,
  };
}

/** What the desk asks; null when it asks nothing any more. */
export function questionIn({ satisfaction, identity }: Blueprint, language: string): string | null {
  return satisfaction ? textIn(satisfaction.question, language, identity.defaultLanguage) : null;
}
