import { describe, expect, it } from '@jest/globals';
import { domainOf, emailKeyOf, isPublicMailDomain } from './email.js';

describe('a mail address', () => {
  it.each([
    ['Ana@Example.ORG', 'ana@example.org'],
    [' ana@example.org ', 'ana@example.org'],
    ['ana@bücher.example', 'ana@xn--bcher-kva.example'],
    ['e\u0301va@example.org', '\u00e9va@example.org'],
    ['"a@b"@example.org', '"a@b"@example.org'],
  ])('%s is compared as %s', (email, key) => {
    expect(emailKeyOf(email)).toBe(key);
  });

  it('has its domain in ASCII', () => {
    expect(domainOf('ana@BÜCHER.example')).toBe('xn--bcher-kva.example');
  });

  it('of a public provider makes nobody colleagues', () => {
    expect(isPublicMailDomain('gmail.com')).toBe(true);
    expect(isPublicMailDomain('example.org')).toBe(false);
  });
});
