import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkToken, password, type TestDesk } from './support/desks.js';
import { upload } from './support/files.js';
import { type LoggedService, openLoggedService } from './support/logged-service.js';
import { openMailDesk, send } from './support/mail-client.js';
import { raw } from './support/raw.js';
import { eventually, service as running } from './support/running.js';
import { file, say } from './support/stories.js';

/** Stands in all that must not be found. */
const mark = 'zqxsecretvbnm';

describe('what the service says of itself', () => {
  let service: LoggedService;
  let desk: TestDesk;
  let address: string;
  beforeAll(async () => {
    service = await openLoggedService('logs');
    ({ desk, address } = await openMailDesk('road'));
  });
  afterAll(() => service.end());

  it('holds no password, no token, no key, no link and nothing of what people write, even where it goes wrong', async () => {
    const admin = await desk.person({ name: 'Eve Admin', role: 'admin' });
    const made = await admin.call('post', '/v1/api-keys', { body: { name: mark, scopes: ['mail:read'] }, expect: 201 });
    const ana = await desk.person({ name: `Ana ${mark}` });
    const json = { 'content-type': 'application/json' };
    const bearer = { authorization: `Bearer ${ana.token}` };

    // Wrong and broken, at every door that takes a secret or a text.
    await desk.visit('post', '/sessions', { body: { email: ana.email, password: mark }, expect: 401 });
    await desk.visit('post', '/link-redemptions', { body: { token: `gl_${mark}`, password }, expect: 410 });
    await raw('POST', '/v1/tokens', json, JSON.stringify({ refreshToken: `gr_${mark}` }));
    await raw('GET', '/v1/me', { authorization: `Bearer ${mark}` });
    await raw('GET', '/v1/me', { authorization: `Bearer gk_${mark}` });
    await raw('GET', `/v1/downloads/${mark}`);
    await raw('GET', `/v1/tickets?q=${mark}&unknown=${mark}`, bearer);
    await raw('POST', '/v1/tickets', { ...json, ...bearer }, `{"${mark}": "${mark}`);
    await raw(
      'POST',
      '/v1/tickets',
      { ...json, ...bearer },
      JSON.stringify({ requestType: mark, fields: { a: mark } }),
    );
    await raw('POST', `/v1/${mark}`, { ...json, ...bearer, cookie: mark }, JSON.stringify({ a: mark }));
    await desk.visit('post', '/password-links', { body: { email: ana.email }, expect: 202 });
    const link = linkToken(await desk.mailTo(ana.email, (mail) => linkToken(mail) !== undefined)) ?? '';
    expect(link).not.toBe('');

    // And right.
    const fields = { subject: mark, description: mark, location: mark };
    const { id: attached } = (await upload(ana, `${mark}.txt`, mark)).body;
    const ticket = await file(ana, 'generalQuestion', fields, { attachmentIds: [attached] }).catch(async () =>
      file(ana, 'generalQuestion', { subject: mark, description: mark }, { attachmentIds: [attached] }),
    );
    await say(ana, ticket.id, mark);
    await send({ from: ana.email, to: address, subject: mark, text: mark });

    // Where it goes wrong on our side: the mail server refuses, the database is not as the code thinks.
    const { control } = running().mail;
    control.refuse = () => ({ code: 550, message: `<${ana.email}> is refused, says ${mark}` });
    await say(admin, ticket.id, `Refused ${mark}`);
    const owner = await service.database.asOwner();
    await eventually('a mail to be refused', async () => {
      const { rows } = await owner.query(`SELECT FROM mail WHERE last_error IS NOT NULL OR status = 'failed'`);
      return rows.length > 0 ? true : undefined;
    });
    control.refuse = undefined;
    await owner.query('ALTER TABLE comment RENAME TO comment_away');
    const broken = await raw(
      'POST',
      `/v1/tickets/${ticket.id}/comments`,
      { ...json, ...bearer },
      JSON.stringify({ body: mark }),
    );
    await owner.query('ALTER TABLE comment_away RENAME TO comment');
    expect(broken.status).toBe(500);

    // It does say that something went wrong, and by which request it can be found.
    const { requestId } = JSON.parse(broken.text);
    const said = await eventually('the log to tell of it', () => {
      const text = service.log();
      return text.includes(requestId) ? text : undefined;
    });
    for (const secret of [mark, password, ana.token, ana.refreshToken, made.body.key, desk.key, link]) {
      expect(said.split('\n').filter((line) => line.includes(secret))).toEqual([]);
    }
  });
});
