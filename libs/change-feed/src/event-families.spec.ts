import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { familyScopes } from './event-families.js';

/** Families that only admins hear of, and keys with `audit:read`. */
const withheld = [
  'session',
  'password',
  'apiKey',
  'publishableKey',
  'signingKey',
  'signIn',
  'secondFactor',
  'recoveryCode',
  'recoveryCodes',
  'erasure',
  'legalHold',
];

describe('who hears of a family of events', () => {
  it('is said of every family that there is', () => {
    const families = readdirSync('libs', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.events.ts'))
      .flatMap((name) => [
        ...readFileSync(path.join('libs', name), 'utf8').matchAll(/'(\w+)\.\w+',?\s+'(public|staff)'/g),
      ])
      .map(([, family = '']) => family);
    expect(families.length).toBeGreaterThan(80);
    expect([...new Set(families)].filter((family) => !(family in familyScopes) && !withheld.includes(family))).toEqual(
      [],
    );
  });
});
