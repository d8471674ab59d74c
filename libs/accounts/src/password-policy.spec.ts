import { describe, expect, it } from '@jest/globals';
import type { PasswordRule } from '#blueprint';
import { deviationsOf } from './password-policy.js';

const nist: PasswordRule = { minLength: 15, maxLength: 128, classes: [], refuseCommon: true };

describe('a password rule held against NIST SP 800-63B-4', () => {
  it('conforms with fifteen characters of any kind and a blocklist', () => {
    expect(deviationsOf(nist)).toEqual([]);
  });

  it('is told each point in which it departs', () => {
    const rule: PasswordRule = { minLength: 12, maxLength: 15, classes: ['digit'], refuseCommon: false };
    expect(deviationsOf(rule).map(({ code }) => code)).toEqual([
      'minimum-below-15',
      'maximum-below-64',
      'composition-rule',
      'no-blocklist',
    ]);
  });
});
