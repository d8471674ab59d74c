import { describe, expect, it } from '@jest/globals';
import { linkToken, TestDesk } from './support/desks.js';

describe('mail', () => {
  it('brings Lea her invitation, as text and HTML, with a link that nobody kept', async () => {
    const desk = await TestDesk.open('road');
    const email = desk.addressOf('Lea Martin');
    await desk.call('post', '/v1/people', { body: { name: 'Lea Martin', email, role: 'customer' }, expect: 201 });

    const { parsed, from } = await desk.mailTo(email);

    expect(parsed.subject).toBe('Votre invitation chez Road');
    expect(parsed.from?.address).toBe(from);
    expect(parsed.text).toContain('Terminer l’inscription :\nhttp');
    expect(parsed.html).toContain('Terminer l’inscription</a>');
    expect(linkToken({ to: [email], from, raw: Buffer.alloc(0), parsed })).toMatch(/^gl_[0-9a-f]{32}_/);
  });
});
