import { describe, expect, it } from '@jest/globals';
import { compose, composeAll, type MailWords } from './compose.js';

const words: MailWords = {
  subject: '[{{ticket.number}}] {{ticket.subject}}',
  body: 'Hello {{reader.name}},\n\n{{actor.name}} wrote:\n\n{{comment.text}}\n\n{{reason}}\n\n{{ticket.link}}',
  button: 'View the request',
  colon: ':',
  footer: '{{desk.name}} · {{desk.contact}}',
  language: 'en',
};
const look = { name: 'Road', colour: '#ffcc00', logo: null };
const values = {
  'ticket.number': '483920',
  'ticket.subject': 'No power',
  'ticket.link': 'https://road.example/tickets/483920',
  'reader.name': 'Marie',
  'actor.name': 'Ali',
  'comment.text': 'First line\n\nSecond line',
  'desk.name': 'Road',
  'desk.contact': 'help@road.example',
};

describe('composing a mail', () => {
  it('reads well as plain text, with the comment quoted and the link on a line of its own', () => {
    expect(compose(words, values, look)).toMatchObject({
      subject: '[483920] No power',
      text: [
        'Hello Marie,',
        '',
        'Ali wrote:',
        '',
        '> First line',
        '> ',
        '> Second line',
        '',
        'View the request:',
        'https://road.example/tickets/483920',
        '',
        '-- ',
        'Road · help@road.example',
        '',
      ].join('\n'),
    });
  });

  it('makes a button of the link and a quotation of the comment in HTML', () => {
    const { html } = compose(words, values, look);
    expect(html).toContain('<a href="https://road.example/tickets/483920"');
    expect(html).toMatch(/<blockquote [^>]*>First line<br>\n<br>\nSecond line<\/blockquote>/);
    expect(html).toContain('<html lang="en">');
  });

  it('writes dark on a light button and light on a dark one', () => {
    expect(compose(words, values, look).html).toContain('background:#ffcc00;color:#000000');
    expect(compose(words, values, { ...look, colour: '#102030' }).html).toContain('background:#102030;color:#ffffff');
  });

  it('leaves out a paragraph that has nothing to say', () => {
    const { text } = compose(words, { ...values, 'comment.text': '' }, look);
    expect(text).not.toContain('>');
    expect(text).not.toContain('\n\n\n');
  });

  it('keeps what people wrote from becoming tags, templates or paragraphs', () => {
    const evil = '<img src=x onerror=alert(1)>{{desk.contact}}\n\nhttps://evil.example';
    const { html, text } = compose(words, { ...values, 'reader.name': evil, 'comment.text': evil }, look);
    expect(html).not.toContain('<img src=x');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;{{desk.contact}}');
    expect(html).not.toContain('href="https://evil.example');
    expect(text.split('\n')[0]).toBe('Hello <img src=x onerror=alert(1)>{{desk.contact}} https://evil.example,');
  });

  it('keeps line breaks and marks of direction out of the subject', () => {
    const { subject } = compose(words, { ...values, 'ticket.subject': 'a\r\nBcc: x@example.com\u202Egnp' }, look);
    expect(subject).toBe('[483920] a Bcc: x@example.comgnp');
  });

  it('lets nobody forge the marks that stand for values while a mail is composed', () => {
    const { text } = compose(words, { ...values, 'actor.name': '\uE0000\uE001x' }, look);
    expect(text).toContain('\n0x wrote:');
  });

  it('puts a link that stands in a sentence there', () => {
    const inline = { ...words, body: 'Read it at any time: {{ticket.link}}' };
    const { text, html } = compose(inline, values, look);
    expect(text).toContain('Read it at any time: https://road.example/tickets/483920\n');
    expect(html).toMatch(/at any time: <a href="https:\/\/road.example\/tickets\/483920"/);
  });

  it('shows only a logo that is a web address', () => {
    expect(compose(words, values, { ...look, logo: 'javascript:alert(1)' }).html).not.toContain('<img');
    expect(compose(words, values, { ...look, logo: 'https://road.example/logo.png' }).html).toContain(
      '<img src="https://road.example/logo.png" alt="Road"',
    );
  });
});

describe('composing one mail of several', () => {
  it('tells each in order, and what they have in common once, with the button at the end', () => {
    const moved = { ...words, body: 'Hello {{reader.name}},\n\nNow it is {{ticket.status}}.\n\n{{ticket.link}}' };
    const part = (status: string) => ({ words: moved, values: { ...values, 'ticket.status': status } });
    const { text, subject } = composeAll([part('on hold'), { words, values }, part('solved')], look);
    expect(subject).toBe('[483920] No power');
    expect(text.split('\n-- \n')[0]?.split('\n\n')).toEqual([
      'Hello Marie,',
      'Now it is on hold.',
      'Ali wrote:',
      '> First line\n> \n> Second line',
      'Now it is solved.',
      'View the request:\nhttps://road.example/tickets/483920\n',
    ]);
  });
});
