import { type Audience, audiences, type Blueprint, isEventKind, notifiableEvents } from '#blueprint';
import type { MailWords } from './compose.js';
import { isTextName, type MailLanguage, type MailText } from './mail-text.js';
import { german } from './texts/de.js';
import { english } from './texts/en.js';
import { french } from './texts/fr.js';

/**
 * Which text a mail has: `event/audience`, or `event/unproved` for an address that was never proved. It is kept on the
 * mail's row, so it names what the desk's blueprint may override.
 */
export type MailTemplate = `${string}/${Audience | 'unproved'}`;

/** The languages that mails can be written in without the desk's help. */
export const mailLanguages: ReadonlyMap<string, MailLanguage> = new Map([
  ['en', english],
  ['fr', french],
  ['de', german],
]);

/** The built-in text for an event and audience, if there is one. */
function builtIn(language: MailLanguage, event: string, audience: string): MailText | undefined {
  const name = `${event}/${sideOf(audience)}`;
  return isTextName(name) ? language.texts[name] : undefined;
}

/** Whom a built-in text speaks to: those who ask, those who answer, the one concerned. */
function sideOf(audience: string): string {
  if (audience === 'requester' || audience === 'participants') return 'customer';
  return audience === 'addressee' || audience === 'unproved' ? audience : 'staff';
}

/** Whether there are words for it, built in or the desk's own. */
export function hasWords(blueprint: Blueprint, template: MailTemplate): boolean {
  return wordsOf(blueprint, template, blueprint.identity.defaultLanguage) !== null;
}

/** The words of a mail in a language; null when neither the house nor the desk has any. */
export function wordsOf(blueprint: Blueprint, template: string, language: string): MailWords | null {
  const slash = template.lastIndexOf('/');
  const event = template.slice(0, slash);
  const audience = template.slice(slash + 1);
  const house = languageOf(language, blueprint.identity.defaultLanguage);
  const text = builtIn(house, event, audience);
  const own = isEventKind(event)
    ? blueprint.notifications.get(event)?.find((told) => told.audience === audience)
    : undefined;
  const pick = (labels: Readonly<Record<string, string>> | null | undefined) =>
    labels?.[language] ?? labels?.[blueprint.identity.defaultLanguage];
  const subject = pick(own?.subject) ?? text?.subject;
  const body = pick(own?.body) ?? text?.body.join('\n\n');
  if (subject === undefined || body === undefined || !isKnown(audience)) return null;
  return {
    subject,
    body: withLink(event, body),
    button: text?.button ?? house.viewRequest,
    colon: house.colon,
    footer: house.footer,
    language,
  };
}

function isKnown(audience: string): boolean {
  return audience === 'unproved' || audiences.some((known) => known === audience);
}

/** A mail about a request always leads to it, and one that is there to bring a link brings it. */
function withLink(event: string, body: string): string {
  const variables = notifiableEvents.get(event)?.variables ?? [];
  const isForLink = variables.includes('link') && variables.includes('until');
  const link =
    ['rating.link', 'into.link', 'ticket.link'].find((name) => variables.includes(name)) ??
    (isForLink ? 'link' : undefined);
  if (link === undefined || body.replaceAll(' ', '').includes(`{{${link}}}`)) return body;
  return `${body.trimEnd()}\n\n{{${link}}}`;
}

/** `fr-CA` is written in French; what the house does not speak, in the desk's language, else in English. */
function languageOf(...wanted: readonly string[]): MailLanguage {
  for (const tag of wanted) {
    const known = mailLanguages.get(tag.toLowerCase()) ?? mailLanguages.get(tag.toLowerCase().split('-')[0] ?? '');
    if (known) return known;
  }
  return english;
}
