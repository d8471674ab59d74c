import { describe, expect, it } from '@jest/globals';
import type { PasswordRule } from '#blueprint';
import { brokenRules } from './password-rule.js';

const free: PasswordRule = { minLength: 15, maxLength: 128, classes: [], refuseCommon: true };
const strict: PasswordRule = {
  minLength: 12,
  maxLength: 15,
  classes: ['upperCase', 'lowerCase', 'digit', 'special'],
  refuseCommon: true,
};
const codes = (password: string, rule: PasswordRule, own?: string[]) =>
  brokenRules(password, rule, own).map(({ code }) => code);

describe('a rule of twelve to fifteen characters of four classes', () => {
  it.each([
    ['Correct-Horse1', []],
    ['Corre1-horse', []],
    ['Corre1-hors', ['too-short']],
    ['Correct-Horse1ab', ['too-long']],
    ['correct-horse1', ['needs-upper-case']],
    ['CORRECT-HORSE1', ['needs-lower-case']],
    ['Correct-Horses', ['needs-digit']],
    ['Plumdriftoct12', ['needs-special']],
    ['Correct Horse1', ['needs-special']],
    ['', ['too-short', 'needs-upper-case', 'needs-lower-case', 'needs-digit', 'needs-special']],
  ])('says of %s: %j', (password, expected) => {
    expect(codes(password, strict)).toEqual(expected);
  });

  it('counts a character beyond the first plane once, not twice', () => {
    expect(codes(`Aa1-${'😀'.repeat(11)}`, strict)).toEqual([]);
    expect(codes(`Aa1-${'😀'.repeat(12)}`, strict)).toEqual(['too-long']);
    expect(codes(`Aa1-${'😀'.repeat(7)}`, strict)).toEqual(['too-short']);
  });

  it('counts a letter with its accent once, however it was typed', () => {
    expect(codes(`Aa1-${'e\u0301'.repeat(11)}`, strict)).toEqual([]);
    expect(codes(`Aa1-${'e\u0301'.repeat(12)}`, strict)).toEqual(['too-long']);
  });

  it('knows upper and lower case outside of ASCII', () => {
    expect(codes('Élan-vital-42', strict)).toEqual([]);
    expect(codes('ΑΒΓδεζηθικ-1', strict)).toEqual([]);
  });

  it('takes no accent for a special character', () => {
    expect(codes('Aqqqqqqqqq1x\u0323\u0327', strict)).toContain('needs-special');
  });
});

describe('a rule without classes', () => {
  it('takes fifteen letters', () => {
    expect(codes('plumdriftoctave', free)).toEqual([]);
  });

  it.each([
    'passwordpassword',
    'Passwordpassword1',
    '!!passwordpassword!!',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    '123456789012345',
    'abcdefghijklmnopq',
    'zyxwvutsrqponmlk',
    'qwertyuiopqwertyuiop',
  ])('refuses %s as too common', (password) => {
    expect(codes(password, free)).toEqual(['too-common']);
  });

  it('refuses what everybody knows of the account', () => {
    expect(codes('annabelle.martin@example.org', free, ['annabelle.martin@example.org'])).toEqual(['too-common']);
    expect(codes('annabellemartin1999', free, ['Annabelle Martin'])).toEqual(['too-common']);
  });

  it('leaves common passwords alone where the desk says so', () => {
    expect(codes('passwordpassword', { ...free, refuseCommon: false })).toEqual([]);
  });
});
