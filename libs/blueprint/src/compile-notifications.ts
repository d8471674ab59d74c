import type { Notification } from './blueprint.js';
import { asList } from './checking.js';
import type { BlueprintDocument } from './document.js';
import { type EventKind, isEventKind, notifiableEvents } from './events.js';
import { labelsIn } from './mapped.js';
import { audiences } from './vocabulary.js';

/**
 * Who hears of what: the built-in matrix with what the blueprint says laid over it, audience by audience. An opt-out is
 * allowed unless the blueprint forbids it or the mail is one its reader cannot do without.
 */
export function compileNotifications(document: BlueprintDocument): Map<EventKind, Notification[]> {
  const matrix = new Map<EventKind, Notification[]>();
  const { languages } = document.identity;
  for (const [event, { toldByDefault, essential }] of notifiableEvents) {
    if (!isEventKind(event)) continue;
    const said = document.notifications?.[event] ?? {};
    const told = audiences.filter((audience) => said[audience] ?? toldByDefault.includes(audience));
    matrix.set(
      event,
      told.map((audience): Notification => {
        const part = said[audience];
        const { optOut, statuses, template } = typeof part === 'object' ? part : {};
        return {
          event,
          audience,
          channel: 'mail',
          optOut: optOut ?? !essential,
          statuses: statuses === undefined ? null : new Set(asList(statuses)),
          subject: template?.subject === undefined ? null : labelsIn(template.subject, languages),
          body: template?.body === undefined ? null : labelsIn(template.body, languages),
        };
      }),
    );
  }
  return matrix;
}
