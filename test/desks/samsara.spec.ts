import { beforeAll, describe, expect, it } from '@jest/globals';
import { published } from '../support/articles.js';
import { linkToken, type Person, TestDesk } from '../support/desks.js';
import { fetchFile, upload } from '../support/files.js';
import { answer, send, settled } from '../support/mail-client.js';
import { eventually } from '../support/running.js';
import { change, file, history, list, move, read, say, subjectsOf } from '../support/stories.js';

const silent = { subject: 'Gateway is silent', description: 'Truck 7, since noon, in Lyon.' };

describe('samsara: operations of connected fleets', () => {
  let desk: TestDesk;
  let ana: Person; // customer at Acme
  let ben: Person; // her colleague
  let cleo: Person; // customer without an organization
  let dan: Person; // agent

  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    // It stands still from here on: instants are exact.
    await desk.moveClock({ by: 'PT1S' });
    [ana, ben, cleo, dan] = await Promise.all([
      desk.person({ name: 'Ana Lind', organization: 'Acme', language: 'en' }),
      desk.person({ name: 'Ben Roe', organization: 'Acme', language: 'fr' }),
      desk.person({ name: 'Cleo Zane', language: 'en' }),
      desk.person({ name: 'Dan Brook', role: 'agent', groups: ['support'], language: 'en' }),
    ]);
  });

  describe('S1: two doors, the phone for emergencies; an agent files in the caller’s name and reads the number out', () => {
    it('shows both doors to everybody', async () => {
      const profile = (await desk.visit('get', '', { expect: 200 })).body;
      expect(profile).toMatchObject({ phoneNumber: '+1 415 555 0134' });
      expect(profile.channels).toEqual(expect.arrayContaining(['portal', 'phone']));
    });

    it('files for a known caller, who gets the mail and has the ticket in their list', async () => {
      const ticket = await file(dan, 'problem', silent, { channel: 'phone', requester: { email: ana.email } });
      expect(ticket).toMatchObject({ channel: 'phone', number: expect.stringMatching(/^\d{6}$/) });
      expect(ticket.requester.id).toBe(ana.id);
      await desk.mailTo(ana.email, ({ parsed }) => parsed.subject === `Your ticket number is ${ticket.number}`);
      expect((await list(ana, 'view=requested&limit=100')).map(({ id }) => id)).toContain(ticket.id);
      const [filed] = await history(ana, ticket.id);
      expect(filed).toMatchObject({ kind: 'ticket.filed', actor: { name: 'Dan Brook' } });
    });

    it('files for a caller whom nobody knew, and mails them the number', async () => {
      const email = desk.addressOf('Carl Caller');
      const requester = { email, name: 'Carl Caller' };
      const { number } = await file(dan, 'problem', silent, { channel: 'phone', requester });
      const mail = await desk.mailTo(email);
      expect(mail.parsed.subject).toContain(number);
      expect(mail.parsed.text).not.toContain(silent.subject);
    });

    it('lets no customer file in another’s name, or say that they called', async () => {
      for (const more of [{ requester: { email: ben.email } }, { channel: 'phone' }]) {
        const body = { requestType: 'problem', fields: silent, ...more };
        await ana.call('post', '/v1/tickets', { body, expect: 403 });
      }
    });
  });

  describe('S3: one ticket per problem', () => {
    const doors = { subject: 'Rear doors report open', description: 'All trailers in Lille, since the update.' };

    it('points out look-alike open tickets of the same organization before a second one is made; the caller may insist', async () => {
      const { number } = await file(ana, 'problem', doors);
      const again = { requestType: 'problem', fields: { ...doors, subject: 'Rear door reports open' } };
      const shown = await ben.call('post', '/v1/tickets/look-alikes', { body: { fields: again.fields }, expect: 200 });
      expect(shown.body.items).toMatchObject([{ number, subject: 'Acme - Rear doors report open' }]);
      const refused = (await ben.call('post', '/v1/tickets', { body: again, expect: 409 })).body;
      expect(refused).toMatchObject({ code: 'look-alike', lookAlikes: [{ number }] });
      const onThePhone = { ...again, channel: 'phone', requester: { email: ben.email } };
      expect((await dan.call('post', '/v1/tickets', { body: onThePhone, expect: 409 })).body.lookAlikes).toHaveLength(
        1,
      );
      await ben.call('post', '/v1/tickets', { body: { ...again, insist: true }, expect: 201 });
      // Another organization has a problem of its own.
      await cleo.call('post', '/v1/tickets', { body: again, expect: 201 });
    });

    it('agents merge two tickets into one, and nothing said in either is lost; a late reply finds the one that goes on', async () => {
      const lamps = { subject: 'Brake lights flicker', description: 'On both trailers, when it rains.' };
      const one = await file(ana, 'problem', lamps);
      const two = await file(ben, 'problem', { ...lamps, subject: 'Flickering lights' });
      await say(ana, one.id, 'Since the repair.');
      await say(ben, two.id, 'Trailer 9 as well.');
      await say(dan, two.id, 'Which fuse is in there?');
      const asked = await desk.mailTo(ben.email, ({ parsed }) =>
        (parsed.text ?? '').includes('Which fuse is in there?'),
      );
      const body = { into: one.number };
      await ben.call('post', `/v1/tickets/${two.id}/merges`, { body, expect: 403 });
      const merged = (await dan.call('post', `/v1/tickets/${two.number}/merges`, { body, expect: 201 })).body;
      expect(merged).toMatchObject({ mergedInto: { number: one.number }, status: { key: 'open' } });
      await desk.mailTo(ben.email, ({ parsed }) => (parsed.text ?? '').includes(`/tickets/${one.number}`));

      await send(answer(asked, ben.email, 'The 10 A one.'));
      await settled(desk, ({ ticketId, status }) => ticketId === one.id && status === 'commented');
      const conversation = await ana.call('get', `/v1/tickets/${one.number}/comments`, { expect: 200 });
      expect(conversation.body.items.map((comment: { body: string }) => comment.body)).toEqual([
        'Since the repair.',
        'Trailer 9 as well.',
        'Which fuse is in there?',
        'The 10 A one.',
      ]);
      expect((await read(ana, one.id)).mergedTickets).toMatchObject([{ number: two.number, fields: two.fields }]);
      expect((await history(ana, one.id)).map(({ kind }) => kind)).toContain('ticket.merged');

      await dan.call('delete', `/v1/tickets/${two.number}/merge`, { expect: 200 });
      expect(await read(ben, two.id)).toMatchObject({ mergedInto: null, mergedAt: null, open: true });
    });
  });

  it('S4: the desk itself puts the subject in the form “Organization - subject”; without an organization it stays', async () => {
    expect((await file(ana, 'problem', silent)).subject).toBe('Acme - Gateway is silent');
    expect((await file(ben, 'question', silent)).subject).toBe('Acme - Gateway is silent');
    expect((await file(cleo, 'problem', silent)).subject).toBe('Gateway is silent');
    const called = await file(dan, 'problem', silent, { channel: 'phone', requester: { personId: ana.id } });
    expect((await read(ana, called.id)).subject).toBe('Acme - Gateway is silent');
  });

  describe('S5: the form of a problem, with attachments', () => {
    const fields = {
      ...silent,
      occurredAt: '2026-03-02T11:45:00Z',
      place: 'A7, kilometre 12',
      driver: 'https://fleet.example/drivers/12',
      vehicle: { year: 2024, make: 'Renault', model: 'T High' },
      hardwareModel: 'VG34',
      browser: 'Firefox 147',
      appVersion: '5.2.1',
      expected: 'A position each minute.',
      unexpected: 'No position.',
      impact: 'The truck cannot be dispatched.',
      tried: 'Ignition off and on.',
    };

    it('asks for what support needs, and keeps it', async () => {
      const { form } = (await ana.call('get', '/v1/request-types/problem', { expect: 200 })).body;
      expect(form.fields.map(({ key }: { key: string }) => key)).toEqual(Object.keys(fields));
      expect(form.schema.required).toEqual(['subject', 'description']);
      expect(form.fields[1].help).toBe('Who, what, when, where, why.');
      const { id } = await file(ana, 'problem', fields);
      expect((await read(dan, id)).fields).toEqual(fields);
    });

    it('takes attachments with it', async () => {
      const log = (await upload(ana, 'gateway.log', 'no position')).body;
      const { id } = await file(ana, 'problem', fields, { attachmentIds: [log.id] });
      expect((await read(dan, id)).attachments).toMatchObject([{ name: 'gateway.log', type: 'text/plain', size: 11 }]);
      expect(await (await fetchFile(dan, log.id)).text()).toBe('no position');
      await cleo.call('post', `/v1/attachments/${log.id}/links`, { expect: 404 });
    });

    it('takes a driver’s name for the link, and a vehicle’s link for year, make and model', async () => {
      const others = { ...silent, driver: 'Dora Diaz', vehicle: 'https://fleet.example/vehicles/7' };
      expect((await file(ana, 'problem', others)).fields).toEqual(others);
    });

    it('refuses what does not fit, field by field', async () => {
      const wrong = { ...fields, occurredAt: 'noon', vehicle: { year: 2024, make: 'Renault' }, expected: 7 };
      const body = { requestType: 'problem', fields: wrong };
      const refused = await ana.call('post', '/v1/tickets', { body, expect: 422 });
      expect(refused.body.errors).toMatchObject([
        { pointer: '/fields/occurredAt', code: 'not-a-date-time' },
        { pointer: '/fields/vehicle', code: 'not-a-vehicle' },
        { pointer: '/fields/expected', code: 'wrong-type' },
      ]);
    });
  });

  describe('S6: a number of exactly 6 digits, unique, not to be guessed', () => {
    it('stands in the confirmation mail and finds the ticket for whoever may see it', async () => {
      const { id, number } = await file(ana, 'problem', silent);
      const mail = await desk.mailTo(ana.email, ({ parsed }) => (parsed.subject ?? '').includes(number));
      expect(mail.parsed.subject).toBe(`Your ticket number is ${number}`);
      expect(mail.parsed.text).toContain(`/tickets/${number}`);
      for (const reader of [ana, ben, dan]) {
        expect((await read(reader, number)).id).toBe(id);
        expect((await list(reader, `q=${number}`)).map((ticket) => ticket.id)).toEqual([id]);
      }
      await cleo.call('get', `/v1/tickets/${number}`, { expect: 404 });
      expect(await list(cleo, `q=${number}`)).toEqual([]);
    });

    it('tells nothing of the numbers before and after it', async () => {
      const numbers: number[] = [];
      for (let filed = 0; filed < 12; filed += 1) {
        const { number } = await file(ana, 'question', silent);
        expect(number).toMatch(/^[1-9]\d{5}$/);
        numbers.push(Number(number));
      }
      expect(new Set(numbers).size).toBe(numbers.length);
      const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
      expect(new Set(steps).size).toBe(steps.length);
      expect(steps.some((step) => step > 0) && steps.some((step) => step < 0)).toBe(true);
    });

    it('with none left filing is refused, never widened; the desk’s admins heard of it long before', async () => {
      const small = await TestDesk.open('samsara', (source) => source.replace('digits: 6', 'digits: 2'));
      const [customer, admin] = await Promise.all([
        small.person({ name: 'Cora Few', language: 'en' }),
        small.person({ name: 'Adam Keeper', role: 'admin', language: 'en' }),
      ]);
      const fileSome = async (count: number): Promise<string[]> => {
        const numbers: string[] = [];
        while (numbers.length < count) numbers.push((await file(customer, 'question', silent)).number);
        return numbers;
      };
      // 70 of 100, the desk says; there are 90 numbers of two digits.
      const first = await fileSome(63);
      const warning = await small.mailTo(admin.email, ({ parsed }) => (parsed.subject ?? '').includes('running out'));
      expect(warning.parsed.text).toContain('63 ticket numbers of Samsara are used and 27 are left.');
      const all = [...first, ...(await fileSome(27))];
      expect(new Set(all).size).toBe(90);
      expect(all.filter((number) => !/^[1-9]\d$/.test(number))).toEqual([]);
      const body = { requestType: 'question', fields: silent };
      const refused = await customer.call('post', '/v1/tickets', { body, expect: 503 });
      expect(refused.body.code).toBe('numbers-exhausted');
    });
  });

  describe('S7: my open tickets; an agent finds a caller’s ticket', () => {
    it('shows a customer the open ones in the list “My open tickets”', async () => {
      const open = await file(ben, 'question', { ...silent, subject: 'Still open' });
      const done = await file(ben, 'question', { ...silent, subject: 'Over' });
      const waiting = await file(ben, 'question', { ...silent, subject: 'Your turn' });
      await move(dan, done.id, 'resolve');
      await move(dan, waiting.id, 'askCustomer');
      const options = { headers: { 'accept-language': 'en' }, expect: 200 };
      const [{ label, view, categories }] = (await ben.call('get', '/v1/ticket-lists', options)).body.items;
      expect(label).toBe('My open tickets');
      const shown = (await list(ben, `view=${view}&category=${categories}&limit=100`)).map(({ id }) => id);
      expect(shown).toEqual(expect.arrayContaining([open.id, waiting.id]));
      expect(shown).not.toContain(done.id);
    });

    it('finds it for an agent by number, name and address', async () => {
      const { id, number } = await file(cleo, 'question', { ...silent, subject: 'Where is my invoice?' });
      for (const typed of [number, 'Cleo Zane', 'zane', cleo.email]) {
        const found = await list(dan, `q=${encodeURIComponent(typed)}&limit=100`);
        expect(found.map((ticket) => ticket.id)).toContain(id);
        expect(found.every(({ requester }) => requester.id === cleo.id)).toBe(true);
      }
    });
  });

  describe('S8: the customer escalates what is late, or whose agent is silent', () => {
    const press = (by: Person, id: string, expect: number) =>
      by.call('post', `/v1/tickets/${id}/escalation`, { body: { reason: 'Three trucks stand still.' }, expect });
    const escalate = (ticket: { allowedActions: { action: string }[] }) =>
      ticket.allowedActions.find(({ action }) => action === 'escalate');

    it('is possible from the instant a target passes; consultant and success manager are told, agents see it first', async () => {
      const contacts = {
        consultant: { name: 'Nora Blum', email: `nora@${desk.slug}.example` },
        successManager: { name: 'Saul Ray', email: `saul@${desk.slug}.example` },
      };
      await change(desk, 'patch', `/v1/organizations/${await desk.organization('Acme')}`, contacts);
      const { id, number } = await file(ana, 'problem', silent);
      expect(escalate(await read(ana, id))).toMatchObject({ allowed: false, denial: { code: 'not-late' } });
      await later({ by: 'PT59M59S' });
      const newer = await file(ben, 'question', { ...silent, subject: 'Something newer' });
      await press(ana, id, 409);
      await desk.moveClock({ by: 'PT1S' });
      expect(escalate(await read(ana, id))).toMatchObject({ allowed: true });
      const since = (await press(ana, id, 201)).body.escalatedAt;
      expect((await press(ana, id, 409)).body).toMatchObject({ code: 'conflict' });

      for (const { email } of Object.values(contacts)) {
        const { parsed } = await desk.mailTo(email);
        expect(parsed.subject).toContain(`[${number}]`);
        expect(parsed.text).toContain('Three trucks stand still.');
      }
      const [story] = (await history(ana, id)).filter(({ kind }) => kind === 'ticket.escalated');
      expect(story).toMatchObject({ at: since, actor: { id: ana.id }, reason: 'Three trucks stand still.' });
      const [first, second] = await list(dan, 'view=unassigned');
      expect([first.id, second.id]).toEqual([id, newer.id]);
      const page = await dan.call('get', '/v1/tickets?view=unassigned&limit=1', { expect: 200 });
      const next = await list(dan, `view=unassigned&limit=1&cursor=${page.body.nextCursor}`);
      expect([page.body.items[0].id, next[0].id]).toEqual([id, newer.id]);
      expect((await list(dan, 'escalated=true')).map((ticket) => ticket.id)).toEqual([id]);
    });

    it('is over once the ticket is resolved, or when an agent says so', async () => {
      const [one, two] = [await file(ana, 'problem', silent), await file(ana, 'problem', silent)];
      await later({ by: 'PT1H' });
      await Promise.all([press(ana, one.id, 201), press(ana, two.id, 201)]);
      await move(dan, one.id, 'resolve');
      await dan.call('delete', `/v1/tickets/${two.id}/escalation`, { expect: 200 });
      for (const { id } of [one, two]) expect((await read(ana, id)).escalatedAt).toBeNull();
      expect((await history(ana, two.id)).at(-1)).toMatchObject({ kind: 'ticket.deescalated', actor: { id: dan.id } });
    });

    it('counts the silence of an agent who holds the ball, and none while the customer is asked', async () => {
      const [held, asked] = [await file(ana, 'question', silent), await file(ana, 'question', silent)];
      for (const { id } of [held, asked]) await say(dan, id, 'We look into it.');
      await move(dan, held.id, 'putOnHold');
      await move(dan, asked.id, 'askCustomer');
      await later({ by: 'PT23H59M59S' });
      await press(ana, held.id, 409);
      await desk.moveClock({ by: 'PT1S' });
      await press(ana, asked.id, 409);
      await press(ana, held.id, 201);
    });
  });

  describe('S9: open, pending, on hold, resolved', () => {
    it('resolves a pending ticket by itself 72 hours after support’s last reply, and not a second before', async () => {
      // One ticket's last reply is a second older: what happens to it shows that the worker has looked.
      const [ahead, ticket] = [await pending(), await pending()];
      await later({ by: 'P2D' });
      await say(dan, ahead.id, 'Could you look once more?');
      const now = await desk.moveClock({ by: 'PT1S' });
      await say(dan, ticket.id, 'Could you look once more?');
      await later({ by: 'PT1H' });
      await say(dan, ticket.id, 'She has not called either.', { visibility: 'internal' });
      const due = new Date(now.getTime() + 72 * hour).toISOString();
      expect((await read(ana, ticket.id)).nextActions).toMatchObject([
        {
          kind: 'transition',
          at: due,
          transition: { key: 'resolveForSilence' },
          reason: expect.stringMatching(/^72 h/),
        },
      ]);
      await later({ by: 'PT70H59M59S' });
      await standsIn(ahead.id, 'resolved');
      expect((await read(ana, ticket.id)).status.key).toBe('pending');
      await desk.moveClock({ by: 'PT1S' });
      await standsIn(ticket.id, 'resolved');
      const last = (await history(ana, ticket.id)).findLast(({ kind }) => kind === 'ticket.moved');
      expect(last).toMatchObject({ at: due, actor: { kind: 'system' } });
    });

    it('is reopened by a later answer', async () => {
      const { id } = await pending();
      await later({ by: 'PT72H' });
      await standsIn(id, 'resolved');
      await say(ana, id, 'Sorry, I was away. It is still silent.');
      expect(await read(ana, id)).toMatchObject({ open: true, status: { key: 'open' } });
    });

    it('waits no longer once the customer has answered', async () => {
      const [quiet, answered] = [await pending(), await pending()];
      await say(ben, answered.id, 'The light is green.');
      expect(await read(ana, answered.id)).toMatchObject({ status: { key: 'open' }, nextActions: [] });
      await later({ by: 'PT72H' });
      await standsIn(quiet.id, 'resolved');
      expect((await read(ana, answered.id)).status.key).toBe('open');
    });

    it('is on hold while support works on a fix, without any clock', async () => {
      const { id } = await pending();
      await move(dan, id, 'putOnHold');
      expect(await read(ana, id)).toMatchObject({
        status: { key: 'onHold', category: 'onHold', ball: 'support' },
        nextActions: [],
      });
    });

    it('is archived once resolved: out of the open tickets, still to be read', async () => {
      const { id } = await file(ana, 'question', { ...silent, subject: 'Solved now' });
      await move(dan, id, 'resolve');
      expect(await read(ana, id)).toMatchObject({ open: false, status: { key: 'resolved', ball: 'nobody' } });
      expect(subjectsOf(await list(ana, 'view=requested&open=true&limit=100'))).not.toContain('Acme - Solved now');
    });

    it('has two statuses of the same words in French, which stay two', async () => {
      const [waiting, held] = [await pending(), await pending()];
      await move(dan, held.id, 'putOnHold');
      const headers = { 'accept-language': 'fr' };
      const status = async (id: string) =>
        (await ben.call('get', `/v1/tickets/${id}`, { headers, expect: 200 })).body.status;
      expect(await status(waiting.id)).toMatchObject({ key: 'pending', label: 'En attente' });
      expect(await status(held.id)).toMatchObject({ key: 'onHold', label: 'En attente' });
      const path = '/v1/tickets?status=onHold&limit=100';
      const listed = (await ben.call('get', path, { headers, expect: 200 })).body.items;
      const ids = listed.map(({ id }: { id: string }) => id);
      expect(ids).toContain(held.id);
      expect(ids).not.toContain(waiting.id);
    });
  });

  async function pending(): Promise<{ id: string; number: string }> {
    const ticket = await file(ana, 'problem', silent);
    await say(dan, ticket.id, 'Is the light on the gateway green?');
    await move(dan, ticket.id, 'askCustomer');
    return ticket;
  }

  function standsIn(ticket: string, status: string): Promise<true> {
    return eventually(`${ticket} ${status}`, async () => (await read(ana, ticket)).status.key === status || undefined);
  }

  /** Moves the clock; as access tokens end meanwhile, everybody signs in again. */
  async function later(to: { by: string }): Promise<void> {
    await desk.moveClock(to);
    [ana, ben, dan] = await Promise.all([desk.signIn(ana.email), desk.signIn(ben.email), desk.signIn(dan.email)]);
  }

  it('S2: a public status page: components, incidents with timed updates, subscription by mail; no sign-in to read it', async () => {
    const names = { en: 'Vehicle gateways', fr: 'Boîtiers' };
    const component = (await dan.call('post', '/v1/status/components', { body: { names }, expect: 201 })).body;
    const page = async () =>
      (await desk.visit('get', '/status', { headers: { 'accept-language': 'fr' }, expect: 200 })).body;
    expect(await page()).toMatchObject({ state: 'operational', components: [{ name: 'Boîtiers' }], incidents: [] });

    const email = desk.addressOf('Lise Lectrice');
    const headers = { 'accept-language': 'fr' };
    await desk.visit('post', '/status/subscriptions', { body: { email }, headers, expect: 202 });
    const question = await desk.mailTo(email);
    expect(question.parsed.subject).toMatch(/^Suivre les incidents de .+ \?$/);
    const confirmation = { body: { token: linkToken(question) }, expect: 200 };
    await desk.visit('post', '/status/subscription-confirmations', confirmation);

    const ticket = await file(ben, 'problem', silent);
    const body = {
      titles: { en: 'Gateways are silent', fr: 'Boîtiers muets' },
      state: 'investigating',
      texts: { en: 'We look into it.', fr: 'Nous cherchons.' },
      components: [{ id: component.id, state: 'partialOutage' }],
    };
    const incident = (await dan.call('post', '/v1/status/incidents', { body, expect: 201 })).body;
    await dan.call('put', `/v1/status/incidents/${incident.id}/tickets/${ticket.number}`, { expect: 204 });
    await desk.moveClock({ by: 'PT10M' });
    [ben, dan] = [await desk.signIn(ben.email), await desk.signIn(dan.email)];
    const say = (state: string, en: string, fr: string) =>
      dan.call('post', `/v1/status/incidents/${incident.id}/updates`, {
        body: { state, texts: { en, fr } },
        expect: 201,
      });
    await say('identified', 'A broken link.', 'Un lien rompu.');
    const during = await page();
    expect(during).toMatchObject({
      state: 'partialOutage',
      incidents: [{ title: 'Boîtiers muets', state: 'identified', resolvedAt: null }],
    });
    const [newest, oldest] = during.incidents[0].updates;
    expect([newest.text, oldest.text]).toEqual(['Un lien rompu.', 'Nous cherchons.']);
    expect(Date.parse(newest.at) - Date.parse(oldest.at)).toBe(10 * 60_000);
    await say('resolved', 'All speak again.', 'Tous parlent à nouveau.');
    expect(await page()).toMatchObject({ state: 'operational', incidents: [] });
    const past = (await desk.visit('get', '/status/incidents', { expect: 200 })).body.items;
    expect(past).toMatchObject([{ id: incident.id, state: 'resolved', updates: { length: 3 } }]);

    for (const [text, state] of [
      ['Nous cherchons.', 'en cours d’examen'],
      ['Un lien rompu.', 'cause trouvée'],
      ['Tous parlent à nouveau.', 'terminé'],
    ] as const) {
      const mail = await desk.mailTo(email, ({ parsed }) => parsed.text?.includes(text) === true);
      expect(mail.parsed.subject).toBe(`Boîtiers muets : ${state}`);
      expect(mail.parsed.text).toContain(`/status/incidents/${incident.id}`);
      expect(mail.parsed.html).toContain(text);
    }
    const told = await desk.mailTo(ben.email, ({ parsed }) => parsed.subject === 'Boîtiers muets : terminé');
    expect(told.parsed.text).toContain(`numéro ${ticket.number}`);
  });

  it('S10: articles take comments from signed-in readers only, and staff take words away', async () => {
    const { id } = await published(dan, { title: 'Reset a gateway', body: 'Hold the button for ten seconds.' });
    const path = `/v1/desks/${desk.slug}/articles/${id}`;
    await desk.visit('post', `/articles/${id}/comments`, { body: { body: 'Anonymous was here' }, expect: 401 });
    await desk.call('post', `${path}/comments`, { body: { body: 'A key was here' }, expect: 403 });
    const said = await ana.call('post', `${path}/comments`, { body: { body: '<b>Twice</b> did it.' }, expect: 201 });
    expect(said.body).toMatchObject({ body: '<b>Twice</b> did it.', author: { name: 'Ana Lind', staff: false } });
    await dan.call('post', `${path}/comments`, { body: { body: 'Thank you, we will say so.' }, expect: 201 });
    const seen = await ben.call('get', `${path}/comments`, { expect: 200 });
    expect(seen.body.items.map(({ author }: { author: object }) => author)).toEqual([
      { name: 'Ana Lind', staff: false },
      { name: expect.not.stringContaining('Dan'), staff: true },
    ]);
    const strangers = (await desk.visit('get', `/articles/${id}/comments?limit=1`, { expect: 200 })).body;
    expect(strangers.items).toMatchObject([{ body: '<b>Twice</b> did it.', author: { name: null } }]);
    const rest = await desk.visit('get', `/articles/${id}/comments?cursor=${strangers.nextCursor}`, { expect: 200 });
    expect(rest.body.items).toMatchObject([{ body: 'Thank you, we will say so.' }]);
    const other = await published(dan, { title: 'Another' });
    await desk.visit('get', `/articles/${other.id}/comments?cursor=${strangers.nextCursor}`, { expect: 400 });
    const redaction = `/v1/articles/${id}/comments/${said.body.id}/redaction`;
    await ana.call('post', redaction, { body: {}, expect: 403 });
    const gone = await dan.call('post', redaction, { body: { reason: 'a name in it' }, expect: 200 });
    expect(gone.body).toMatchObject({ body: null, redactedAt: expect.any(String), version: 2 });
    expect((await ben.call('get', `${path}/comments`, { expect: 200 })).body.items[0].body).toBeNull();
  });
});

const hour = 3_600_000;
