import { type Blueprint, type Labels, textIn } from '#blueprint';
import { instantIn } from '#mail';
import { targetName } from './target-names.js';
import { type ToldEvent, textOf } from './told-event.js';

/** For whom the words are: their language, their zone. */
export interface Wording {
  readonly language: string;
  readonly timeZone: string;
}

/** What an event's templates may say, by variable name, in the reader's language (see `notifiableEvents`). */
export function valuesOf(event: ToldEvent, blueprint: Blueprint, wording: Wording): Record<string, string> {
  const label = (named: { readonly labels: Labels } | null | undefined) =>
    named ? textIn(named.labels, wording.language, blueprint.identity.defaultLanguage) : '';
  const { ticket, data, text } = event;
  const { satisfaction } = blueprint;
  const values: Record<string, string | undefined> = {
    'actor.name': event.actorName ?? blueprint.identity.name,
    reason: textOf(text, 'reason'),
    'comment.text': event.comment ?? undefined,
    'person.name': textOf(text, 'name'),
    'participant.name': textOf(text, 'name'),
    'person.address': textOf(text, 'address'),
    // Of an event that is about a mail; a ticket's own events say it below.
    'ticket.number': textOf(text, 'number'),
    'numbers.used': numberOf(data['used']),
    'numbers.left': numberOf(data['left']),
  };
  if (ticket) {
    const status = event.kind === 'ticket.moved' ? textOf(data, 'to') : undefined;
    Object.assign(values, {
      'ticket.number': ticket.number,
      'ticket.subject': ticket.subject,
      'ticket.type': label(blueprint.requestTypes.get(ticket.type)),
      'ticket.status': label(blueprint.statuses.get(status ?? ticket.status)),
      'ticket.priority': label(blueprint.priorities.get(ticket.priority)),
      'requester.name': ticket.requesterName,
      'requester.organization': ticket.organization ?? undefined,
      'group.name': label(blueprint.groups.get(ticket.group ?? '')),
      'ticket.statusBefore': label(blueprint.statuses.get(textOf(data, 'from') ?? '')),
      'ticket.typeBefore': label(blueprint.requestTypes.get(textOf(data, 'from') ?? '')),
    });
  }
  if (event.kind.startsWith('supportAccess.')) values['until'] = instantOf(textOf(data, 'until'), wording);
  if (event.kind === 'ticket.reminded') Object.assign(values, reminderValues(event, blueprint, wording));
  if (event.kind === 'ticket.merged') values['into.number'] = textOf(data, 'otherNumber');
  if (event.kind === 'ticket.late') {
    values['target'] = targetName(textOf(data, 'target') ?? '', wording.language);
    values['dueAt'] = instantOf(textOf(data, 'dueAt'), wording);
  }
  if (event.kind === 'rating.asked') {
    values['rating.question'] = label(satisfaction && { labels: satisfaction.question });
  }
  if (event.kind === 'rating.given') {
    const [mark, scale] = [numberOf(data['mark']), numberOf(data['scale'])];
    values['rating.mark'] = mark && scale && `${mark} / ${scale}`;
    values['rating.words'] = textOf(text, 'words');
  }
  const filled = Object.entries(values).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return Object.fromEntries(filled);
}

/** Why somebody is reminded, and what the desk does next by itself: both as the blueprint's timers say it. */
function reminderValues(
  { data }: ToldEvent,
  blueprint: Blueprint,
  wording: Wording,
): Record<string, string | undefined> {
  const say = (labels: Labels | undefined) =>
    labels && textIn(labels, wording.language, blueprint.identity.defaultLanguage);
  const timers = blueprint.timersIn.get(textOf(data, 'status') ?? '') ?? [];
  const next = textOf(data, 'nextTransition');
  const nextTimer = timers.find(({ effect }) => effect.kind === 'transition' && effect.transition === next);
  return {
    reason: say(timers.find(({ key }) => key === data['timer'])?.reason),
    nextAction: say(nextTimer?.reason ?? blueprint.transitions.get(next ?? '')?.labels),
    nextActionAt: instantOf(textOf(data, 'nextAt'), wording),
  };
}

function instantOf(text: string | undefined, { language, timeZone }: Wording): string | undefined {
  return text === undefined ? undefined : instantIn(new Date(text), language, timeZone);
}

function numberOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : undefined;
}
