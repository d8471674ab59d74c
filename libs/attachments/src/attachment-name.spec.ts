import { describe, expect, it } from '@jest/globals';
import { harmlessName } from './attachment-name.js';

describe('the name of a file', () => {
  it.each([
    ['charger.jpg', 'charger.jpg'],
    ['Rapport d’été (2).pdf', 'Rapport d’été (2).pdf'],
    ['e\u0301te\u0301.txt', 'été.txt'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ana\\photo.png', 'photo.png'],
    ['..', 'file'],
    ['', 'file'],
    ['/', 'file'],
    ['.htaccess', 'htaccess'],
    ['a\u0000b\r\nSet-Cookie: x.txt', 'abSet-Cookie_ x.txt'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe'],
    ['photo.jpg.exe', 'photo.jpg.exe'],
    ['con.txt', '_con.txt'],
    ['console.txt', 'console.txt'],
    ['<b>"x"|y?*', '_b__x__y__'],
    ['trailing. . ', 'trailing'],
    ['half \ud83d surrogate', 'half surrogate'],
  ])('%j becomes %j', (given, harmless) => {
    expect(harmlessName(given)).toBe(harmless);
  });

  it('keeps its ending when it is cut, and never half a character', () => {
    const cut = harmlessName(`${'é'.repeat(300)}.docx`);
    expect(cut).toBe(`${'é'.repeat(97)}.docx`);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(200);
  });
});
