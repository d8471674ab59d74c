import { describe, expect, it } from '@jest/globals';
import { askedWords, configurationOf, foldedWords, snippetOf, vocabularyOf } from './article-words.js';

describe('the words of articles', () => {
  it('are folded: small, without accents, without marks', () => {
    expect(foldedWords('L’ÉLECTRICITÉ, Straße n°7 — cœur')).toEqual(['l', 'electricite', 'strasse', 'n', '7', 'coeur']);
  });

  it('are asked for once each, the latest twelve of them, in the order they were typed', () => {
    expect(askedWords('carte refusée carte')).toEqual(['refusee', 'carte']);
    expect(askedWords(Array.from({ length: 20 }, (_, place) => `w${place}`).join(' '))).toHaveLength(12);
    expect(askedWords(' ?!')).toBeNull();
  });

  it('are stemmed in the languages PostgreSQL knows here', () => {
    expect(['fr', 'de-AT', 'EN', 'nl'].map(configurationOf)).toEqual([
      'public.guichet_fr',
      'public.guichet_de',
      'public.guichet_en',
      'public.guichet',
    ]);
  });

  it('make a vocabulary of different words, without numbers and what is too short', () => {
    expect(vocabularyOf('Carte carte 17 E', 'de la borne')).toEqual(['borne', 'carte']);
  });

  it('are shown where they stand', () => {
    const plain = `${'Some words before. '.repeat(20)}The refused card is shown here. ${'And words after. '.repeat(20)}`;
    expect(snippetOf(plain, ['refusal', 'cards'])).toMatch(/^… .*refused card is shown.* …$/);
    expect(snippetOf('Short.', ['nothing'])).toBe('Short.');
    expect(snippetOf('Décharge complète', ['decharger'])).toBe('Décharge complète');
    expect(snippetOf('a < b <img src=x onerror=alert(1)> c </b', [])).toBe('a < b c');
  });
});
