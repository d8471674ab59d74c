import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { natureOf } from './mail-nature.js';
import { type ParsedMail, parseMail } from './parsed-mail.js';
import { visibleReply } from './reply-text.js';

/**
 * The mails below `test/mails`, each with what is expected of it beside it. A `reply` case counts for the rate of
 * replies told rightly from what they quote; everything else has to be right without exception.
 */
interface Expected {
  readonly case: 'reply' | 'parse' | 'nature';
  readonly reply?: string;
  readonly from?: string | null;
  readonly subject?: string;
  readonly messageId?: string | null;
  readonly copied?: readonly string[];
  readonly broken?: boolean;
  readonly nature?: string;
  readonly envelopeFrom?: string;
  readonly parts?: readonly { filename: string; mimeType: string; inline?: boolean }[];
}

const folder = 'test/mails';
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => file.slice(0, -4));

const expectedOf = (name: string): Expected => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
const parsedOf = (name: string): Promise<ParsedMail> => parseMail(readFileSync(`${folder}/${name}.eml`));
const desk = new Set(['support@trackoe.example', 'ne-pas-repondre@trackoe.example']);

/** What a comparison of texts may overlook: space at the ends of lines. */
const plain = (text: string) => text.replaceAll(/[ \t]+$/gm, '').trim();

describe('the corpus of mails', () => {
  it('holds sixty mails and more, each with what is expected of it', () => {
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(readdirSync(folder).filter((file) => file.endsWith('.json'))).toHaveLength(names.length);
  });

  it('is told from its quotations and signatures in nine of ten replies and more', async () => {
    const wrong: string[] = [];
    let replies = 0;
    for (const name of names) {
      const expected = expectedOf(name);
      if (expected.case !== 'reply') continue;
      replies += 1;
      const { text, subject } = await parsedOf(name);
      const found = visibleReply(text, subject).text;
      if (plain(found) !== plain(expected.reply ?? '')) {
        wrong.push(`${name}\n--- expected\n${expected.reply}\n--- found\n${found}`);
      }
    }
    const share = ((replies - wrong.length) / replies) * 100;
    process.stdout.write(`replies told rightly: ${replies - wrong.length} of ${replies} (${share.toFixed(1)} %)\n`);
    if (wrong.length > 0) process.stdout.write(`${wrong.join('\n\n')}\n`);
    expect(replies).toBeGreaterThan(40);
    expect(share).toBeGreaterThanOrEqual(90);
  });

  it.each(names)('%s is read as it should be', async (name) => {
    const expected = expectedOf(name);
    const mail = await parsedOf(name);
    expect(mail.broken).toBe(expected.broken ?? false);
    if (expected.from !== undefined) expect(mail.from?.email ?? null).toBe(expected.from);
    if (expected.subject !== undefined) expect(mail.subject).toBe(expected.subject);
    if (expected.messageId !== undefined) expect(mail.messageId).toBe(expected.messageId);
    if (expected.copied) expect(mail.copied.map(({ email }) => email)).toEqual(expected.copied);
    if (expected.case === 'parse' && expected.reply !== undefined) {
      expect(visibleReply(mail.text, mail.subject).text).toBe(expected.reply);
    }
    if (expected.parts) {
      const parts = mail.parts.map(({ filename, mimeType, inline }) => ({ filename, mimeType, inline }));
      expect(parts).toEqual(expected.parts.map((part) => ({ inline: false, ...part })));
    }
    const { nature } = natureOf(mail, expected.envelopeFrom ?? mail.from?.email ?? '?', desk);
    expect(nature).toBe(expected.nature ?? 'person');
  });
});
