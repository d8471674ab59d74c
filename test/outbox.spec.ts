import { beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { blueprintSource, TestDesk } from './support/desks.js';
import { type Answer, call } from './support/http.js';
import { eventually, service } from './support/running.js';

describe('the outbox of a test desk', () => {
  let key: string;
  let slug: string;
  const invite = (name: string) => {
    const body = { name, email: `${name.toLowerCase()}@${slug}.example`, role: 'customer' };
    return call('post', '/v1/people', { token: key, body, expect: 201 });
  };
  const outbox = (query = '') => call('get', `/v1/test/outbox${query}`, { token: key, expect: 200 });
  const holding = (count: number) =>
    eventually(`${count} mails in the outbox`, async (): Promise<Answer | undefined> => {
      const page = await outbox();
      return page.body.items.length === count ? page : undefined;
    });

  beforeAll(async () => {
    slug = `outbox-${process.pid}-${process.hrtime.bigint()}`;
    const blueprint = blueprintSource('road').replace(/^(\s*slug:\s*).*$/m, `$1${slug}`);
    const body = { blueprint, test: true, mail: 'outbox' };
    const made = await call('post', '/v1/desks', { token: service().operatorToken, body, expect: 201 });
    key = made.body.apiKey;
    for (const name of ['Lea', 'Noe', 'Zoe']) await invite(name);
    await holding(3);
  });

  it('shows what would have been sent, newest first, and sends nothing', async () => {
    const { body } = await outbox();
    expect(body.items.map(({ to }: { to: string }) => to)).toEqual(
      ['zoe', 'noe', 'lea'].map((name) => `${name}@${slug}.example`),
    );
    expect(body.items[0]).toMatchObject({
      subject: 'Votre invitation chez Road',
      template: 'account.invited/addressee',
    });
    expect(body.items[0].text).toContain('#token=gl_');
    expect(service().mail.messages.filter(({ to }) => to.some((email) => email.endsWith(`${slug}.example`)))).toEqual(
      [],
    );
  });

  it('is searched by recipient and read page by page', async () => {
    const found = await outbox(`?to=NOE@${slug}.example`);
    expect(found.body.items).toHaveLength(1);
    const first = await outbox('?limit=2');
    const second = await outbox(`?limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items]).toHaveLength(3);
    expect(second.body.nextCursor).toBeNull();
  });

  it('does not exist at a desk that is real', async () => {
    const real = `real-${process.pid}-${process.hrtime.bigint()}`;
    const blueprint = blueprintSource('road').replace(/^(\s*slug:\s*).*$/m, `$1${real}`);
    const made = await call('post', '/v1/desks', { token: service().operatorToken, body: { blueprint }, expect: 201 });
    await call('get', '/v1/test/outbox', { token: made.body.apiKey, expect: 403 });
  });

  it('is shown in the mailbox page where mail is kept, to nobody who comes by another name', async () => {
    const environment = { ...service().environment, MAILBOX: 'on' };
    const { child, ready } = service().startProcess('apps/api/src/main.js', environment);
    try {
      const base = (await ready) ?? '';
      const page = await request(base).get('/mailbox').set('accept-language', 'de').expect(200);
      expect(page.text).toContain('<html lang="de">');
      const found = await request(base).get(`/mailbox/messages?to=lea@${slug}`).expect(200);
      expect(found.body.items).toMatchObject([{ to: `lea@${slug}.example`, desk: { slug } }]);
      const [mail] = found.body.items;
      const html = await request(base).get(`/mailbox/messages/${mail.desk.id}/${mail.id}`).expect(200);
      expect(html.text).toContain('Terminer l’inscription</a>');
      expect(html.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
      await request(base).get('/mailbox/messages').set('host', 'evil.example').expect(403);
      await request(base).get('/mailbox/messages').set('sec-fetch-site', 'cross-site').expect(403);
      await request(base).get(`/mailbox/messages/${mail.desk.id}/${mail.desk.id}`).expect(404);
    } finally {
      child.kill('SIGTERM');
    }
    await request(service().url).get('/mailbox').expect(404);
  });
});

describe('the pages that links lead to', () => {
  it('speak a language of the reader and the desk, and allow nothing inline', async () => {
    const desk = await TestDesk.open('supplyon');
    for (const path of ['links', 'tickets/100000']) {
      const page = await request(service().url)
        .get(`/portal/${desk.slug}/${path}`)
        .set('accept-language', 'de-AT')
        .expect(200);
      expect(page.headers['content-security-policy']).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'",
      );
      expect(page.text).toContain('<html lang="de">');
      expect(page.text).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
      const [, script = ''] = /src="(\/pages\/[\w-]+\.js)"/.exec(page.text) ?? [];
      await request(service().url)
        .get(script)
        .expect(200)
        .expect('content-type', /javascript/);
    }
  });

  it('are not there for a desk that is not there', async () => {
    await request(service().url)
      .get('/portal/nowhere/links')
      .expect(404)
      .expect('content-type', /problem\+json/);
  });
});
