import { expect } from '@jest/globals';
import type { TestDesk } from './desks.js';
import { raw, type Seen } from './raw.js';
import type { ReceivedMail } from './running.js';

/** The path of the rating page in a mail's link, as the recipient finds it in the text part. */
export function ratingLink(mail: ReceivedMail): string | undefined {
  return /https?:\/\/\S+?(\/portal\/\S+\/rating\?token=[\w-]+)/.exec(mail.parsed.text ?? '')?.[1];
}

/** The next mail that asks somebody for a rating, and the path of its link. */
export async function askedByMail(desk: TestDesk, email: string): Promise<{ mail: ReceivedMail; path: string }> {
  const mail = await desk.mailTo(email, (each) => ratingLink(each) !== undefined);
  return { mail, path: ratingLink(mail) ?? '' };
}

export const look = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Seen> =>
  raw(method, path, headers);

/** What a browser would send with the form on a page. */
export interface PageForm {
  readonly action: string;
  readonly token: string;
  readonly nonce: string;
  /** The mark that is chosen already. */
  readonly mark: string | undefined;
  readonly words: string;
}

export function formIn({ text }: Seen): PageForm {
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  const form = {
    action: /<form method="post" action="([^"]*)"/.exec(text)?.[1] ?? '',
    token: field('token'),
    nonce: field('nonce'),
    mark: /name="mark" value="(\d+)"[^>]* checked/.exec(text)?.[1],
    words: /<textarea[^>]*>\n([^<]*)</.exec(text)?.[1] ?? '',
  };
  expect(form.action).not.toBe('');
  return form;
}

/** Sends a form as a browser does. */
export function sendForm(
  { action, token, nonce }: PageForm,
  given: { readonly mark?: number | string; readonly words?: string },
): Promise<Seen> {
  const fields = new URLSearchParams({ token, nonce });
  if (given.mark !== undefined) fields.set('mark', String(given.mark));
  if (given.words !== undefined) fields.set('words', given.words);
  return raw('POST', action, { 'content-type': 'application/x-www-form-urlencoded' }, String(fields));
}
