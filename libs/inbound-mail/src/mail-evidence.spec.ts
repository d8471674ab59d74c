import { describe, expect, it } from '@jest/globals';
import { authenticityOf } from './mail-authentication.js';
import { identityOf, messageIdOf } from './mail-identity.js';
import { parseMail } from './parsed-mail.js';
import { visibleReply } from './reply-text.js';

const raw = (...lines: string[]) => Buffer.from(lines.join('\r\n'));
const message = raw('From: lea@vif.example', 'Message-ID: <a@vif.example>', 'Subject: Hi', '', 'Hello.', '');

describe('the same message', () => {
  it('stays the same, whatever servers add on the way', () => {
    const later = raw(
      'Return-Path: <lea@vif.example>',
      'Received: from a by b;',
      '\tSat, 22 Nov 2025 10:00:00 +0000',
      'DKIM-Signature: v=1; b=abc',
      'From: lea@vif.example',
      'Message-ID: <a@vif.example>',
      'Subject: Hi',
      '',
      'Hello.',
      '',
      '',
    );
    expect(identityOf(later)).toEqual(identityOf(message));
    expect(messageIdOf(later)).toBe('<a@vif.example>');
  });

  it('is another one with other words under the same Message-ID', () => {
    expect(
      identityOf(raw('From: lea@vif.example', 'Message-ID: <a@vif.example>', 'Subject: Hi', '', 'Bye.')),
    ).not.toEqual(identityOf(message));
  });

  it('needs no head, no end of it and no Message-ID', () => {
    for (const odd of ['', 'no header at all', 'A: b', '\r\n\r\n', '\n\nbody'])
      expect(identityOf(Buffer.from(odd))).toHaveLength(32);
    expect(messageIdOf(Buffer.from('\n\nMessage-ID: <in@the.body>'))).toBeNull();
  });
});

describe('what a receiving server found out', () => {
  const trusted = new Set(['mx.desk.example']);
  const found = async (...results: string[]) =>
    authenticityOf(await parseMail(raw(...results.map((each) => `Authentication-Results: ${each}`), '', '')), trusted);

  it('counts when the server is trusted', async () => {
    expect(await found('mx.desk.example; spf=pass; dmarc=pass (p=reject) header.from=vif.example')).toBe('pass');
    expect(await found('MX.desk.example 1; dkim=pass; dmarc=fail')).toBe('fail');
    expect(await found('mx.desk.example; none')).toBe('unknown');
  });

  it('is passed over when a stranger wrote it', async () => {
    expect(await found('mx.evil.example; dmarc=pass')).toBe('unknown');
    expect(await found('mx.evil.example (mx.desk.example); dmarc=pass')).toBe('unknown');
    expect(await found('mx.desk.example; dmarc=fail', 'mx.desk.example; dmarc=pass')).toBe('fail');
    expect(await found()).toBe('unknown');
  });
});

describe('a large or hostile message', () => {
  it('of ten mebibytes is read with all that is attached', async () => {
    const attached = Buffer.alloc(7_500_000, 'guichet ');
    const encoded = attached.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
    const head = [
      'From: lea@vif.example',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
    ];
    const file = [
      '--b',
      'Content-Type: video/mp4; name=film.mp4',
      'Content-Transfer-Encoding: base64',
      '',
      encoded,
      '--b--',
    ];
    const large = raw(...head, '', 'See the film.', ...file);
    expect(large.length).toBeGreaterThan(10_000_000);
    const mail = await parseMail(large);
    expect(mail.text.trim()).toBe('See the film.');
    expect(mail.parts.map(({ filename, content }) => [filename, content.length])).toEqual([['film.mp4', 7_500_000]]);
  });

  it('ends, however its text was made to keep a reader busy', async () => {
    const many = 200_000;
    const texts = [
      '> '.repeat(many),
      'On 1\n'.repeat(many / 5),
      `On 1 ${'a '.repeat(many)}wrote:`,
      'From: a\n'.repeat(many / 8),
      'Sent from my iPhone\n'.repeat(many / 20),
      `${'-'.repeat(many)}\nFrom: a`,
      `${' '.repeat(many)}x`,
      `Regards\n${'1'.repeat(many)}`,
    ];
    for (const text of texts) expect(typeof visibleReply(text).text).toBe('string');
    const pages = [
      '<'.repeat(many),
      '<a '.repeat(many),
      '<!--'.repeat(many),
      '<blockquote>'.repeat(many),
      '&'.repeat(many),
    ];
    for (const page of pages) {
      const { text } = await parseMail(raw('From: a@b.example', 'Content-Type: text/html', '', page));
      expect(typeof visibleReply(text).text).toBe('string');
    }
  });
});
