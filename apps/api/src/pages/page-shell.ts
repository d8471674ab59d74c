import type { FastifyReply } from 'fastify';
import { type PageLanguage, pageWords } from './page-words.js';

export interface PageParts {
  readonly language: PageLanguage;
  readonly title: string;
  /** Who speaks: the desk's name, or the service's */
  readonly name: string;
  readonly logo: string | null;
  /** `#rrggbb` */
  readonly colour: string | null;
  /** File below `/pages` that fills the page */
  readonly script: string;
  /** What the script has to know, as `data-` attributes */
  readonly data: Readonly<Record<string, string>>;
}

/** Sends a page: an empty shell that its script fills. Nothing inline, so the policy forbids everything inline. */
export function sendPage(reply: FastifyReply, parts: PageParts): FastifyReply {
  const words = pageWords[parts.language];
  const data = { ...parts.data, words: JSON.stringify(words), colour: parts.colour ?? '' };
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escaped(value)}"`);
  const logo = parts.logo !== null && URL.canParse(parts.logo) ? new URL(parts.logo) : null;
  const head = logo ? `<img src="${escaped(logo.href)}" alt="${escaped(parts.name)}">` : escaped(parts.name);
  return sendHtml(
    reply,
    parts.language,
    policy(logo?.origin),
    `<!doctype html>
<html lang="${parts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(parts.title)}</title>
<link rel="icon" href="/pages/icon.svg">
<link rel="stylesheet" href="/pages/page.css">
<script type="module" src="/pages/${parts.script}"></script>
</head>
<body${attributes.join('')}>
<header class="top"><strong>${head}</strong><div id="corner"></div></header>
<main id="main"><noscript>${escaped(words.needsScript)}</noscript></main>
<p id="said" class="said" role="status"></p>
</body>
</html>
`,
  );
}

/** @param security the page's Content-Security-Policy */
export function sendHtml(reply: FastifyReply, language: PageLanguage, security: string, html: string): FastifyReply {
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', language)
    .header('vary', 'Accept-Language')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('content-security-policy', security)
    .send(html);
}

function policy(logoOrigin: string | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self'${logoOrigin ? ` ${logoOrigin}` : ''}`,
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
