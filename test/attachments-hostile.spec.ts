import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';
import { fetchFile, pixel, seenBy, upload } from './support/files.js';
import { file } from './support/stories.js';

const script = '<script>fetch("/v1/me")</script>';
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;

/** A PNG that says to be as large as a city. */
const cityPng = (() => {
  const png = Buffer.from(pixel);
  png.writeUInt32BE(60_000, 16);
  png.writeUInt32BE(60_000, 20);
  return png;
})();

/** Names and contents that would do harm where somebody believed the name, the sender or the first bytes. */
const hostile: [string, string, Buffer, string][] = [
  ['a drawing with a script', 'drawing.svg', Buffer.from(svg), 'bytes or text'],
  ['a drawing with a declaration', 'drawing.svg', Buffer.from(`<?xml version="1.0"?>${svg}`), 'bytes or text'],
  ['a page called a picture', 'photo.png', Buffer.from(`<!doctype html>${script}`), 'bytes or text'],
  [
    'a page of XHTML',
    'a.xhtml',
    Buffer.from(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`),
    'bytes or text',
  ],
  [
    'a picture that is a page too',
    'photo.html',
    Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from(`*/=1;//${script}`)]),
    'image/gif',
  ],
  ['a picture with a page behind', 'photo.png', Buffer.concat([pixel, Buffer.from(script)]), 'image/png'],
  ['a PDF that is a page too', 'a.pdf', Buffer.from(`%PDF-1.7\n${script}`), 'bytes or text'],
  ['a bomb of zeros', 'bomb.gz', gzipSync(gzipSync(Buffer.alloc(200 * 2 ** 20))), 'bytes or text'],
  ['a picture as large as a city', 'city.png', cityPng, 'image/png'],
  ['half a picture', 'half.png', pixel.subarray(0, 30), 'image/png'],
  ['a program with two endings', 'invoice.pdf.exe', Buffer.from('MZ\x90\0\x03\0\0\0'), 'bytes or text'],
  ['a path for a name', '../../../../etc/cron.d/x', Buffer.from('* * * * * root id'), 'bytes or text'],
  ['a header for a name', 'a.txt"\r\nX-Evil: 1\r\n\r\n', Buffer.from('words'), 'bytes or text'],
  ['UTF-7', 'a.txt', Buffer.from('+ADw-script+AD4-alert(1)+ADw-/script+AD4-'), 'bytes or text'],
];

describe('files that mean harm', () => {
  let ana: Person;

  beforeAll(async () => {
    const desk = await TestDesk.open('samsara');
    ana = await desk.person({ name: 'Ana Lind' });
  });

  it.each(hostile)('%s is inert', async (_, name, content, kind) => {
    const uploaded = (await upload(ana, name, content)).body;
    await file(ana, 'question', { subject: 'Lamp', description: 'Dark.' }, { attachmentIds: [uploaded.id] });
    expect(uploaded.name).not.toMatch(/[/\\\p{Cc}"]|^\./u);
    const given = await fetchFile(ana, uploaded.id);
    expect(given.status).toBe(200);
    const type = given.headers.get('content-type') ?? '';
    if (kind === 'bytes or text') expect(type).toMatch(/^(application\/octet-stream|text\/plain; charset=utf-8)$/);
    else expect(type).toBe(kind);
    expect(given.headers.get('content-disposition')).toMatch(/^attachment; filename[*]?=[^\r\n/\\]+$/);
    expect(given.headers.get('x-content-type-options')).toBe('nosniff');
    expect(given.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(given.headers.get('x-evil')).toBeNull();
    expect(Buffer.from(await given.arrayBuffer()).equals(content)).toBe(true);
  });

  it('get no preview where there is nothing that can be shown', async () => {
    for (const content of [cityPng, pixel.subarray(0, 30)]) {
      const { id } = (await upload(ana, 'a.png', content)).body;
      expect((await seenBy(ana, id, ({ version }) => version > 1)).hasPreview).toBe(false);
    }
  });
});
