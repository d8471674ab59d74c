import { describe, expect, it } from '@jest/globals';
import { mediaTypeOf, servedType } from './media-type.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

describe('the kind of a file', () => {
  it.each([
    ['a picture', png, 'image/png'],
    ['a picture that goes on as a page', Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]), 'image/png'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'text/plain'],
    ['words', Buffer.from('Il était une fois'), 'text/plain'],
    ['words cut within a character', Buffer.from('été').subarray(0, 4), 'text/plain'],
    ['words in no encoding we know', Buffer.from('\xe9t\xe9', 'latin1'), 'application/octet-stream'],
    ['words with a zero', Buffer.from('a\0b'), 'application/octet-stream'],
    ['nothing', Buffer.alloc(0), 'application/octet-stream'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
  ])('%s', async (_, content, type) => {
    expect(await mediaTypeOf(content)).toBe(type);
  });

  it('goes out as bytes wherever it could act', async () => {
    const drawing = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
    expect(servedType(await mediaTypeOf(drawing))).toBe('application/octet-stream');
    for (const type of ['text/html', 'image/svg+xml', 'application/pdf', 'application/zip', 'application/wasm']) {
      expect(servedType(type)).toBe('application/octet-stream');
    }
    expect(servedType('image/png')).toBe('image/png');
    expect(servedType('text/plain')).toBe('text/plain; charset=utf-8');
  });
});
