import type { Identity } from '#blueprint';
import { escaped } from './page-shell.js';
import type { PageLanguage } from './page-words.js';

/** For whom a page is made. */
export interface PlainReader {
  readonly identity: Identity;
  readonly slug: string;
  readonly language: PageLanguage;
}

/** A page without a script, so that it works in whatever opens a link in a mail. `content` is HTML. */
export function plainPage({ identity, slug, language }: PlainReader, title: string, content: string): string {
  const logo = logoOf(identity);
  const head = logo ? `<img src="${escaped(logo.href)}" alt="${escaped(identity.name)}">` : escaped(identity.name);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)} · ${escaped(identity.name)}</title>
<link rel="icon" href="/pages/icon.svg">
<link rel="stylesheet" href="/pages/page.css">
<link rel="stylesheet" href="/portal/${escaped(slug)}/colour.css">
</head>
<body>
<header class="top"><strong>${head}</strong></header>
<main><section class="card">
${content}
</section></main>
</body>
</html>
`;
}

/** No script at all, and nothing from elsewhere but the desk's logo. */
export function plainPolicy(identity: Identity): string {
  const logo = logoOf(identity);
  return [
    "default-src 'none'",
    "style-src 'self'",
    `img-src 'self'${logo ? ` ${logo.origin}` : ''}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function logoOf({ logo }: Identity): URL | null {
  return logo !== null && URL.canParse(logo) ? new URL(logo) : null;
}
