import { STATUS_CODES } from 'node:http';
import { type ProblemCode, problemCodes } from '#kernel';
import { type Guide, type GuideName, guideNames, guides, readGuide } from './docs-guides.js';
import { problemTexts } from './docs-problems.js';

/** Every code that has a page. */
export const problemCodeNames = Object.keys(problemCodes).sort() as readonly ProblemCode[];

/** The API reference: an empty page that the renderer fills from `/openapi.json`. */
export const referencePage = page({
  title: 'API reference',
  here: '/docs/reference',
  head: `<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<script src="/docs/assets/swagger-ui-bundle.js" defer></script>
<script src="/docs/assets/docs-browser.js" defer></script>`,
  main: `<div id="reference">
<noscript><p>The reference is drawn by a script. Without one, read <a href="/openapi.yaml">openapi.yaml</a>.</p></noscript>
</div>`,
});

/** Where a newcomer begins: the guides, the reference, the problems. */
export function indexPage(): string {
  const rows = guideNames.map(
    (name) => `<dt><a href="/docs/guides/${name}">${titleOf(name)}</a></dt><dd>${escaped(guides[name])}</dd>`,
  );
  return page({
    title: 'Documentation',
    here: '/docs',
    main: `<article>
<h1>Documentation</h1>
<p>Guichet is a ticketing service that other software builds on: one HTTP API for every desk.</p>
<h2 id="guides">Guides</h2>
<dl>${rows.join('\n')}</dl>
<h2 id="look-up">To look things up</h2>
<dl>
<dt><a href="/docs/reference">API reference</a></dt><dd>Every operation, to read and to try out on this service</dd>
<dt><a href="/docs/sdk">SDK calls</a></dt><dd>Every operation by its name in the SDK, with what it takes and what can go wrong</dd>
<dt><a href="/docs/problems">Problems</a></dt><dd>What each problem code means and what to do about it</dd>
<dt><a href="/openapi.yaml">openapi.yaml</a></dt><dd>The specification, for generators; <a href="/openapi.json">as JSON</a></dd>
</dl>
</article>`,
  });
}

/** One guide, with the way to its sections and to the others. */
export function guidePage(name: GuideName): string {
  const guide = readGuide(name);
  const place = guideNames.indexOf(name);
  const step = (to: GuideName | undefined, word: string) =>
    to === undefined ? '' : `<span>${word} <a href="/docs/guides/${to}">${titleOf(to)}</a></span>`;
  const all = guideNames.map((each) =>
    each === name
      ? `<li><a href="/docs/guides/${each}" aria-current="page">${titleOf(each)}</a>\n${sectionsOf(guide)}</li>`
      : `<li><a href="/docs/guides/${each}">${titleOf(each)}</a></li>`,
  );
  const onward = `${step(guideNames[place - 1], 'Before:')}${step(guideNames[place + 1], 'Next:')}`;
  return textPage('/docs', guide, `<ul>${all.join('\n')}</ul>`, `<p class="onward">${onward}</p>`);
}

/** Every call of the SDK, by tag. */
export function sdkPage(): string {
  const calls = readGuide('sdk-calls');
  return textPage('/docs/sdk', calls, sectionsOf(calls));
}

function textPage(here: string, { title, html }: Guide, nav: string, onward = ''): string {
  const main = `<div class="guide">
<article>
${html}${onward}
</article>
<nav aria-label="${here === '/docs' ? 'Guides' : 'Sections'}">${nav}</nav>
</div>`;
  return page({ title, here, main });
}

function sectionsOf({ sections }: Guide): string {
  const rows = sections.map(({ heading, anchor }) => `<li><a href="#${anchor}">${escaped(heading)}</a></li>`);
  return `<ul>${rows.join('\n')}</ul>`;
}

const titleOf = (name: GuideName): string => escaped(readGuide(name).title);

/** Every problem code on one page, grouped by status. */
export function problemListPage(): string {
  const statuses = [...new Set(problemCodeNames.map((code) => problemCodes[code][0]))].sort((a, b) => a - b);
  const sections = statuses.map((status) => {
    const rows = problemCodeNames
      .filter((code) => problemCodes[code][0] === status)
      .map(
        (code) => `<dt><a href="/docs/problems/${code}"><code>${code}</code></a></dt><dd>${problemCodes[code][1]}</dd>`,
      );
    return `<h2 id="status-${status}">${status} ${STATUS_CODES[status] ?? ''}</h2>\n<dl>${rows.join('\n')}</dl>`;
  });
  return page({
    title: 'Problems',
    here: '/docs/problems',
    main: `<article>
<h1>Problems</h1>
<p>Whatever goes wrong is told as a problem document (RFC 9457), <code>application/problem+json</code>. Decide by
<code>code</code>, which never changes its meaning; show <code>detail</code> to a person; name <code>requestId</code> when
you ask for help.</p>
${sections.join('\n')}
</article>`,
  });
}

/** What one problem means and what to do about it. */
export function problemPage(code: ProblemCode): string {
  const [status, title] = problemCodes[code];
  const { means, next } = problemTexts[code];
  const example = {
    type: `/docs/problems/${code}`,
    title,
    status,
    detail: '…',
    code,
    requestId: '0b5f2a0e-8f0c-4a55-9a3e-6f2f3c1d9b7e',
  };
  return page({
    title,
    here: '/docs/problems',
    main: `<article>
<p class="status">${status} ${STATUS_CODES[status] ?? ''} · <code>${code}</code></p>
<h1>${escaped(title)}</h1>
<h2>What it means</h2>
<p>${prose(means)}</p>
<h2>What to do</h2>
<p>${prose(next)}</p>
<h2>What it looks like</h2>
<pre tabindex="0"><code>${escaped(JSON.stringify(example, null, 2))}</code></pre>
<p><a href="/docs/problems">All problems</a></p>
</article>`,
  });
}

/** @param parts `here`: which part of the documentation it belongs to, by its address */
function page(parts: { title: string; here: string; main: string; head?: string }): string {
  const link = (address: string, text: string) =>
    `<a href="${address}"${address === parts.here ? ' aria-current="true"' : ''}>${text}</a>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(parts.title)} · Guichet</title>
<link rel="icon" href="/docs/assets/favicon-32x32.png">
${parts.head ?? ''}
<link rel="stylesheet" href="/docs/assets/docs.css">
</head>
<body>
<header>
<strong>Guichet</strong>
<nav aria-label="Documentation">
${link('/docs', 'Guides')}
${link('/docs/reference', 'API reference')}
${link('/docs/sdk', 'SDK calls')}
${link('/docs/problems', 'Problems')}
${link('/openapi.yaml', 'openapi.yaml')}
</nav>
</header>
<main>
${parts.main}
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Escaped, with `…` in backquotes as code. */
function prose(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
