import type { ParsedMail } from './parsed-mail.js';

/**
 * Who or what sent a message, as its headers tell. Only what a person wrote may cause mail (RFC 3834 §2).
 *
 * - `own`: this service sent it, be it for another desk
 * - `bounce`: a mail server reports about a mail
 * - `automatic`: a program answers or notifies
 * - `list`: it came by a mailing list or as a mass mailing, or asks that nothing answers it
 */
export type MailNature = 'person' | 'own' | 'bounce' | 'automatic' | 'list';

export interface Nature {
  readonly nature: MailNature;
  /** The header that tells; null for a person's mail */
  readonly because: string | null;
}

/** @param envelopeFrom the return path; empty for `<>` */
export function natureOf(
  mail: Pick<ParsedMail, 'headers' | 'from' | 'isReport'>,
  envelopeFrom: string,
  ownAddresses: ReadonlySet<string>,
): Nature {
  const header = (name: string) => mail.headers.get(name)?.[0]?.trim().toLowerCase() ?? '';
  const has = (name: string) => mail.headers.has(name);
  const told = (nature: MailNature, because: string): Nature => ({ nature, because });
  if (has('x-guichet-desk')) return told('own', 'X-Guichet-Desk');
  if (mail.from && ownAddresses.has(mail.from.email)) return told('own', 'From');
  if (mail.isReport) return told('bounce', 'Content-Type');
  if (/^(mailer-daemon|postmaster)@/.test(mail.from?.email ?? '') || has('x-failed-recipients')) {
    return told('bounce', 'From');
  }
  const submitted = header('auto-submitted').split(';')[0]?.trim() ?? '';
  if (submitted !== '' && submitted !== 'no') return told('automatic', 'Auto-Submitted');
  if (envelopeFrom === '') return told('bounce', 'Return-Path');
  for (const name of ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-auto-reply-from', 'x-mail-autoreply']) {
    if (has(name)) return told('automatic', name);
  }
  if (/\b(auto_reply|auto-reply)\b/.test(header('precedence'))) return told('automatic', 'Precedence');
  for (const name of ['list-id', 'list-post', 'list-unsubscribe', 'list-help', 'x-mailing-list', 'mailing-list']) {
    if (has(name)) return told('list', name);
  }
  if (/\b(bulk|list|junk)\b/.test(header('precedence'))) return told('list', 'Precedence');
  // It may be a person's, but it asks for no answer by itself.
  if (/\b(all|oof|autoreply)\b/.test(header('x-auto-response-suppress')))
    return told('list', 'X-Auto-Response-Suppress');
  return { nature: 'person', because: null };
}
