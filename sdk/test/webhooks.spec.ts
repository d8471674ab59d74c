import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { signTestEvent, verifyWebhook, WebhookVerificationError } from '../src/webhooks.js';

const secret = `whsec_${btoa('a secret of 24 characters')}`;
const other = `whsec_${btoa('another secret, as long..')}`;

/** The reason for which it is refused. */
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return error.reason;
    throw error;
  }
  return 'none';
}

describe('a webhook', () => {
  it('is believed when the desk signed it, whatever its headers and body come as', async () => {
    const { body, headers, message } = await signTestEvent({ type: 'ticket.filed' }, secret);
    const shouted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]));
    const bytes = new TextEncoder().encode(body);
    for (const each of [headers, shouted, new Headers(headers)]) {
      expect(await verifyWebhook(body, each, secret)).toEqual(message);
      expect(await verifyWebhook(bytes, each, secret)).toEqual(message);
      expect(await verifyWebhook(bytes.buffer, each, secret)).toEqual(message);
    }
    expect(message).toMatchObject({ type: 'ticket.filed', data: { event: { kind: 'ticket.filed' }, ticket: null } });
  });

  it('is signed as the public package reads it, and read as that signs', async () => {
    const { body, headers } = await signTestEvent({ data: { event: undefined } }, [other, secret]);
    expect(new Webhook(secret).verify(body, { ...headers })).toMatchObject({ type: 'webhook.test' });
    const at = new Date('2026-01-05T09:00:00Z');
    const signed = {
      'webhook-id': 'one',
      'webhook-timestamp': String(at.getTime() / 1000),
      'webhook-signature': new Webhook(secret).sign('one', at, body),
    };
    expect(await verifyWebhook(body, signed, secret, { now: at })).toMatchObject({ type: 'webhook.test' });
  });

  it('is believed by either secret while one follows the other', async () => {
    const both = await signTestEvent({}, [other, secret]);
    expect(await refusal(verifyWebhook(both.body, both.headers, secret))).toBe('none');
    const old = await signTestEvent({}, other);
    expect(await refusal(verifyWebhook(old.body, old.headers, [secret, other]))).toBe('none');
    expect(await refusal(verifyWebhook(old.body, old.headers, secret))).toBe('bad-signature');
  });

  it('is refused for a reason otherwise', async () => {
    const at = new Date('2026-01-05T09:00:00Z');
    const { body, headers } = await signTestEvent({ at }, secret);
    const later = (seconds: number) => ({ now: new Date(at.getTime() + seconds * 1000) });
    const { 'webhook-id': _, ...nameless } = headers;
    const said = (changed: Record<string, string>) => ({ ...headers, ...changed });
    const cases: readonly [string, () => Promise<unknown>][] = [
      ['none', () => verifyWebhook(body, headers, secret, later(299))],
      ['none', () => verifyWebhook(body, headers, secret, { ...later(900), tolerance: 1000 })],
      ['too-old', () => verifyWebhook(body, headers, secret, later(301))],
      ['too-new', () => verifyWebhook(body, headers, secret, later(-301))],
      ['missing-header', () => verifyWebhook(body, nameless, secret, later(0))],
      ['bad-signature', () => verifyWebhook(`${body} `, headers, secret, later(0))],
      ['bad-signature', () => verifyWebhook(body, said({ 'webhook-id': 'x' }), secret, later(0))],
      [
        'bad-signature',
        () => verifyWebhook(body, said({ 'webhook-signature': 'v1,?? v2,AAAA v1,AAAA' }), secret, later(0)),
      ],
      ['bad-timestamp', () => verifyWebhook(body, said({ 'webhook-timestamp': 'today' }), secret, later(0))],
      ['bad-secret', () => verifyWebhook(body, headers, 'whsec_?', later(0))],
      ['bad-secret', () => verifyWebhook(body, headers, '', later(0))],
    ];
    for (const [expected, work] of cases) expect(await refusal(work())).toBe(expected);
  });
});
