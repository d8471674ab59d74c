import type { HistoryRow } from './history-row.js';
import { type HistoryTexts, historyTexts } from './history-texts.js';
import { supportAccessTexts } from './support-access-texts.js';
import type { HistoryChangeDto } from './ticket-history.dto.js';

/** Kinds of events whose sentence says nothing but who did it. */
const plain: Readonly<Record<string, (texts: HistoryTexts) => (who: string) => string>> = {
  'ticket.reminded': (texts) => texts.reminded,
  'ticket.requesterChanged': (texts) => texts.requesterChanged,
  'ticket.escalated': (texts) => texts.escalated,
  'ticket.deescalated': (texts) => texts.deescalated,
  'comment.added': (texts) => texts.commented,
  'note.added': (texts) => texts.noted,
  'comment.edited': (texts) => texts.edited,
  'comment.redacted': (texts) => texts.redacted,
  'rating.asked': (texts) => texts.ratingAsked,
  'rating.given': (texts) => texts.rated,
  'rating.changed': (texts) => texts.rerated,
  'attachment.redacted': (texts) => texts.fileRedacted,
  'ticket.erased': (texts) => texts.erased,
  'ticket.emptied': (texts) => texts.emptied,
};

/** An event in one sentence, in the reader's language. */
export function summaryOf(
  row: HistoryRow,
  who: string,
  changes: readonly HistoryChangeDto[],
  language: string,
): string {
  const texts = historyTexts(language);
  const changed = (what: string) => changes.find((change) => change.what === what);
  const status = changed('status');
  const requestType = changed('requestType');
  switch (row.kind) {
    case 'ticket.filed': {
      const { requesterId } = row.data;
      const requester = requesterId === row.actorId ? null : nameOf(row, requesterId);
      return requester === null ? texts.filed(who) : texts.filedFor(who, requester);
    }
    case 'ticket.moved':
      return texts.moved(who, status?.from ?? '', status?.to ?? '');
    case 'ticket.typeChanged':
      return texts.typeChanged(who, requestType?.from ?? '', requestType?.to ?? '');
    case 'ticket.assigned': {
      const assignee = changed('assignee');
      if (assignee) return assignee.to === null ? texts.unassigned(who) : texts.assigned(who, assignee.to);
      return texts.grouped(who, changed('group')?.to ?? '–');
    }
    case 'ticket.changed':
      return texts.changed(who, changes.map(({ label }) => label).join(', '));
    case 'ticket.merged':
      return row.data['part'] === 'merged' ? texts.merged(who, String(row.data['otherNumber'])) : texts.absorbed(who);
    case 'ticket.unmerged':
      return row.data['part'] === 'merged' ? texts.unmerged(who) : texts.released(who);
    case 'ticket.linked':
      return texts.linked(who, String(row.data['otherNumber']));
    case 'ticket.unlinked':
      return texts.unlinked(who, String(row.data['otherNumber']));
    case 'ticket.late':
      return texts.late;
    default:
      return (
        plain[row.kind]?.(texts)(who) ??
        supportAccessTexts(language).sentences[row.kind]?.(who) ??
        texts.incidents[row.kind] ??
        sharingSummary(row, who, texts) ??
        texts.other(who, row.kind)
      );
  }
}

/** What happened to whom the request is shared with; undefined for anything else. */
function sharingSummary(row: HistoryRow, who: string, texts: HistoryTexts): string | undefined {
  const isSelf = row.actorId === row.data['personId'];
  const participant = nameOf(row, row.data['personId']) ?? '–';
  switch (row.kind) {
    case 'participant.added':
      return isSelf ? texts.participantJoined(who) : texts.participantAdded(who, participant);
    case 'participant.removed':
      return isSelf ? texts.participantLeft(who) : texts.participantRemoved(who, participant);
    case 'participant.changed':
      return texts.participantChanged(who, participant);
    case 'participant.invited':
      return texts.participantAdded(who, participant);
    default:
      return undefined;
  }
}

/** Who it was, as far as the name is not erased. */
export function nameOf(row: HistoryRow, id: unknown): string | null {
  return typeof id === 'string' ? (row.names?.[id] ?? null) : null;
}
