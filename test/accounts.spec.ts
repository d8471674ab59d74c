import { describe, expect, it } from '@jest/globals';
import { linkToken, password, TestDesk } from './support/desks.js';
import { call } from './support/http.js';
import { file } from './support/stories.js';

describe('the people of a desk', () => {
  it('are listed for staff page by page, and found by the beginning of name or address', async () => {
    const desk = await TestDesk.open('road');
    const nina = await desk.person({ name: 'Nina Roux', role: 'agent' });
    for (const name of ['Ana Martin', 'Anatole France', 'Ben Petit']) {
      const body = { name, email: desk.addressOf(name), invite: false };
      await desk.call('post', '/v1/people', { body, expect: 201 });
    }
    const names = async (query: string) => {
      const { items } = (await nina.call('get', `/v1/people?${query}`, { expect: 200 })).body;
      return items.map(({ name }: { name: string }) => name);
    };
    expect(await names('q=ana')).toEqual(['Anatole France', 'Ana Martin']);
    expect(await names('q=martin')).toEqual(['Ana Martin']);
    expect(await names('q=ben.petit@')).toEqual(['Ben Petit']);
    expect(await names('q=%25')).toEqual([]);
    expect(await names('role=agent')).toEqual(['Nina Roux']);

    const first = await nina.call('get', '/v1/people?limit=3', { expect: 200 });
    const { nextCursor } = first.body;
    const rest = await nina.call('get', `/v1/people?limit=3&cursor=${nextCursor}`, { expect: 200 });
    expect([...first.body.items, ...rest.body.items].map(({ name }) => name)).toEqual([
      'Ben Petit',
      'Anatole France',
      'Ana Martin',
      'Nina Roux',
    ]);
    await nina.call('get', `/v1/people?limit=3&q=ana&cursor=${nextCursor}`, { expect: 400 });
  });

  it('are out of customers’ sight, and of every other desk’s', async () => {
    const [desk, other] = [await TestDesk.open('road'), await TestDesk.open('road')];
    const ana = await desk.person({ name: 'Ana' });
    await ana.call('get', '/v1/people', { expect: 403 });
    await ana.call('get', `/v1/people/${ana.id}`, { expect: 403 });
    const { requestId: _, ...foreign } = (await other.call('get', `/v1/people/${ana.id}`, { expect: 404 })).body;
    const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect((await other.call('get', `/v1/people/${nobody}`, { expect: 404 })).body).toMatchObject(foreign);
    const list = (await other.call('get', '/v1/people', { expect: 200 })).body;
    expect(list.items).toEqual([]);
  });

  it('are changed on the version that was read', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const read = await desk.call('get', `/v1/people/${ana.id}`, { expect: 200 });
    const change = (headers: Record<string, string>) =>
      desk.call('patch', `/v1/people/${ana.id}`, { body: { name: 'Ana Martin', language: 'en' }, headers });
    expect((await change({})).status).toBe(428);
    const etag = read.headers['etag'] ?? '';
    expect(await change({ 'if-match': etag })).toMatchObject({
      status: 200,
      body: { name: 'Ana Martin', language: 'en', version: read.body.version + 1 },
    });
    expect(await change({ 'if-match': etag })).toMatchObject({
      status: 412,
      body: { currentVersion: read.body.version + 1 },
    });
    const badLanguage = { body: { language: 'nl' }, headers: { 'if-match': '*' }, expect: 422 };
    await desk.call('patch', `/v1/people/${ana.id}`, badLanguage);
  });

  it('hold an address each; a second person at the same one is refused', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const body = { name: 'Another Ana', email: ana.email.toUpperCase() };
    expect((await desk.call('post', '/v1/people', { body, expect: 409 })).body.code).toBe('already-exists');
  });

  it('change their own name, language and zone, and nothing else', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const headers = { 'if-match': '*' };
    const changed = await ana.call('patch', '/v1/me', {
      body: { name: 'Ana M', language: 'en', timeZone: 'Europe/Paris' },
      headers,
      expect: 200,
    });
    expect(changed.body).toMatchObject({ name: 'Ana M', language: 'en', timeZone: 'Europe/Paris', role: 'customer' });
    await ana.call('patch', '/v1/me', { body: { role: 'admin' }, headers, expect: 400 });
    expect((await ana.call('get', '/v1/me', { expect: 200 })).headers['content-language']).toBe('en');
    const french = await ana.call('get', '/v1/me', { headers: { 'accept-language': 'fr' }, expect: 200 });
    expect(french.headers['content-language']).toBe('fr');
  });
});

describe('who may do what with staff', () => {
  it('lets admins change roles, agents look after customers alone, and nobody lift themselves', async () => {
    const desk = await TestDesk.open('road');
    const ada = await desk.person({ name: 'Ada', role: 'admin' });
    const nina = await desk.person({ name: 'Nina', role: 'agent' });
    const ana = await desk.person({ name: 'Ana' });
    const headers = { 'if-match': '*' };
    const lift = (by: typeof ada, who: typeof ada, role: string) =>
      by.call('patch', `/v1/people/${who.id}`, { body: { role }, headers });

    expect((await lift(nina, nina, 'admin')).status).toBe(403);
    expect((await lift(nina, ana, 'agent')).status).toBe(403);
    expect((await lift(ada, ada, 'customer')).status).toBe(403);
    const colleague = { name: 'Noah', email: desk.addressOf('Noah'), role: 'agent' };
    await nina.call('post', '/v1/people', { body: colleague, expect: 403 });
    await nina.call('post', `/v1/people/${ada.id}/suspension`, { expect: 403 });
    await nina.call('post', `/v1/people/${ana.id}/suspension`, { expect: 201 });
    expect(await lift(ada, nina, 'admin')).toMatchObject({ status: 200, body: { role: 'admin' } });
    // The token says agent, the row says admin: the row counts.
    await nina.call('get', '/v1/api-keys', { expect: 200 });
  });

  it('keeps the last admin', async () => {
    const desk = await TestDesk.open('road');
    const ada = await desk.person({ name: 'Ada', role: 'admin' });
    await desk.call('post', `/v1/people/${ada.id}/suspension`, { expect: 409 });
    const demotion = { body: { role: 'agent' }, headers: { 'if-match': '*' } };
    await desk.call('patch', `/v1/people/${ada.id}`, { ...demotion, expect: 409 });
    const eve = await desk.person({ name: 'Eve', role: 'admin' });
    const both = await Promise.all([
      ada.call('post', `/v1/people/${eve.id}/suspension`),
      eve.call('post', `/v1/people/${ada.id}/suspension`),
    ]);
    expect(both.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('puts agents into the groups of the blueprint, and no customers', async () => {
    const desk = await TestDesk.open('support-ops');
    const ada = await desk.person({ name: 'Ada', role: 'admin' });
    const nina = await desk.person({ name: 'Nina', role: 'agent' });
    const ana = await desk.person({ name: 'Ana' });
    const [group] = (await nina.call('get', '/v1/groups', { expect: 200 })).body.items;
    const place = `/v1/groups/${group.key}/members`;
    await nina.call('put', `${place}/${nina.id}`, { expect: 403 });
    await ada.call('put', `${place}/${nina.id}`, { expect: 204 });
    await ada.call('put', `${place}/${nina.id}`, { expect: 204 });
    await ada.call('put', `${place}/${ana.id}`, { expect: 409 });
    await ada.call('put', `/v1/groups/unheard/members/${nina.id}`, { expect: 404 });
    const { items } = (await nina.call('get', '/v1/groups', { expect: 200 })).body;
    expect(items[0].members).toEqual([{ id: nina.id, name: 'Nina' }]);
    expect((await nina.call('get', '/v1/me', { expect: 200 })).body.groups).toEqual([group.key]);
    await ada.call('delete', `${place}/${nina.id}`, { expect: 204 });
    await ada.call('delete', `${place}/${nina.id}`, { expect: 404 });
  });
});

describe('an organization', () => {
  it('is joined by its mail domain once the address is proved, not before', async () => {
    const desk = await TestDesk.open('road');
    const domain = `${desk.slug}.example`;
    const made = await desk.call('post', '/v1/organizations', { body: { name: 'Charge', domains: [domain] } });
    expect(made.status).toBe(201);
    const email = desk.addressOf('Ana');
    const invited = await desk.call('post', '/v1/people', { body: { name: 'Ana', email }, expect: 201 });
    expect(invited.body.organizations).toEqual([]);
    const token = linkToken(await desk.mailTo(email));
    await desk.visit('post', '/link-redemptions', { body: { token, password }, expect: 201 });
    const ana = await desk.call('get', `/v1/people/${invited.body.id}`, { expect: 200 });
    expect(ana.body.organizations).toEqual([{ id: made.body.id, name: 'Charge' }]);
  });

  it('takes in those who proved theirs before it had the domain, and staff of no kind', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const nina = await desk.person({ name: 'Nina', role: 'agent' });
    const body = { name: 'Charge', domains: [`${desk.slug}.example`] };
    await desk.call('post', '/v1/organizations', { body, expect: 201 });
    expect((await ana.call('get', '/v1/me', { expect: 200 })).body.organizations).toHaveLength(1);
    expect((await nina.call('get', '/v1/me', { expect: 200 })).body.organizations).toEqual([]);
  });

  it('has no public mail domain, and none of another', async () => {
    const desk = await TestDesk.open('road');
    const make = (name: string, ...domains: string[]) =>
      desk.call('post', '/v1/organizations', { body: { name, domains } });
    expect(await make('Everybody', 'gmail.com')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/domains', code: 'public-domain' }] },
    });
    expect((await make('Charge', 'charge.example')).status).toBe(201);
    expect(await make('Other', 'Charge.example')).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/domains' }] },
    });
    expect(await make('CHARGE')).toMatchObject({ status: 409, body: { errors: [{ pointer: '/name' }] } });
  });

  it('is made, changed, listed and deleted by staff', async () => {
    const desk = await TestDesk.open('road');
    const nina = await desk.person({ name: 'Nina', role: 'agent' });
    const ana = await desk.person({ name: 'Ana' });
    const made = await nina.call('post', '/v1/organizations', { body: { name: 'Charge' }, expect: 201 });
    await nina.call('put', `/v1/organizations/${made.body.id}/members/${ana.id}`, { expect: 204 });
    await ana.call('get', '/v1/organizations', { expect: 403 });
    const headers = { 'if-match': made.headers['etag'] ?? '' };
    const place = `/v1/organizations/${made.body.id}`;
    const changed = await nina.call('patch', place, { body: { name: 'Charge SA' }, headers, expect: 200 });
    expect((await ana.call('get', '/v1/me', { expect: 200 })).body.organizations[0].name).toBe('Charge SA');
    await nina.call('delete', place, { headers, expect: 412 });
    const { items } = (await nina.call('get', '/v1/organizations?q=sa', { expect: 200 })).body;
    expect(items).toEqual([changed.body]);
    await nina.call('delete', place, { headers: { 'if-match': changed.headers['etag'] ?? '' }, expect: 204 });
    expect((await ana.call('get', '/v1/me', { expect: 200 })).body.organizations).toEqual([]);
  });

  it('can be deleted when there are tickets of it: these stay, as their requesters’ alone', async () => {
    const desk = await TestDesk.open('road');
    const [nina, ana] = [
      await desk.person({ name: 'Nina', role: 'agent' }),
      await desk.person({ name: 'Ana', organization: 'Charge' }),
    ];
    const { id } = await file(ana, 'generalQuestion', { subject: 'Lamp', description: 'Dark.' });
    const place = `/v1/organizations/${await desk.organization('Charge')}`;
    const { headers } = await nina.call('get', place, { expect: 200 });
    await nina.call('delete', place, { headers: { 'if-match': headers['etag'] ?? '' }, expect: 204 });
    expect((await ana.call('get', `/v1/tickets/${id}`, { expect: 200 })).body.organization).toBeNull();
  });

  it('takes a contact as an object alone', async () => {
    const desk = await TestDesk.open('road');
    const body = { name: 'Charge', consultant: [] };
    const refused = await desk.call('post', '/v1/organizations', { body, expect: 400 });
    expect(refused.body.errors).toMatchObject([{ pointer: '/consultant' }]);
  });
});

describe('a second address', () => {
  it('becomes one’s own when its link is used, and not before', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const email = desk.addressOf('Ana Elsewhere');
    await ana.call('post', '/v1/me/addresses', { body: { email }, expect: 202 });
    const token = linkToken(await desk.mailTo(email));
    expect((await ana.call('get', '/v1/me', { expect: 200 })).body.addresses).toHaveLength(1);
    const used = await desk.visit('post', '/link-redemptions', { body: { token }, expect: 201 });
    expect(used.body).toMatchObject({ purpose: 'proveAddress', accessToken: null });
    const { addresses } = (await ana.call('get', '/v1/me', { expect: 200 })).body;
    expect(addresses).toMatchObject([{ isPrimary: true }, { email, isPrimary: false }]);
    await desk.signIn(email);

    await ana.call('delete', `/v1/me/addresses/${addresses[0].id}`, { expect: 409 });
    await ana.call('delete', `/v1/me/addresses/${addresses[1].id}`, { expect: 204 });
    await ana.call('delete', `/v1/me/addresses/${addresses[1].id}`, { expect: 404 });
  });

  it('that is of the desk’s own people or of somebody suspended is asked for alike, and nothing comes of it', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const ben = await desk.person({ name: 'Ben', role: 'agent' });
    const cleo = await desk.person({ name: 'Cleo' });
    await desk.call('post', `/v1/people/${cleo.id}/suspension`, { expect: 201 });
    const add = (email: string) => ana.call('post', '/v1/me/addresses', { body: { email }, expect: 202 });
    const taken = [await add(ben.email), await add(cleo.email)];
    const free = await add(desk.addressOf('Free'));
    expect(taken.map(({ body }) => body)).toEqual([free.body, free.body]);
    await desk.mailTo(desk.addressOf('Free'));
    // All were relayed in order: had they got a mail, it would be there.
    expect([ben, cleo].map(({ email }) => desk.mailsTo(email).length)).toEqual([1, 1]);
  });
});

describe('an API key', () => {
  it('is made by an admin in person, shown once, and does what its scopes say', async () => {
    const desk = await TestDesk.open('road');
    const ada = await desk.person({ name: 'Ada', role: 'admin' });
    const nina = await desk.person({ name: 'Nina', role: 'agent' });
    const body = { name: 'telephone system', scopes: ['accounts:read'] };
    await nina.call('post', '/v1/api-keys', { body, expect: 403 });
    await desk.call('post', '/v1/api-keys', { body, expect: 403 });
    const made = (await ada.call('post', '/v1/api-keys', { body, expect: 201 })).body;
    expect(made).toMatchObject({ ...body, createdBy: ada.id, hint: made.key.slice(-4) });
    await call('get', '/v1/people', { token: made.key, expect: 200 });
    const newcomer = { name: 'Ana', email: desk.addressOf('Ana') };
    const refused = await call('post', '/v1/people', { token: made.key, body: newcomer, expect: 403 });
    expect(refused.body.code).toBe('insufficient-scope');
    const { key: _, ...shown } = made;
    const read = (await ada.call('get', `/v1/api-keys/${made.id}`, { expect: 200 })).body;
    expect(read).toEqual({ ...shown, lastUsedAt: read.lastUsedAt });
  });

  it('is refused when a character of it is wrong', async () => {
    const desk = await TestDesk.open('road');
    const typo = desk.key.slice(0, -1) + (desk.key.endsWith('A') ? 'B' : 'A');
    expect(await call('get', '/v1/people', { token: typo })).toMatchObject({
      status: 401,
      body: { code: 'invalid-credentials' },
    });
  });

  it('is replaced with an overlap, after which the old one is refused', async () => {
    const desk = await TestDesk.open('road');
    const ada = await desk.person({ name: 'Ada', role: 'admin' });
    const body = { name: 'partner', scopes: ['accounts:read'] };
    const old = (await ada.call('post', '/v1/api-keys', { body, expect: 201 })).body;
    await desk.moveClock({ by: 'PT0S' });
    const rotation = `/v1/api-keys/${old.id}/rotation`;
    const next = (await ada.call('post', rotation, { body: { overlapHours: 2 }, expect: 201 })).body;
    const both = async () =>
      Promise.all([old.key, next.key].map(async (token) => (await call('get', '/v1/people', { token })).status));
    expect(await both()).toEqual([200, 200]);
    await desk.moveClock({ by: 'PT2H' });
    expect(await both()).toEqual([401, 200]);
  });

  it('is over when it expires or is revoked', async () => {
    const desk = await TestDesk.open('road');
    const ada = await desk.person({ name: 'Ada', role: 'admin' });
    const now = await desk.moveClock({ by: 'PT0S' });
    const expiresAt = new Date(now.getTime() + 3_600_000).toISOString();
    const make = async (more: object) =>
      (await ada.call('post', '/v1/api-keys', { body: { name: 'k', scopes: ['accounts:read'], ...more }, expect: 201 }))
        .body;
    const [short, long] = [await make({ expiresAt }), await make({})];
    const status = async (token: string) => (await call('get', '/v1/people', { token })).status;
    expect([await status(short.key), await status(long.key)]).toEqual([200, 200]);
    await desk.moveClock({ by: 'PT1H' });
    expect([await status(short.key), await status(long.key)]).toEqual([401, 200]);
    await ada.call('delete', `/v1/api-keys/${long.id}`, { expect: 204 });
    expect(await status(long.key)).toBe(401);
    await ada.call('delete', `/v1/api-keys/${long.id}`, { expect: 409 });
    const past = { name: 'k', scopes: ['accounts:read'], expiresAt: now.toISOString() };
    await ada.call('post', '/v1/api-keys', { body: past, expect: 422 });
  });
});
