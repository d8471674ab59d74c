import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { systemClock } from '#kernel';
import { newSecret, signatureHeaders } from './signature.js';

describe('a signature', () => {
  it('is what Standard Webhooks says, by an example of the public package', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const at = new Date(1_614_265_330_000);
    const headers = signatureHeaders([secret], 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, '{"test": 2432232314}');
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is verified by each of two secrets and by no other', () => {
    const [one, two] = [newSecret(), newSecret()];
    const body = '{"type":"ticket.filed","words":"é ✓"}';
    const headers = signatureHeaders([one, two], 'id', systemClock.now(), body);
    for (const secret of [one, two]) expect(new Webhook(secret).verify(body, headers)).toMatchObject({ words: 'é ✓' });
    expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow();
    expect(() => new Webhook(one).verify(`${body} `, headers)).toThrow();
  });
});
