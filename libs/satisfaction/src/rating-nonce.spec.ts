import { describe, expect, it } from '@jest/globals';
import { Secrets } from '#database';
import { readSettings } from '#kernel';
import { mintNonce, nonceFits } from './rating-nonce.js';

const secretsOf = (secret: string) => new Secrets(readSettings({ GUICHET_SECRET: secret.repeat(40) }));
const secrets = secretsOf('a');
const scope = { deskId: 'desk', linkId: 'link', version: 3 };

describe('the nonce of a rating form', () => {
  it('is new each time and good for its link and the version that the form shows', () => {
    const nonce = mintNonce(secrets, scope);
    expect(mintNonce(secrets, scope)).not.toBe(nonce);
    expect(nonceFits(secrets, scope, nonce)).toBe(true);
    expect(nonceFits(secrets, { ...scope, version: 4 }, nonce)).toBe(false);
    expect(nonceFits(secrets, { ...scope, linkId: 'other' }, nonce)).toBe(false);
    expect(nonceFits(secrets, { ...scope, deskId: 'other' }, nonce)).toBe(false);
    expect(nonceFits(secretsOf('b'), scope, nonce)).toBe(false);
  });

  it('cannot be made up', () => {
    const [random = '', mac = ''] = mintNonce(secrets, scope).split('.');
    const made = [``, '.', random, `${random}.`, `${mac}.${random}`, `${random.slice(1)}A.${mac}`, `${random}.${mac}x`];
    expect(made.filter((nonce) => nonceFits(secrets, scope, nonce))).toEqual([]);
  });
});
