import { describe, expect, it } from '@jest/globals';
import { searchableText, searchQuery } from './search-words.js';

describe('the words of a search', () => {
  it('asks for every word and takes the last one for a beginning', () => {
    expect(searchQuery('borne en pan')).toBe("'borne' & 'en' & 'pan':*");
  });

  it('is well formed whatever is typed', () => {
    expect(searchQuery(`it's & (a | !b) :* <-> \\ "c`)).toBe("'it' & 's' & 'a' & 'b' & 'c':*");
  });

  it('is nothing when no word was typed', () => {
    expect(searchQuery(' ?!\u0000 ')).toBeNull();
  });

  it('keeps letters together with their marks, composed', () => {
    expect(searchQuery('cafe\u0301')).toBe("'café':*");
  });

  it('takes at most twelve words', () => {
    expect(searchQuery('a '.repeat(500))?.split('&')).toHaveLength(12);
  });

  it('cuts what is indexed into the same words', () => {
    expect(searchableText('Error E-1024 at station.It', 'see a@b.example')).toBe(
      'Error E 1024 at station It see a b example',
    );
  });
});
