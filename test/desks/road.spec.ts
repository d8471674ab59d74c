import { beforeAll, describe, expect, it } from '@jest/globals';
import { linkToken, type Person, password, TestDesk } from '../support/desks.js';
import { fetchFile, pixel, upload } from '../support/files.js';
import { answer, openMailDesk, send, settled } from '../support/mail-client.js';
import { change, file, history, list, move, read, say, subjectsOf } from '../support/stories.js';

const broken = { subject: 'La borne refuse ma carte', description: 'Depuis ce matin.' };

describe('road: a charging-network platform', () => {
  let desk: TestDesk;
  let ines: Person; // customer at Bornes du Sud
  let paul: Person; // her colleague
  let zoe: Person; // customer elsewhere
  let agathe: Person; // agent
  let address: string; // where the desk reads mail

  beforeAll(async () => {
    ({ desk, address } = await openMailDesk('road'));
    [ines, paul, zoe, agathe] = await Promise.all([
      desk.person({ name: 'Ines Roux', organization: 'Bornes du Sud', language: 'fr' }),
      desk.person({ name: 'Paul Blin', organization: 'Bornes du Sud', language: 'en' }),
      desk.person({ name: 'Zoe Wolf', organization: 'Wolf Energie', language: 'fr' }),
      desk.person({ name: 'Agathe Petit', role: 'agent', groups: ['support'], language: 'fr' }),
    ]);
  });

  describe('R1: a newcomer asks for an account, and an agent approves or declines', () => {
    const newcomer = (name: string) => ({
      name,
      email: desk.addressOf(name),
      organizationName: 'Nouvelle',
      message: 'Bonjour',
    });

    it('cannot sign up alone', async () => {
      const email = desk.addressOf('Nina Seule');
      await desk.visit('post', '/password-links', { body: { email }, expect: 202 });
      await desk.visit('post', '/sessions', { body: { email, password }, expect: 401 });
    });

    it('asks by a mail to the desk’s address just as well, gets one fixed answer, and is let in the same way', async () => {
      const email = desk.addressOf('Nadia Courrier');
      const letter = { from: `Nadia Courrier <${email}>`, to: address, subject: 'Un compte ?' };
      await send({ ...letter, text: 'Bonjour, pouvez-vous m’ouvrir un accès ? http://spam.example' });
      const received = await desk.mailTo(email);
      expect(`${received.parsed.subject} ${received.parsed.text}`).not.toMatch(/Nadia|spam|Un compte/);
      const asked = (await agathe.call('get', '/v1/account-requests', { expect: 200 })).body.items.filter(
        (request: { email: string }) => request.email === email,
      );
      expect(asked).toEqual([expect.objectContaining({ name: 'Nadia Courrier', status: 'pending' })]);
      expect(asked[0].message).toContain('m’ouvrir un accès');
      expect(await list(agathe, 'q=acc%C3%A8s')).toEqual([]);
      await agathe.call('post', `/v1/account-requests/${asked[0].id}/approval`, { body: {}, expect: 201 });
      const invitation = await desk.mailTo(email, (each) => linkToken(each) !== undefined);
      const body = { token: linkToken(invitation), password, name: 'Nadia Courrier' };
      await desk.visit('post', '/link-redemptions', { body, expect: 201 });
      await send({ ...letter, text: 'Merci ! Une question : où sont mes factures ?', subject: 'Factures' });
      const filed = await settled(desk, ({ subject }) => subject === 'Factures');
      expect(filed.status).toBe('filed');
      expect((await read(await desk.signIn(email), filed.ticketId ?? '')).subject).toBe('Factures');
    });

    it('is invited by mail with a link that sets the password once an agent approves', async () => {
      const asked = newcomer('Nina Neuve');
      await desk.visit('post', '/account-requests', { body: asked, expect: 202 });
      const [request] = (await agathe.call('get', '/v1/account-requests', { expect: 200 })).body.items.filter(
        ({ email }: { email: string }) => email === asked.email,
      );
      await agathe.call('post', `/v1/account-requests/${request.id}/approval`, { body: {}, expect: 201 });
      const mail = await desk.mailTo(asked.email, (each) => linkToken(each) !== undefined);
      await desk.visit('post', '/link-redemptions', {
        body: { token: linkToken(mail), password, name: asked.name },
        expect: 201,
      });
      const nina = await desk.signIn(asked.email);
      expect(nina.name).toBe('Nina Neuve');
    });

    it('is told the reason by mail when an agent declines', async () => {
      const asked = newcomer('Noe Refuse');
      await desk.visit('post', '/account-requests', { body: asked, expect: 202 });
      const [request] = (await agathe.call('get', '/v1/account-requests', { expect: 200 })).body.items.filter(
        ({ email }: { email: string }) => email === asked.email,
      );
      const body = { reason: 'Votre société n’est pas cliente.' };
      await agathe.call('post', `/v1/account-requests/${request.id}/decline`, { body, expect: 201 });
      const mail = await desk.mailTo(asked.email, (each) => (each.parsed.text ?? '').includes('pas cliente'));
      expect(mail.parsed.html).toContain('pas cliente');
      await desk.visit('post', '/sessions', { body: { email: asked.email, password }, expect: 401 });
    });
  });

  it('R2: a customer who chose wrongly loses nothing: shared values stay, the others stay readable in the history', async () => {
    const { id } = await file(ines, 'bug', { ...broken, account: 'C-77', errorCode: 'E42' });
    const moved = await change(
      agathe,
      'put',
      `/v1/tickets/${id}/request-type`,
      { requestType: 'financialQuestion' },
      `/v1/tickets/${id}`,
    );
    expect(moved.requestType.key).toBe('financialQuestion');
    expect(moved.fields).toEqual({ ...broken, account: 'C-77' });
    const entry = (await history(ines, id)).find(({ kind }) => kind === 'ticket.typeChanged');
    expect(JSON.stringify(entry)).toContain('E42');
  });

  it('R3: each type has a form of its own, and what does not fit is refused field by field and attachments are optional', async () => {
    const types = (await ines.call('get', '/v1/request-types', { expect: 200 })).body.items;
    expect(types.map(({ key }: { key: string }) => key)).toEqual([
      'bug',
      'financialQuestion',
      'generalQuestion',
      'roamingQuestion',
    ]);
    const keys: Record<string, string[]> = {};
    for (const { key } of types) {
      const { form } = (await ines.call('get', `/v1/request-types/${key}`, { expect: 200 })).body;
      expect(form.schema.required).toEqual(expect.arrayContaining(['subject', 'description']));
      keys[key] = form.fields.map((field: { key: string }) => field.key);
    }
    expect(keys['bug']).toEqual(expect.arrayContaining(['location', 'occurredAt', 'account', 'rfidCard', 'errorCode']));
    expect(keys['generalQuestion']).not.toContain('errorCode');
    const body = { requestType: 'bug', fields: { subject: 'Court', occurredAt: 'hier', wheel: 4 } };
    const refused = await ines.call('post', '/v1/tickets', { body, expect: 422 });
    expect(refused.body.code).toBe('invalid-fields');
    expect(
      refused.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`).sort(),
    ).toEqual(
      ['/fields/description required', '/fields/occurredAt not-a-date-time', '/fields/wheel unknown-field'].sort(),
    );
    expect((await file(ines, 'bug', broken)).attachments).toEqual([]);
    const photo = (await upload(ines, 'Borne n°4.png', pixel)).body;
    const withPhoto = await file(ines, 'bug', broken, { attachmentIds: [photo.id] });
    expect((await read(agathe, withPhoto.id)).attachments).toMatchObject([
      { name: 'Borne n°4.png', type: 'image/png' },
    ]);
    expect(Buffer.from(await (await fetchFile(agathe, photo.id)).arrayBuffer())).toEqual(pixel);
  });

  it('R4: filing is confirmed by mail with the number and a link that opens the ticket at any later time', async () => {
    const { id, number } = await file(ines, 'generalQuestion', { ...broken, subject: 'Ajouter un collègue' });
    const mail = await desk.mailTo(ines.email, ({ parsed }) => (parsed.subject ?? '').includes(number));
    expect(mail.parsed.subject).toBe(`[${number}] Nous avons bien reçu votre demande`);
    expect(mail.parsed.text).toContain('« Ajouter un collègue »');
    expect(mail.parsed.html).toContain(`/tickets/${number}`);
    const opened = /\/tickets\/(\d+)/.exec(mail.parsed.text ?? '')?.[1] ?? '';
    await desk.moveClock({ by: 'P400D' });
    const later = await desk.signIn(ines.email);
    expect((await read(later, opened)).id).toBe(id);
    await say(later, opened, 'Encore une précision.');
    await signInAgain();
  });

  it('R5: every step forward sends a mail; the answer to that mail becomes a comment, and so does one after signing in', async () => {
    const { id, number } = await file(ines, 'generalQuestion', broken);
    await say(agathe, id, 'Quel modèle de borne ?');
    const asked = await desk.mailTo(ines.email, ({ parsed }) => (parsed.text ?? '').includes('Quel modèle'));
    expect((await read(ines, id)).status.key).toBe('waitingForCustomer');
    await send(answer(asked, `Ines Roux <${ines.email}>`, 'Une Wallbox Pulsar.\n\nInes'));
    const moved = await settled(desk, ({ ticketId }) => ticketId === id);
    expect(moved.status).toBe('commented');
    expect((await read(ines, id)).status.key).toBe('waitingForSupport');
    const { items } = (await ines.call('get', `/v1/tickets/${id}/comments`, { expect: 200 })).body;
    expect(items.at(-1)).toMatchObject({
      body: 'Une Wallbox Pulsar.\n\nInes',
      channel: 'email',
      author: { id: ines.id, staff: false },
    });
    await move(agathe, id, 'resolve');
    await desk.mailTo(
      ines.email,
      ({ parsed }) => /résolu/i.test(parsed.text ?? '') && `${parsed.subject}`.includes(number),
    );
    await say(ines, id, 'Merci.');
    expect((await read(ines, id)).status.key).toBe('waitingForSupport');
  });

  it('R6: two lists: created by me, and all requests that the desk shares with colleagues', async () => {
    const own = await file(ines, 'generalQuestion', { ...broken, subject: 'Pour moi seule' });
    const shared = await file(
      paul,
      'generalQuestion',
      { ...broken, subject: 'Pour tous' },
      { sharedWithOrganization: true },
    );
    const hidden = await file(paul, 'generalQuestion', { ...broken, subject: 'Pour Paul seul' });
    const lists = (await ines.call('get', '/v1/ticket-lists', { expect: 200 })).body.items;
    expect(lists.map(({ key, label }: { key: string; label: string }) => [key, label])).toEqual([
      ['createdByMe', 'Créées par moi'],
      ['allRequests', 'Toutes les demandes'],
    ]);
    const mine = subjectsOf(await list(ines, 'view=requested&limit=100'));
    expect(mine).toContain('Pour moi seule');
    expect(mine).not.toContain('Pour tous');
    const all = subjectsOf(await list(ines, 'view=organization&limit=100'));
    expect(all).toContain('Pour tous');
    expect(all).not.toContain('Pour Paul seul');
    await ines.call('get', `/v1/tickets/${hidden.id}`, { expect: 404 });
    await read(ines, shared.id);
    await zoe.call('get', `/v1/tickets/${shared.id}`, { expect: 404 });
    await read(ines, own.id);
  });

  it('R7: a row shows summary, status and date of filing; opening it gives every detail and the conversation', async () => {
    const { id } = await file(ines, 'bug', { ...broken, location: 'FR*RD1*E4021' });
    await say(agathe, id, 'Nous regardons.');
    await say(ines, id, 'Merci.');
    const [row] = (await list(ines, 'view=requested&limit=100')).filter((ticket) => ticket.id === id);
    expect(row).toMatchObject({
      subject: broken.subject,
      status: { label: "En attente de l'assistance" },
      createdAt: expect.any(String),
    });
    expect(await read(ines, id)).toMatchObject({ fields: { location: 'FR*RD1*E4021' }, requester: { id: ines.id } });
    const comments = (await ines.call('get', `/v1/tickets/${id}/comments`, { expect: 200 })).body.items;
    expect(comments.map(({ body }: { body: string }) => body)).toEqual(['Nous regardons.', 'Merci.']);
  });

  it('R8: an agent’s public reply hands the ticket to the customer; a customer’s comment hands it back', async () => {
    const { id, status } = await file(ines, 'bug', broken);
    expect(status.key).toBe('waitingForSupport');
    await say(agathe, id, 'Note entre nous.', { visibility: 'internal' });
    expect((await read(ines, id)).status.key).toBe('waitingForSupport');
    await say(agathe, id, 'Quel est le code affiché ?');
    expect((await read(ines, id)).status).toMatchObject({ key: 'waitingForCustomer', ball: 'requester' });
    await say(ines, id, 'E42.');
    expect((await read(ines, id)).status).toMatchObject({ key: 'waitingForSupport', ball: 'support' });
  });

  it('R9: the customer comments, attaches files, and reopens a resolved ticket, at any time', async () => {
    const { id } = await file(ines, 'bug', broken);
    await say(ines, id, 'Une précision.');
    const screenshot = (await upload(ines, 'capture.png', pixel)).body;
    const report = (await upload(ines, 'relevé.pdf', '%PDF-1.7\n')).body;
    await say(ines, id, 'Voici ce que je vois.', { attachmentIds: [screenshot.id, report.id] });
    const { items } = (await agathe.call('get', `/v1/tickets/${id}/comments`, { expect: 200 })).body;
    expect(items.at(-1).attachments.map(({ name, type }: { name: string; type: string }) => `${name} ${type}`)).toEqual(
      ['capture.png image/png', 'relevé.pdf application/pdf'],
    );
    expect(await (await fetchFile(agathe, report.id)).text()).toBe('%PDF-1.7\n');
    await move(agathe, id, 'resolve');
    expect((await move(ines, id, 'reopen')).status.key).toBe('waitingForSupport');
    await move(agathe, id, 'resolve');
    await say(ines, id, 'Encore en panne.');
    expect(await read(ines, id)).toMatchObject({ open: true, status: { key: 'waitingForSupport' } });
  });

  it('R10: every update stands in the history with who, what and when, and both sides are told', async () => {
    const { id, number } = await file(ines, 'bug', broken);
    await desk.mailTo(ines.email, ({ parsed }) => (parsed.subject ?? '').includes(number));
    const assigned = { assignee: agathe.id };
    await change(agathe, 'put', `/v1/tickets/${id}/assignment`, assigned, `/v1/tickets/${id}`);
    await say(agathe, id, 'La borne est réparée.');
    const told = await desk.mailTo(ines.email, ({ parsed }) => (parsed.text ?? '').includes('La borne est réparée.'));
    expect(told.parsed.subject).toContain(number);
    await say(ines, id, 'Elle marche, merci !');
    await desk.mailTo(agathe.email, ({ parsed }) => (parsed.text ?? '').includes('Elle marche, merci !'));
    const entries = await history(ines, id);
    const heard = entries.map(({ kind, actor }) => `${kind} ${actor.name}`);
    expect(heard).toEqual(
      expect.arrayContaining([
        'ticket.filed Ines Roux',
        'comment.added Agathe Petit',
        'ticket.moved Agathe Petit',
        'comment.added Ines Roux',
      ]),
    );
    for (const entry of entries)
      expect(entry).toMatchObject({ at: expect.stringMatching(/Z$/), summary: expect.stringMatching(/\S/) });
  });

  it.each(['resolve', 'close'])(
    'R11: support ends it (%s), and a comment reopens it (the mail reply follows)',
    async (step) => {
      const { id } = await file(ines, 'bug', broken);
      await move(agathe, id, step);
      expect((await read(ines, id)).open).toBe(false);
      await ines.call('post', `/v1/tickets/${id}/transitions`, { body: { transition: step }, expect: 403 });
      await say(ines, id, 'Cela recommence.');
      expect(await read(ines, id)).toMatchObject({ open: true, status: { key: 'waitingForSupport' } });
    },
  );

  it('R12: who can’t find a request attaches the address it was sent from, and then sees it in their lists', async () => {
    const elsewhere = desk.addressOf('Ines A La Maison');
    const known = { email: elsewhere, name: 'ines.maison', invite: false };
    await agathe.call('post', '/v1/people', { body: known, expect: 201 });
    await send({ from: elsewhere, to: address, subject: 'Borne en panne', text: 'Depuis chez moi.' });
    const { ticketId } = await settled(desk, ({ from }) => from.email === elsewhere);
    const id = String(ticketId);
    const mine = async () => subjectsOf(await list(ines, 'view=requested&limit=100'));
    await ines.call('get', `/v1/tickets/${id}`, { expect: 404 });
    expect(await mine()).not.toContain('Borne en panne');

    await ines.call('post', '/v1/me/addresses', { body: { email: elsewhere }, expect: 202 });
    const proof = await desk.mailTo(elsewhere, (mail) => linkToken(mail) !== undefined);
    expect(await mine()).not.toContain('Borne en panne');
    const body = { token: linkToken(proof) };
    await desk.visit('post', '/link-redemptions', { body, expect: 201 });

    expect(await mine()).toContain('Borne en panne');
    expect(await read(ines, id)).toMatchObject({ requester: { id: ines.id, name: 'Ines Roux' } });
    await say(agathe, id, 'Nous regardons.');
    await desk.mailTo(ines.email, ({ parsed }) => (parsed.text ?? '').includes('Nous regardons.'));
    const { addresses } = (await ines.call('get', '/v1/me', { expect: 200 })).body;
    expect(addresses).toMatchObject([{ email: ines.email }, { email: elsewhere, isPrimary: false }]);
  });

  it('R13: the public page gives a fallback contact address', async () => {
    expect((await desk.visit('get', '', { expect: 200 })).body.contact).toMatch(/^\S+@\S+$/);
  });

  /** After the clock moved far, sessions are over. */
  async function signInAgain(): Promise<void> {
    [ines, paul, zoe, agathe] = await Promise.all(
      [ines, paul, zoe, agathe].map(({ email }) => desk.signIn(email)) as [
        Promise<Person>,
        Promise<Person>,
        Promise<Person>,
        Promise<Person>,
      ],
    );
  }
});
