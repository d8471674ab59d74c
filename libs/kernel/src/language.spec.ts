import { describe, expect, it } from '@jest/globals';
import { negotiateLanguage } from './language.js';

describe('the language of an answer', () => {
  const offered = ['en', 'fr', 'pt-BR', 'zh-Hant'];

  it.each([
    ['fr', 'fr'],
    ['FR-ca', 'fr'],
    ['de, fr;q=0.4, en;q=0.3', 'fr'],
    ['en;q=0.5, fr;q=0.9', 'fr'],
    ['fr;q=0.5, en;q=0.5', 'fr'],
    ['fr ; q=0.3 ,\tpt-br', 'pt-BR'],
    ['zh-Hant-CN-x-private1-private2', 'zh-Hant'],
    ['fr-x-en', 'fr'],
    [',, fr ,', 'fr'],
    ['*, fr;q=0.1', 'fr'],
    ['fr;q=0.001', 'fr'],
  ])('asked for with %j is %s', (header, language) => {
    expect(negotiateLanguage(header, offered, 'en')).toBe(language);
  });

  it.each([undefined, '', '*', 'de', 'pt', 'zh', 'fr;q=0', 'fr;q=0, *', 'fr-CA;q=0'])(
    'is the default for %j, which wishes for nothing on offer',
    (header) => {
      expect(negotiateLanguage(header, offered, 'en')).toBe('en');
    },
  );

  it.each([
    'fr;',
    'fr;q=2',
    'fr;q=0.1234',
    'fr;q=',
    'fr;level=1',
    'f_r',
    'fr fr',
    'français',
    'fr,toolongatag',
    '\u0000',
    'fr,__proto__',
  ])('is the default for %j, which is malformed', (header) => {
    expect(negotiateLanguage(header, offered, 'en')).toBe('en');
  });

  it('is not one that the caller refuses while another one fits', () => {
    expect(negotiateLanguage('en;q=0, *', offered, 'en')).toBe('fr');
    expect(negotiateLanguage('en-GB, en;q=0, fr;q=0.1', offered, 'en')).toBe('fr');
    expect(negotiateLanguage('en;q=0', offered, 'en')).toBe('en');
    expect(negotiateLanguage('*;q=0', offered, 'en')).toBe('en');
  });

  it('is the default for headers that no browser writes', () => {
    expect(negotiateLanguage(`fr${' '.repeat(1000)}`, offered, 'en')).toBe('en');
    expect(negotiateLanguage(`${'de,'.repeat(64)}fr`, offered, 'en')).toBe('en');
    expect(negotiateLanguage(`${'de,'.repeat(63)}fr`, offered, 'en')).toBe('fr');
  });
});
