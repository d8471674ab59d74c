/** The one layout of every mail in HTML. Tables and inline styles, because mail programs know little else. */

/** A stretch of text: the template's own words, a value in a line, a long text of a person, or a link. */
export interface Piece {
  readonly kind: 'inline' | 'quote' | 'link';
  readonly value: string;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'button'; readonly label: string; readonly url: string };

/** How the desk looks. */
export interface Look {
  readonly name: string;
  /** `#rrggbb` */
  readonly colour: string | null;
  readonly logo: string | null;
}

export interface Page extends Look {
  readonly subject: string;
  readonly footer: string;
  readonly language: string;
}

const houseColour = '#1f5f8b';
const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

export function htmlOf(blocks: readonly Block[], page: Page): string {
  const colour = page.colour !== null && /^#[0-9a-f]{6}$/i.test(page.colour) ? page.colour : houseColour;
  const logo = page.logo !== null && /^https?:\/\//.test(page.logo) ? page.logo : null;
  const head = logo
    ? `<img src="${safe(logo)}" alt="${safe(page.name)}" height="32" style="display:block;height:32px;border:0">`
    : safe(page.name);
  return `<!doctype html>
<html lang="${safe(page.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(page.subject)}</title>
</head>
<body style="margin:0;padding:0;background:#eef1f4">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#eef1f4">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:8px;border-top:4px solid ${colour}">
<tr><td style="padding:24px 32px 0;${font};font-size:18px;font-weight:600;color:#1d2733">${head}</td></tr>
<tr><td style="padding:16px 32px 24px;${font};font-size:16px;line-height:1.5;color:#1d2733">
${blocks.map((block) => blockHtml(block, colour)).join('\n')}
</td></tr>
</table>
<p style="max-width:600px;margin:16px auto 0;${font};font-size:13px;line-height:1.5;color:#5b6875">${safe(page.footer)}</p>
</td></tr>
</table>
</body>
</html>
`;
}

function blockHtml(block: Block, colour: string): string {
  if (block.kind === 'quote') {
    return `<blockquote style="margin:0 0 16px;padding:8px 16px;border-left:3px solid ${colour};background:#f6f8fa">${lines(block.text)}</blockquote>`;
  }
  if (block.kind === 'button') {
    const style = `display:inline-block;padding:12px 20px;border-radius:6px;background:${colour};color:${inkOn(colour)};font-weight:600;text-decoration:none`;
    return `<p style="margin:24px 0"><a href="${safe(block.url)}" style="${style}">${safe(block.label)}</a></p>`;
  }
  const inner = block.pieces.map((piece) =>
    piece.kind === 'link'
      ? `<a href="${safe(piece.value)}" style="color:#1d4f73">${safe(piece.value)}</a>`
      : lines(piece.value),
  );
  return `<p style="margin:0 0 16px">${inner.join('')}</p>`;
}

function lines(text: string): string {
  return safe(text).replaceAll('\n', '<br>\n');
}

/** Black or white, whichever stands out more on the colour (relative luminance, WCAG 2.2). */
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function safe(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
