import { describe, expect, it } from '@jest/globals';
import { mintToken, parseToken } from './secret-token.js';

const deskId = '01890a5d-ac96-774b-bcce-b302099a8057';
const id = '01890a5d-ac96-774b-bcce-b302099a8058';

describe('a secret token', () => {
  it('tells its desk and its id', () => {
    expect(parseToken('gk', mintToken('gk', deskId, id))).toMatchObject({ deskId, id });
  });

  it('has the shape that secret scanners look for', () => {
    expect(mintToken('gl', deskId, id)).toMatch(/^gl_[0-9a-f]{32}_[0-9a-f]{32}_[0-9A-Za-z]{36}$/);
  });

  it('is never made twice', () => {
    expect(new Set(Array.from({ length: 100 }, () => mintToken('gr', deskId, id))).size).toBe(100);
  });

  it('is refused when any one character of it is changed', () => {
    const token = mintToken('gk', deskId, id);
    for (let place = 3; place < token.length; place += 1) {
      if (token[place] === '_') continue;
      const other = token[place] === '0' ? '1' : '0';
      expect(parseToken('gk', token.slice(0, place) + other + token.slice(place + 1))).toBeUndefined();
    }
  });

  it('is refused where another kind of token is wanted', () => {
    expect(parseToken('gk', mintToken('gr', deskId, id))).toBeUndefined();
  });

  it.each(['', 'gk_', 'rubbish', `gk_${'0'.repeat(200_000)}`])('is not seen in %.20s', (text) => {
    expect(parseToken('gk', text)).toBeUndefined();
  });
});
