import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { TestDesk } from './support/desks.js';

/** Gives the bug form of `road` a field that is the desk's own affair. */
const withCause = (source: string) =>
  source
    .replace(
      '\nforms:\n',
      `\n  cause:\n    kind: text\n    labels: { fr: Cause, en: Cause }\n    agentOnly: true\n\nforms:\n`,
    )
    .replace('rfidCard, errorCode]', 'rfidCard, errorCode, cause]');

describe('the forms of a desk', () => {
  let road: TestDesk;
  let bikes: TestDesk;

  beforeAll(async () => {
    [road, bikes] = await Promise.all([TestDesk.open('road', withCause), TestDesk.open('support-ops')]);
  });

  it('are shown with purpose and examples to somebody who has not signed in, in their language', async () => {
    const english = await road.visit('get', '/request-types', { headers: { 'accept-language': 'en' }, expect: 200 });
    expect(english.headers['content-language']).toBe('en');
    expect(english.body.nextCursor).toBeNull();
    expect(english.body.items.map(({ key }: { key: string }) => key)).toEqual([
      'bug',
      'financialQuestion',
      'generalQuestion',
      'roamingQuestion',
    ]);
    expect(english.body.items[1]).toEqual({
      key: 'financialQuestion',
      label: 'Financial question',
      pointsOutLookAlikes: false,
      purpose: 'Invoices, payments, refunds, prices.',
      examples: ['A session was invoiced twice'],
      priority: 'normal',
      suggestArticles: expect.any(Boolean),
    });
    const french = await road.visit('get', '/request-types', { headers: { 'accept-language': 'nl' }, expect: 200 });
    expect(french.headers['content-language']).toBe('fr');
    expect(french.body.items[1].label).toBe('Question financière');
  });

  it('say in a JSON Schema just what filing takes', async () => {
    const { body } = await bikes.visit('get', '/request-types/critical', {
      headers: { 'accept-language': 'en' },
      expect: 200,
    });
    expect(body.purpose).toContain('no workaround');
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const accepts = ajv.compile(body.form.schema);
    const whole = { subject: 'No bike unlocks', description: 'Nowhere.', consumersHit: 400, workaroundExists: false };
    expect(accepts(whole)).toBe(true);
    expect(accepts({ ...whole, consumersHit: 'many' })).toBe(false);
    expect(accepts({ ...whole, desk: 'other' })).toBe(false);
    expect(accepts({ ...whole, workaroundExists: true })).toBe(false);
    expect(accepts({ ...whole, workaroundExists: true, workaround: 'Restart the dock.' })).toBe(true);
  });

  it('say what to draw, in which order and when', async () => {
    const { body } = await bikes.visit('get', '/request-types/hardware', {
      headers: { 'accept-language': 'fr' },
      expect: 200,
    });
    const { fields } = body.form;
    expect(fields.map(({ key }: { key: string }) => key)).toEqual(['subject', 'description', 'device', 'assetNumber']);
    expect(fields[2]).toMatchObject({ kind: 'choice', label: 'Matériel concerné' });
    expect(fields[2].choices[0]).toEqual({ key: 'bike', label: 'Vélo' });
    expect(fields[3].visibleWhen).toEqual([{ field: 'device', oneOf: ['bike', 'station', 'kiosk'] }]);
  });

  it('hold fields for agents only for those who work for the desk', async () => {
    const camille = await road.person({ name: 'Camille Durand' });
    const seenBy = async (answer: Promise<{ body: { form: { fields: { key: string }[]; schema: object } } }>) => {
      const { form } = (await answer).body;
      return [form.fields.some(({ key }) => key === 'cause'), JSON.stringify(form.schema).includes('cause')];
    };
    expect(await seenBy(road.call('get', '/v1/request-types/bug', { expect: 200 }))).toEqual([true, true]);
    expect(await seenBy(camille.call('get', '/v1/request-types/bug', { expect: 200 }))).toEqual([false, false]);
    expect(await seenBy(road.visit('get', '/request-types/bug', { expect: 200 }))).toEqual([false, false]);
  });

  it('need not be sent again while the desk stays as it is', async () => {
    const first = await road.call('get', '/v1/request-types/bug', { expect: 200 });
    expect(first.headers.etag).toBeDefined();
    const headers = { 'if-none-match': first.headers['etag'] ?? '' };
    await road.call('get', '/v1/request-types/bug', { headers, expect: 304 });
    await road.call('get', '/v1/request-types/bug', { headers: { ...headers, 'accept-language': 'en' }, expect: 200 });
  });

  it('of a type that the desk does not have are not found', async () => {
    const own = await road.call('get', '/v1/request-types/hardware', { expect: 404 });
    expect(own.body.code).toBe('not-found');
    await road.visit('get', '/request-types/hardware', { expect: 404 });
  });
});
