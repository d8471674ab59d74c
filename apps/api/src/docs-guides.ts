import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';

/** The guides, in the order in which somebody new reads them: what the file is called, and what it is about. */
export const guides = {
  quickstart: 'From nothing to an answered ticket, by curl and by the SDK',
  desks: 'A desk is a document: plan a change, apply it, try it on a test desk',
  mail: 'How mail becomes tickets, how answers come back, and what is never believed',
  'support-access': 'Working in a customer’s place, by the customer’s consent',
  'change-feed': 'Following what happens, page by page or live, without gaps',
  webhooks: 'Being called when something happens: signatures, retries, sending again',
  embedding: 'Visitors’ requests from a page of yours, in two lines or drawn by yourself',
  errors: 'What a problem says, and what to try again',
  'audit-and-privacy': 'The log that cannot be rewritten, exports, erasure, legal holds',
  limits: 'How often anybody may ask, and how large anything may be',
  sdk: 'The client for TypeScript, program by program',
  changelog: 'What changed for callers from version to version, what breaks above all',
} as const;

export type GuideName = keyof typeof guides;

/** Every guide that has a page. */
export const guideNames = Object.keys(guides) as readonly GuideName[];

/** A guide as its page shows it. */
export interface Guide {
  readonly title: string;
  readonly html: string;
  /** Its headings of the second level: what they say, and their anchors. */
  readonly sections: readonly { readonly heading: string; readonly anchor: string }[];
}

// HTML in a guide is shown as it is typed; nothing in a page runs.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

markdown.core.ruler.push('guide', ({ tokens }) => {
  for (const [place, token] of tokens.entries()) {
    if (token.type === 'heading_open') token.attrSet('id', anchorOf(tokens[place + 1]?.content ?? ''));
    for (const child of token.children ?? []) {
      const address = child.type === 'link_open' ? child.attrGet('href') : null;
      if (address !== null) child.attrSet('href', served(address));
    }
  }
});
// A block that is wider than the page is scrolled, by keyboard too.
markdown.renderer.rules.fence = (tokens, place) =>
  `<pre tabindex="0"><code>${markdown.utils.escapeHtml(tokens[place]?.content ?? '')}</code></pre>\n`;
markdown.renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => '</table></div>\n';

/** Reads a guide, or the list of the SDK's calls, as it was when the service was built. */
export function readGuide(name: GuideName | 'sdk-calls'): Guide {
  const text = readFileSync(fileURLToPath(new URL(`../../../docs/${name}.md`, import.meta.url)), 'utf8');
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const sections = [...prose.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => ({
    heading,
    anchor: anchorOf(heading),
  }));
  return { title: /^# (.+)$/m.exec(text)?.[1] ?? name, html: markdown.render(text), sections };
}

/** As hosts of repositories make it: lower case, hyphens for spaces, no other signs. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/** A link as it stands in the repository, as it is served. */
function served(address: string): string {
  if (address === '../README.md') return '/docs';
  if (address === '../openapi.yaml') return '/openapi.yaml';
  return address
    .replace('../sdk/README.md', '/docs/guides/sdk')
    .replace(/^CHANGELOG\.md$/, '/docs/guides/changelog')
    .replace(/^([a-z-]+)\.md(#.*)?$/, (_, name: string, rest = '') => `/docs/guides/${name}${rest}`);
}
