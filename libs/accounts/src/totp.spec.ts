import { describe, expect, it } from '@jest/globals';
import { bareCode, newRecoveryCode, newTotpSecret, totpStep, totpUri } from './totp.js';

/** The secret of RFC 6238, appendix B. Its codes there have eight digits; ours are their last six. */
const secret = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);

describe('a one-time code', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is at second %i what RFC 6238 says', (seconds, code) => {
    expect(totpStep(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('is taken one step early and one late, and no further', () => {
    expect(totpStep(secret, '287082', at(59 - 30))).toBe(1);
    expect(totpStep(secret, '287082', at(59 + 30))).toBe(1);
    expect(totpStep(secret, '287082', at(59 + 31))).toBeUndefined();
    expect(totpStep(secret, '287083', at(59))).toBeUndefined();
    expect(totpStep(secret, '', at(59))).toBeUndefined();
  });
});

describe('a new secret', () => {
  it('has 160 bits and is offered as an address that authenticator programs know', () => {
    const { bytes, text } = newTotpSecret();
    expect(bytes).toHaveLength(20);
    const uri = new URL(totpUri(bytes, 'Charge & Co', 'ana@charge.example'));
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.pathname)).toContain('Charge & Co:ana@charge.example');
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret: text, issuer: 'Charge & Co', digits: '6' });
  });
});

describe('a recovery code', () => {
  it('is long, never twice the same, and read however it is typed', () => {
    const codes = new Set(Array.from({ length: 200 }, newRecoveryCode));
    expect(codes.size).toBe(200);
    for (const code of codes) expect(code).toMatch(/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
    expect(bareCode(' ABCD-efgh 2345-6789 ')).toBe('abcdefgh23456789');
  });
});
