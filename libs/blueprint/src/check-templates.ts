import { type Checking, eachOf, mustExist } from './checking.js';
import type { NotificationPart, Text } from './document.js';
import { commonVariables, type NotifiableEvent, notifiableEvents } from './events.js';
import { pointerTo } from './places.js';
import { suggestion } from './suggest.js';
import { subjectVariables, templateFaults } from './template.js';
import type { Audience } from './vocabulary.js';

/** Subjects and mails: who may be told of what, with words that exist. */
export function checkTemplates(checking: Checking): void {
  const { document, complaints } = checking;
  for (const [key, type] of Object.entries(document.requestTypes)) {
    if (type.subject === undefined) continue;
    const form = Object.hasOwn(document.forms, type.form) ? document.forms[type.form] : undefined;
    const fields = (form?.fields ?? []).map((use) => `field.${typeof use === 'string' ? use : use.field}`);
    checkTemplate(checking, type.subject, `${pointerTo('/requestTypes', key)}/subject`, [
      ...subjectVariables,
      ...fields,
    ]);
  }
  for (const [kind, told] of Object.entries(document.notifications ?? {})) {
    const at = pointerTo('/notifications', kind);
    const event = notifiableEvents.get(kind);
    if (!event) {
      complaints.add(at, 'unknown-name', `There is no event "${kind}".${suggestion(kind, notifiableEvents.keys())}`);
      continue;
    }
    for (const [audience, part] of Object.entries(told)) {
      checkNotification(checking, kind, event, audience, part, pointerTo(at, audience));
    }
  }
}

function checkNotification(
  checking: Checking,
  kind: string,
  event: NotifiableEvent,
  audience: string,
  part: boolean | NotificationPart,
  at: string,
): void {
  const { complaints, document } = checking;
  if (!event.mayBeTold.some((known: Audience) => known === audience)) {
    const known = event.mayBeTold.join(', ');
    complaints.add(at, 'not-allowed', `"${audience}" is not told of "${kind}". Known here: ${known}.`);
  }
  if (event.essential && (part === false || (typeof part === 'object' && part.optOut === true))) {
    complaints.add(at, 'not-allowed', `"${kind}" is a mail that its reader cannot do without; it is always sent.`);
  }
  if (typeof part !== 'object') return;
  if (part.statuses !== undefined && kind !== 'ticket.moved') {
    complaints.add(`${at}/statuses`, 'not-allowed', 'Only "ticket.moved" can be told for some statuses alone.');
  }
  for (const [status, place] of eachOf(part.statuses, `${at}/statuses`)) {
    mustExist(checking, 'status', status, place, document.statuses);
  }
  const known = [...commonVariables, ...event.variables];
  for (const field of ['subject', 'body'] as const) {
    for (const [template, place] of textsIn(part.template?.[field], `${at}/template/${field}`)) {
      checkTemplate(checking, template, place, known);
    }
  }
}

function textsIn(text: Text | undefined, at: string): [string, string][] {
  if (text === undefined) return [];
  if (typeof text === 'string') return [[text, at]];
  return Object.entries(text).map(([language, inner]) => [inner, pointerTo(at, language)]);
}

function checkTemplate({ complaints }: Checking, template: string, at: string, known: readonly string[]): void {
  for (const { code, name, detail } of templateFaults(template, new Set(known))) {
    const hint = code === 'unknown-variable' ? suggestion(name, known) || ` Known here: ${known.join(', ')}.` : '';
    complaints.add(at, code, `${detail}${hint}`);
  }
}
