import { beforeAll, describe, expect, it } from '@jest/globals';
import { draft, published, titlesOf } from '../support/articles.js';
import { linkToken, type Person, password, type TestDesk } from '../support/desks.js';
import { fetchFile, upload } from '../support/files.js';
import { answer, openMailDesk, send, settled } from '../support/mail-client.js';
import { change, file, history, list, move, read, say, subjectsOf } from '../support/stories.js';

const slow = { subject: 'La carte est lente', description: 'Depuis hier.' };

describe('trackoe: a vehicle-tracking vendor', () => {
  let desk: TestDesk;
  let lea: Person; // customer at Transports Vif
  let marc: Person; // her colleague
  let yves: Person; // customer elsewhere
  let odile: Person; // agent
  let address: string; // where the desk reads mail

  beforeAll(async () => {
    ({ desk, address } = await openMailDesk('trackoe'));
    [lea, marc, yves, odile] = await Promise.all([
      desk.person({ name: 'Lea Vif', organization: 'Transports Vif' }),
      desk.person({ name: 'Marc Vif', organization: 'Transports Vif' }),
      desk.person({ name: 'Yves Loin', organization: 'Loin SA' }),
      desk.person({ name: 'Odile Support', role: 'agent' }),
    ]);
  });

  it('T1: the first contact is a mail, which becomes a ticket and its sender a known customer', async () => {
    const email = desk.addressOf('Nora Premier');
    const text = 'Bonjour,\nma balise ne répond plus.\nhttp://spam.example';
    await send({ from: `Nora Premier <${email}>`, to: address, subject: 'Balise muette', text });
    // Nothing that a stranger wrote goes to an address that nobody proved: whose it is, they may not even know.
    const confirmed = await desk.mailTo(email);
    expect(`${confirmed.parsed.subject} ${confirmed.parsed.text}`).not.toMatch(/Nora|spam|Balise/);
    const [ticket] = await list(odile, 'q=balise%20muette');
    expect(ticket).toMatchObject({ channel: 'email', requester: { name: 'Nora Premier' } });
    expect((await read(odile, ticket.id)).fields.description).toBe(text);
    expect(confirmed.parsed.subject).toContain(ticket.number);

    // Their answer through the address that came with it proves that the mailbox is theirs.
    await send(answer(confirmed, email, 'Elle clignote en rouge.'));
    await settled(desk, ({ status, ticketId }) => status === 'commented' && ticketId === ticket.id);
    await say(odile, ticket.id, 'Merci, nous regardons.');
    const news = await desk.mailTo(email, ({ parsed }) => (parsed.text ?? '').includes('nous regardons'));
    expect(news.parsed.text).toContain('Balise muette');
    await desk.visit('post', '/password-links', { body: { email }, expect: 202 });
    const token = linkToken(await desk.mailTo(email, (each) => linkToken(each) !== undefined));
    await desk.visit('post', '/link-redemptions', { body: { token, name: 'Nora Premier', password }, expect: 201 });
    expect(subjectsOf(await list(await desk.signIn(email), 'view=requested'))).toEqual(['Balise muette']);
  });

  it('T1: only known addresses enter, and an unknown one is not told from a known one', async () => {
    const unknown = desk.addressOf('Inconnu Total');
    const refusals = await Promise.all(
      [unknown, lea.email].map((email) =>
        desk.visit('post', '/sessions', { body: { email, password: 'wrong password 1!' }, expect: 401 }),
      ),
    );
    const links = await Promise.all(
      [unknown, lea.email].map((email) => desk.visit('post', '/password-links', { body: { email }, expect: 202 })),
    );
    for (const [one, other] of [refusals, links])
      expect({ ...one?.body, requestId: '' }).toEqual({ ...other?.body, requestId: '' });
    await desk.mailTo(lea.email, (mail) => linkToken(mail) !== undefined);
    expect(desk.mailsTo(unknown)).toEqual([]);
  });

  it('T2: somebody known finishes their registration by mail with name and password, and is signed in at once (the view-link in other mails: R4)', async () => {
    const email = desk.addressOf('Tom Connu');
    await desk.call('post', '/v1/people', { body: { name: 'tom', email, invite: false }, expect: 201 });
    await desk.visit('post', '/password-links', { body: { email }, expect: 202 });
    const mail = await desk.mailTo(email, (each) => linkToken(each) !== undefined);
    const body = { token: linkToken(mail), name: 'Tom Connu', password };
    const redeemed = await desk.visit('post', '/link-redemptions', { body, expect: 201 });
    expect(redeemed.body.accessToken).toEqual(expect.any(String));
    await desk.visit('post', '/link-redemptions', { body, expect: 410 });
    expect((await desk.signIn(email)).name).toBe('Tom Connu');
  });

  it('T3: after sign-in there are my requests, my profile, sign-out, filing, the search of the documentation and a link to it', async () => {
    const session = await desk.signIn(lea.email);
    await file(session, 'assistance', slow);
    expect(subjectsOf(await list(session, 'view=requested'))).toContain(slow.subject);
    const profile = await change(session, 'patch', '/v1/me', { name: 'Léa Vif' });
    expect(profile.name).toBe('Léa Vif');
    expect((await desk.visit('get', '', { expect: 200 })).body.documentation).toMatch(/^https:/);
    await published(odile, { title: 'Lire la carte', body: 'La carte montre chaque véhicule.', audience: 'customers' });
    const search = `/v1/desks/${desk.slug}/article-search?q=vehicules`;
    expect(titlesOf((await session.call('get', search, { expect: 200 })).body.items)).toEqual(['Lire la carte']);
    expect((await desk.visit('get', '/article-search?q=vehicules', { expect: 200 })).body.items).toEqual([]);
    await session.call('delete', '/v1/sessions/current', { expect: 204 });
    await session.call('get', '/v1/me', { expect: 401 });
  });

  it('T4: the list can be searched, and each person’s choice of columns and their order is remembered', async () => {
    await file(lea, 'assistance', { ...slow, subject: 'Le boîtier clignote' });
    expect(subjectsOf(await list(lea, 'q=boitier%20clign'))).toEqual(['Le boîtier clignote']);
    expect(await list(yves, 'q=boitier')).toEqual([]);
    const before = (await lea.call('get', '/v1/me/ticket-columns', { expect: 200 })).body;
    expect(before.chosen).toBe(false);
    await change(lea, 'put', '/v1/me/ticket-columns', { columns: ['status', 'number', 'subject'] });
    const session = await desk.signIn(lea.email);
    const after = (await session.call('get', '/v1/me/ticket-columns', { expect: 200 })).body;
    expect(after.columns.map(({ key }: { key: string }) => key)).toEqual(['status', 'number', 'subject']);
    expect((await marc.call('get', '/v1/me/ticket-columns', { expect: 200 })).body.chosen).toBe(false);
  });

  it('T5: a ticket shows the request, the exchanges and its state, and its participants; its reader switches notifications on or off; its requester resolves or cancels it without support', async () => {
    const { id } = await file(lea, 'assistance', slow);
    await say(odile, id, 'Nous regardons.');
    expect(await read(lea, id)).toMatchObject({ fields: slow, status: { key: 'open' }, requester: { id: lea.id } });
    expect((await lea.call('get', `/v1/tickets/${id}/comments`, { expect: 200 })).body.items).toHaveLength(1);
    await marc.call('post', `/v1/tickets/${id}/transitions`, { body: { transition: 'resolve' }, expect: 403 });
    const path = `/v1/tickets/${id}/participants`;
    await lea.call('post', path, { body: { email: yves.email }, expect: 201 });
    const there = (await lea.call('get', path, { expect: 200 })).body.items;
    expect(there).toMatchObject([{ name: 'Yves Loin', email: yves.email, state: 'active', role: 'comment' }]);
    await say(yves, id, 'Chez nous aussi.');
    await desk.mailTo(lea.email, ({ parsed }) => (parsed.text ?? '').includes('Chez nous aussi.'));
    const off = { body: { notifications: false }, expect: 200 };
    await lea.call('put', `/v1/tickets/${id}/subscription`, off);
    await say(odile, id, 'Vu pour les deux.');
    await desk.mailTo(yves.email, ({ parsed }) => (parsed.text ?? '').includes('Vu pour les deux.'));
    expect(desk.mailsTo(lea.email).filter(({ parsed }) => (parsed.text ?? '').includes('Vu pour'))).toEqual([]);
    const on = { body: { notifications: true }, expect: 200 };
    expect((await lea.call('put', `/v1/tickets/${id}/subscription`, on)).body.notifications).toBe(true);
    await say(odile, id, 'Et de nouveau.');
    await desk.mailTo(lea.email, ({ parsed }) => (parsed.text ?? '').includes('Et de nouveau.'));
    await yves.call('post', `/v1/tickets/${id}/transitions`, { body: { transition: 'resolve' }, expect: 403 });
    expect((await move(lea, id, 'resolve')).status.key).toBe('resolved');
    const other = await file(lea, 'assistance', slow);
    expect((await move(lea, other.id, 'cancel')).status.key).toBe('cancelled');
  });

  it('T5: addresses copied on the first mail are among the participants, and get nothing but one fixed invitation', async () => {
    const [copied, later] = [desk.addressOf('Colette Copie'), desk.addressOf('Lucien Plus Tard')];
    const mail = { from: lea.email, to: address, subject: 'Avec copie', text: 'Le secret est 4711.' };
    await send({ ...mail, cc: [copied] });
    const filed = await settled(desk, ({ subject }) => subject === 'Avec copie');
    const ticket = await read(lea, filed.ticketId ?? '');
    const participants = async () =>
      (await odile.call('get', `/v1/tickets/${ticket.id}/participants`, { expect: 200 })).body.items;
    expect(JSON.stringify(await participants())).toContain(copied);
    const invitation = await desk.mailTo(copied);
    const textOf = (received: typeof invitation) =>
      `${received.parsed.subject} ${received.parsed.text} ${received.parsed.html}`;
    expect(textOf(invitation)).not.toMatch(/4711|Avec copie/);
    await say(odile, ticket.id, 'La réponse est 0815.');
    const told = await desk.mailTo(lea.email, ({ parsed }) => (parsed.text ?? '').includes('0815'));
    await send(
      answer(told, lea.email, 'Merci.', { cc: [later], recipients: [told.parsed.replyTo?.[0]?.address ?? ''] }),
    );
    const invited = await desk.mailTo(later);
    expect(textOf(invited)).not.toMatch(/4711|0815|Avec copie/);
    expect(await participants()).toHaveLength(2);
    expect(desk.mailsTo(copied).map(textOf).join()).not.toMatch(/4711|0815|Avec copie/);
    // A copied stranger who answers through somebody else's address gets nowhere.
    await send(answer(told, copied, 'Et moi ?'));
    await settled(desk, ({ from, status }) => from.email === copied && status === 'quarantined');
  });

  it('T6: taken is in progress; an answer moves waiting to in progress and resolved back to open; cancelled is final and offers a follow-up', async () => {
    const { id, number } = await file(lea, 'assistance', slow);
    await change(odile, 'put', `/v1/tickets/${id}/assignment`, { assignee: odile.id }, `/v1/tickets/${id}`);
    expect((await read(lea, id)).status.key).toBe('inProgress');
    await move(odile, id, 'askCustomer');
    await say(lea, id, 'Voici la réponse.');
    expect((await read(lea, id)).status.key).toBe('inProgress');
    await move(odile, id, 'resolve');
    await say(lea, id, 'Toujours lente.');
    expect((await read(lea, id)).status.key).toBe('open');
    await move(odile, id, 'cancel');
    const refused = await lea.call('post', `/v1/tickets/${id}/comments`, { body: { body: 'Encore.' }, expect: 409 });
    expect(refused.body.code).toBe('ticket-final');
    const followUp = await file(lea, 'assistance', slow, { followUpOf: number });
    expect(followUp.followUpOf).toMatchObject({ id, number });
    expect((await read(lea, id)).followUps).toEqual([expect.objectContaining({ number: followUp.number })]);
    const kinds = (await history(lea, id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'ticket.moved')).toHaveLength(6);
  });

  it('T7: three types, each with its purpose and examples for the person who chooses', async () => {
    const { items } = (await desk.visit('get', '/request-types', { expect: 200 })).body;
    expect(items.map(({ label }: { label: string }) => label)).toEqual(['Assistance', 'Amélioration', 'Anomalie']);
    for (const { purpose, examples } of items) {
      expect(purpose).toMatch(/\S/);
      expect(examples.length).toBeGreaterThan(0);
    }
  });

  it('T8: documentation is suggested while the summary is typed, and it is known whether it made the ticket needless', async () => {
    const types = (await lea.call('get', '/v1/request-types', { expect: 200 })).body.items;
    expect(types.every(({ suggestArticles }: { suggestArticles: boolean }) => suggestArticles)).toBe(true);
    const { id } = await published(odile, {
      title: 'Le boîtier GPS ne répond plus',
      body: 'Débranchez-le dix secondes.',
    });
    await draft(odile, { title: 'Le boîtier secret', body: 'Brouillon.' });
    const base = `/v1/desks/${desk.slug}/article-suggestions`;
    const typed = async (text: string) =>
      titlesOf((await lea.call('get', `${base}?text=${encodeURIComponent(text)}`, { expect: 200 })).body.items);
    expect(await typed('Mon b')).toEqual([]);
    for (const text of ['Mon boi', 'Mon boitier', 'Mon boitier ne répond', 'mon boitié répond pas', 'boitir']) {
      expect(await typed(text)).toEqual(['Le boîtier GPS ne répond plus']);
    }
    const show = async () => (await lea.call('post', base, { body: { articles: [id] }, expect: 201 })).body.id;
    const [first, second] = [await show(), await show()];
    await lea.call('post', `${base}/${first}/openings`, { body: { article: id }, expect: 201 });
    const solved = await lea.call('put', `${base}/${first}/solution`, { body: { article: id }, expect: 200 });
    expect(solved.body).toMatchObject({ opened: [id], outcome: 'solved', solvedBy: id });
    await marc.call('put', `${base}/${second}/solution`, { body: {}, expect: 404 });
    const ticket = await file(lea, 'assistance', slow, { articleSuggestion: second });
    expect(subjectsOf(await list(lea, 'view=requested'))[0]).toBe(ticket.subject);
    await lea.call('put', `${base}/${second}/solution`, { body: {}, expect: 409 });
    const counts = await odile.call('get', '/v1/article-deflection', { expect: 200 });
    expect(counts.body).toEqual({ shown: 2, opened: 1, solved: 1, filed: 1 });
    // Nothing stands in the way of filing: neither a suggestion that is settled nor one that never was.
    await file(lea, 'assistance', slow, { articleSuggestion: first });
    await file(lea, 'assistance', slow, { articleSuggestion: '01900000-0000-7000-8000-000000000000' });
    expect((await odile.call('get', '/v1/article-deflection', { expect: 200 })).body).toEqual(counts.body);
    await lea.call('get', '/v1/article-deflection', { expect: 403 });
    await lea.call('post', base, { body: { articles: [ticket.id] }, expect: 422 });
  });

  it('T9: colleagues of the same organization see each other’s requests and their progress', async () => {
    const { id } = await file(lea, 'assistance', { ...slow, subject: 'Vu par Marc' });
    expect(subjectsOf(await list(marc, 'view=organization&limit=100'))).toContain('Vu par Marc');
    await change(odile, 'put', `/v1/tickets/${id}/assignment`, { assignee: odile.id }, `/v1/tickets/${id}`);
    expect((await read(marc, id)).status.key).toBe('inProgress');
    expect((await history(marc, id)).map(({ kind }) => kind)).toContain('ticket.moved');
    await yves.call('get', `/v1/tickets/${id}`, { expect: 404 });
  });

  it('T8: the type can be switched while writing, a product module is chosen from the list, then details and attachments, and the ticket is in the list at once', async () => {
    const typed: Record<string, string> = { subject: 'Le trajet de mardi manque', description: 'Rien depuis 9 h.' };
    const formOf = async (type: string) =>
      (await lea.call('get', `/v1/request-types/${type}`, { expect: 200 })).body.form;
    const keysOf = (form: { fields: { key: string }[] }) => form.fields.map(({ key }) => key);
    const [first, second] = [await formOf('assistance'), await formOf('bug')];
    for (const key of Object.keys(typed)) for (const form of [first, second]) expect(keysOf(form)).toContain(key);
    const modules = second.fields.find(({ key }: { key: string }) => key === 'module').choices;
    expect(modules.length).toBeGreaterThan(1);
    const log = (await upload(lea, 'trajets.csv', 'mardi;0')).body;
    const fields = { ...typed, module: modules[0].key, steps: 'Ouvrir l’historique.' };
    const filed = await file(lea, 'bug', fields, { attachmentIds: [log.id] });
    expect(filed).toMatchObject({ module: { key: modules[0].key }, attachments: [{ name: 'trajets.csv' }] });
    expect(subjectsOf(await list(lea, 'view=requested'))[0]).toBe('Le trajet de mardi manque');
    expect(await (await fetchFile(odile, log.id)).text()).toBe('mardi;0');
  });
});
