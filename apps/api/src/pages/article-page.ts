import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PublishedArticles } from '#articles';
import { systemCaller } from '#desks';
import { negotiateLanguage } from '#kernel';
import { languageOf, memberOf } from './page-desk.js';
import { servePageScope } from './page-scope.js';
import { escaped, sendHtml } from './page-shell.js';
import { plainPage, plainPolicy } from './plain-page.js';

/**
 * An article that everybody may read, at the address that the form in partners' pages leads to (in a new tab). Nobody has
 * signed in here, so what is for customers alone is not found. Plain HTML without a script.
 */
export function serveArticlePage(app: NestFastifyApplication): void {
  const noForm = { type: 'application/x-www-form-urlencoded', mostBytes: 1, parse: async () => '' };
  servePageScope(app, noForm, [
    {
      method: 'GET',
      path: 'articles/:article',
      page: async ({ desk, blueprint }, request, reply) => {
        const { identity } = blueprint;
        const around = languageOf(request, identity.languages);
        const wished = memberOf(request.query, 'language') || request.headers['accept-language'];
        const language = negotiateLanguage(wished, identity.languages, identity.defaultLanguage);
        const reader = { ...systemCaller(desk, language, request.id), kind: 'anonymous' as const };
        const article = await app.get(PublishedArticles).get(reader, memberOf(request.params, 'article'));
        // Its text was made harmless when it was written, and is again when it is read.
        const content = `<article lang="${escaped(article.language)}"><h1>${escaped(article.title)}</h1>
${article.html}</article>`;
        const html = plainPage({ identity, slug: desk.slug, language: around }, article.title, content);
        return sendHtml(reply, around, plainPolicy(identity), html);
      },
    },
  ]);
}
