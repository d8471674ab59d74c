import { beforeAll, describe, expect, it } from '@jest/globals';
import { act, draft, publish, published, titlesOf, translate } from './support/articles.js';
import { type Person, TestDesk } from './support/desks.js';

describe('articles', () => {
  let desk: TestDesk;
  let ana: Person; // customer
  let dan: Person; // agent

  beforeAll(async () => {
    desk = await TestDesk.open('supplyon');
    [ana, dan] = await Promise.all([
      desk.person({ name: 'Ana Lind' }),
      desk.person({ name: 'Dan Brook', role: 'agent' }),
    ]);
  });

  const visit = (path: string, expect_ = 200, headers = {}) => desk.visit('get', path, { expect: expect_, headers });
  const found = async (q: string, language = 'en') =>
    titlesOf(
      (await visit(`/article-search?q=${encodeURIComponent(q)}`, 200, { 'accept-language': language })).body.items,
    );
  const suggested = async (text: string, language = 'en') =>
    titlesOf(
      (await visit(`/article-suggestions?text=${encodeURIComponent(text)}`, 200, { 'accept-language': language })).body
        .items,
    );
  const listed = async () => titlesOf((await visit('/articles?limit=100')).body.items);

  describe('a draft', () => {
    it('does not exist for readers: not by id, slug, list, search, suggestion, comments or vote', async () => {
      const { id, slug } = await draft(dan, { title: 'Quokka maintenance', body: 'Feed the wallaby.' });
      for (const name of [id, slug]) {
        await visit(`/articles/${name}`, 404);
        await visit(`/articles/${name}/comments`, 404);
        await desk.visit('put', `/articles/${name}/vote`, { body: { helpful: true }, expect: 404 });
        const asCustomer = await ana.call('get', `/v1/desks/${desk.slug}/articles/${name}`, { expect: 404 });
        const nothing = await ana.call('get', `/v1/desks/${desk.slug}/articles/no-such`, { expect: 404 });
        expect({ ...asCustomer.body, requestId: '' }).toEqual({ ...nothing.body, requestId: '' });
      }
      expect(await listed()).not.toContain('Quokka maintenance');
      expect([...(await found('quokka')), ...(await found('wallaby')), ...(await suggested('quok'))]).toEqual([]);
      await ana.call('get', `/v1/articles/${id}`, { expect: 403 });
      await desk.visit('get', `/articles/${id}`, { headers: { 'if-none-match': '*' }, expect: 404 });
    });

    it('is written on behind a published article, and its words are found only when it is published again', async () => {
      const { id } = await published(dan, { title: 'Numbat', body: 'It eats termites.' });
      const before = await visit(`/articles/${id}`);
      await translate(dan, id, 'en', { title: 'Numbat and bilby', body: 'It eats termites and bulbs.' });
      const meanwhile = await visit(`/articles/${id}`);
      expect(meanwhile.headers['etag']).toBe(before.headers['etag']);
      expect(meanwhile.body).toEqual(before.body);
      expect(await found('bilby')).toEqual([]);
      await publish(dan, id);
      expect(await found('bilby')).toEqual(['Numbat and bilby']);
      expect((await visit(`/articles/${id}`)).body).toMatchObject({ title: 'Numbat and bilby', version: 2 });
    });
  });

  describe('what was published', () => {
    it('goes away when it is withdrawn or archived, and comes back when it is published again', async () => {
      const { id } = await published(dan, { title: 'Dugong' });
      expect(await found('dugong')).toEqual(['Dugong']);
      expect(await act(dan, 'delete', `/v1/articles/${id}/publication`)).toMatchObject({ status: 'draft' });
      await visit(`/articles/${id}`, 404);
      expect(await found('dugong')).toEqual([]);
      await publish(dan, id);
      expect(await act(dan, 'put', `/v1/articles/${id}/archival`)).toMatchObject({ status: 'archived' });
      await visit(`/articles/${id}`, 404);
      expect([...(await found('dugong')), ...(await suggested('dugo'))]).toEqual([]);
      const { headers } = await dan.call('get', `/v1/articles/${id}`, { expect: 200 });
      const stale = { 'if-match': headers['etag'] ?? '' };
      await dan.call('put', `/v1/articles/${id}/publication`, { headers: stale, expect: 409 });
      const body = { title: 'x', body: 'y' };
      await dan.call('put', `/v1/articles/${id}/translations/en`, {
        headers: { 'if-match': '"1"' },
        body,
        expect: 409,
      });
      await act(dan, 'delete', `/v1/articles/${id}/archival`);
      await publish(dan, id);
      expect(await found('dugong')).toEqual(['Dugong']);
    });

    it('is for everybody or for whoever is signed in', async () => {
      const { id } = await published(dan, { title: 'Wombat tariffs', audience: 'customers' });
      await visit(`/articles/${id}`, 404);
      expect([...(await found('wombat')), ...(await suggested('wombat'))]).toEqual([]);
      const path = `/v1/desks/${desk.slug}`;
      expect((await ana.call('get', `${path}/articles/${id}`, { expect: 200 })).body.title).toBe('Wombat tariffs');
      const hits = await ana.call('get', `${path}/article-search?q=wombat`, { expect: 200 });
      expect(titlesOf(hits.body.items)).toEqual(['Wombat tariffs']);
      const { headers } = await dan.call('get', `/v1/articles/${id}`, { expect: 200 });
      const ifMatch = { 'if-match': headers['etag'] ?? '' };
      await dan.call('patch', `/v1/articles/${id}`, { body: { audience: 'public' }, headers: ifMatch, expect: 200 });
      expect(await found('wombat')).toEqual(['Wombat tariffs']);
      await visit(`/articles/${id}`);
    });

    it('is listed page by page, with a cursor that fits no other list', async () => {
      const first = (await visit('/articles?limit=1')).body;
      const second = (await visit(`/articles?limit=1&cursor=${first.nextCursor}`)).body;
      expect(second.items[0].id).not.toBe(first.items[0].id);
      await visit(`/articles?limit=1&cursor=${first.nextCursor}`, 400, { 'accept-language': 'fr' });
      const other = await ana.call('get', `/v1/desks/${desk.slug}/articles?cursor=${first.nextCursor}`, {
        expect: 400,
      });
      expect(other.body.code).toBe('invalid-cursor');
      const all = (await dan.call('get', '/v1/articles?limit=1', { expect: 200 })).body.nextCursor;
      await dan.call('get', `/v1/articles?limit=1&status=draft&cursor=${all}`, { expect: 400 });
      await visit(`/articles?cursor=${all}`, 400);
    });

    it('is read in the reader’s language, else in another, which Content-Language tells', async () => {
      const { id } = await draft(dan, { title: 'Pallet labels', body: 'Print **them**.' });
      await translate(dan, id, 'fr', { title: 'Étiquettes', body: 'Imprimez-les.', machineTranslated: true });
      await publish(dan, id);
      const french = await visit(`/articles/${id}`, 200, { 'accept-language': 'fr' });
      expect(french.headers['content-language']).toBe('fr');
      expect(french.body).toMatchObject({
        title: 'Étiquettes',
        language: 'fr',
        languages: ['en', 'fr'],
        machineTranslated: true,
      });
      const german = await visit(`/articles/${id}`, 200, { 'accept-language': 'de' });
      expect(german.headers['content-language']).toBe('en');
      expect(german.body).toMatchObject({
        title: 'Pallet labels',
        html: '<p>Print <strong>them</strong>.</p>\n',
        machineTranslated: false,
      });
      expect(french.headers['etag']).not.toBe(german.headers['etag']);
      await visit(`/articles/${id}`, 304, { 'accept-language': 'fr', 'if-none-match': french.headers['etag'] });
      const headers = { 'if-match': '"1"' };
      await dan.call('delete', `/v1/articles/${id}/translations/fr`, { headers, expect: 204 });
      expect((await visit(`/articles/${id}`, 200, { 'accept-language': 'fr' })).body.language).toBe('en');
      await dan.call('delete', `/v1/articles/${id}/translations/en`, { headers, expect: 409 });
    });
  });

  describe('the search', () => {
    beforeAll(async () => {
      const charger = await draft(dan, { title: 'Refunds', body: 'How an invoice is paid back to your account.' });
      await translate(dan, charger.id, 'fr', {
        title: 'Remboursements',
        body: 'Comment une facture payée deux fois vous est créditée à l’été.',
      });
      await translate(dan, charger.id, 'de', {
        title: 'Erstattungen',
        body: 'Wie Rechnungen für Häfen erstattet werden.',
      });
      await publish(dan, charger.id);
      await published(dan, { title: 'Deliveries', body: 'A refund is possible when a delivery is late. '.repeat(20) });
    });

    it('finds words in any of their forms, in the reader’s language alone', async () => {
      expect(await found('refunding invoices')).toEqual(['Refunds']);
      expect(await found('factures payées', 'fr')).toEqual(['Remboursements']);
      expect(await found('Rechnung', 'de')).toEqual(['Erstattungen']);
      expect(await found('Rechnung', 'en')).toEqual([]);
    });

    it('forgives accents, capitals and typing errors', async () => {
      expect(await found('CREDITEE ete', 'fr')).toEqual(['Remboursements']);
      expect(await found('hafen', 'de')).toEqual(['Erstattungen']);
      expect(await found('rembousement', 'fr')).toEqual(['Remboursements']);
      expect(await found('refnd', 'en')).toEqual(['Refunds', 'Deliveries']);
      expect(await found('erstatung', 'de')).toEqual(['Erstattungen']);
      expect(await found('zzyzx')).toEqual([]);
    });

    it('ranks a word in the title before the same word in the text, and shows where it stands', async () => {
      const { items } = (await visit('/article-search?q=refund')).body;
      expect(titlesOf(items)).toEqual(['Refunds', 'Deliveries']);
      expect(items[1].snippet).toMatch(/refund is possible/);
      expect(items[1].snippet.length).toBeLessThan(170);
    });

    it('finds what has no text in the reader’s language by the text they are shown', async () => {
      expect(await found('deliveries', 'de')).toEqual(['Deliveries']);
    });

    it('suggests with each keystroke, by the beginning of the last word, even beside words that no article has', async () => {
      expect(await suggested('r')).toEqual([]);
      expect(await suggested('refu')).toEqual(['Refunds', 'Deliveries']);
      expect(await suggested('Where is my delivery, it should have been here y')).toContain('Deliveries');
    });

    it('takes whatever is typed for words', async () => {
      for (const typed of [
        "'",
        '\\',
        ':*',
        '& | !',
        '<b>',
        '%',
        '_',
        '()',
        'a'.repeat(200),
        '日本語',
        '\u202e',
        "x':* | 'y",
      ]) {
        await found(typed);
        await suggested(typed);
      }
      await visit('/article-search', 400);
      await visit(`/article-search?q=${'a'.repeat(201)}`, 400);
    });
  });

  describe('what is written', () => {
    it('is rendered from Markdown without anything that could run', async () => {
      const body =
        '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) [b](data:text/html,x)\n\n![c](https://ok.example/c.png)\n\n<svg/onload=alert(1)>';
      const { id } = await published(dan, { title: '<b onclick=x>Hostile</b>', body });
      const shown = (await visit(`/articles/${id}`)).body;
      expect(shown.title).toBe('<b onclick=x>Hostile</b>');
      expect(shown.html).not.toMatch(/<(?:script|svg)|<img src=x|href="(?:javascript|data)/i);
      expect(shown.html).toContain('<img src="https://ok.example/c.png" alt="c" />');
      const [hit] = (await visit('/article-search?q=hostile')).body.items;
      expect(hit.snippet).not.toMatch(/<[a-z]/);
      const read = await dan.call('get', `/v1/articles/${id}/translations/en`, { expect: 200 });
      expect(read.body).toMatchObject({ body, html: shown.html });
    });

    it('bears nesting without end, and refuses what is too long or of no language of the desk', async () => {
      const path = '/v1/articles';
      await dan.call('post', path, { body: { title: 'Deep', body: `${'> '.repeat(40_000)}x` }, expect: 201 });
      const refused = [
        { title: 'Huge', body: 'x'.repeat(100_001) },
        { title: 'x'.repeat(201), body: 'x' },
        { title: 'two\r\nX-Injected: lines', body: 'x' },
        { title: ' ', body: 'x' },
        { title: 'Slug', body: 'x', slug: '../etc' },
        { title: 'Own', body: 'x', status: 'published' },
      ];
      for (const body of refused) await dan.call('post', path, { body, expect: 400 });
      const unspoken = await dan.call('post', path, { body: { title: 'x', body: 'x', language: 'it' }, expect: 422 });
      expect(unspoken.body.errors[0].pointer).toBe('/language');
      const uuid = { title: 'x', body: 'x', slug: '01900000-0000-7000-8000-000000000000' };
      await dan.call('post', path, { body: uuid, expect: 422 });
      await dan.call('post', path, { body: { title: 'One', body: 'x', slug: 'one' }, expect: 201 });
      const taken = await dan.call('post', path, { body: { title: 'Two', body: 'x', slug: 'one' }, expect: 409 });
      expect(taken.body).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/slug' }] });
    });

    it('is kept version by version, and never overwritten unseen', async () => {
      const { id } = await draft(dan, { title: 'First', body: 'One.' });
      const path = `/v1/articles/${id}/translations/en`;
      const write = (body: object, version: number, expect_: number) =>
        dan.call('put', path, { body, headers: { 'if-match': `"${version}"` }, expect: expect_ });
      await dan.call('put', path, { body: { title: 'x', body: 'x' }, expect: 428 });
      await write({ title: 'Second', body: 'Two.' }, 1, 200);
      await write({ title: 'Lost', body: 'Lost.' }, 1, 412);
      const versions = await dan.call('get', `${path}/versions?limit=1`, { expect: 200 });
      expect(versions.body.items).toMatchObject([{ number: 2, title: 'Second', savedBy: dan.id, published: false }]);
      const older = await dan.call('get', `${path}/versions?limit=1&cursor=${versions.body.nextCursor}`, {
        expect: 200,
      });
      expect(older.body).toMatchObject({ items: [{ number: 1, title: 'First' }], nextCursor: null });
      expect((await dan.call('get', `${path}/versions/1`, { expect: 200 })).body.body).toBe('One.');
      await dan.call('get', `${path}/versions/3`, { expect: 404 });
      await dan.call('get', `/v1/articles/${id}/translations/fr/versions`, { expect: 404 });
      await dan.call('get', `/v1/articles/${id}/translations/fr/versions?cursor=${versions.body.nextCursor}`, {
        expect: 400,
      });
    });
  });

  describe('readers', () => {
    it('say once each whether it was helpful, and may change their mind; strangers are counted apart', async () => {
      const { id } = await published(dan, { title: 'Echidna' });
      const path = `/v1/desks/${desk.slug}/articles/${id}`;
      await ana.call('put', `${path}/vote`, { body: { helpful: true }, expect: 200 });
      await ana.call('put', `${path}/vote`, { body: { helpful: false }, expect: 200 });
      for (const _ of [1, 2, 3])
        await desk.visit('put', `/articles/${id}/vote`, { body: { helpful: true }, expect: 200 });
      expect((await ana.call('get', path, { expect: 200 })).body.helpful).toBe(false);
      expect((await dan.call('get', path, { expect: 200 })).body.helpful).toBeNull();
      const { votes } = (await dan.call('get', `/v1/articles/${id}`, { expect: 200 })).body;
      expect(votes).toEqual({ helpful: 0, notHelpful: 1, strangersHelpful: 1, strangersNotHelpful: 0 });
    });

    it('come with credentials of this desk or with none', async () => {
      const other = await TestDesk.open('supplyon');
      const { id } = await published(other, { title: 'Elsewhere' });
      await visit(`/articles/${id}`, 404);
      await ana.call('get', `/v1/desks/${desk.slug}/articles/${id}`, { expect: 404 });
      await dan.call('get', `/v1/articles/${id}`, { expect: 404 });
      await ana.call('get', `/v1/desks/${other.slug}/articles/${id}`, { expect: 401 });
      await other.call('get', `/v1/desks/${desk.slug}/articles`, { expect: 401 });
      expect(await found('elsewhere')).toEqual([]);
      const headers = { authorization: 'Bearer nonsense' };
      await desk.visit('get', '/articles', { headers, expect: 401 });
    });
  });
});
