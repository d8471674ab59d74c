import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { actorOf, eventOf, record } from '#history';
import { type Caller, isUuid, newId, notFound, Problem, type Uuid } from '#kernel';
import { ArticleSuggestionRow } from './article-reader.entity.js';
import { isKnown } from './article-readers.js';
import type {
  ArticleDeflectionDto,
  ArticleDeflectionQueryDto,
  ArticleOpeningDto,
  ArticleSolutionDto,
  ArticleSuggestionDraftDto,
  ArticleSuggestionDto,
} from './article-suggestion.dto.js';
import { suggestionOpened, suggestionShown, suggestionSolved } from './articles.events.js';

const readable = statement<{ id: Uuid }>(
  'article-suggestion.readable',
  `SELECT id FROM article
   WHERE desk_id = $1 AND id = ANY ($2::uuid[]) AND status = 'published' AND ($3 OR audience = 'public')`,
);
const insertItems = statement<never>(
  'article-suggestion.items',
  `INSERT INTO article_suggestion_item (desk_id, suggestion_id, article_id)
   SELECT $1, $2, article FROM unnest($3::uuid[]) AS article`,
);
// `$3`: the caller's person; what a stranger began may go on once they have signed in.
const one = statement<Omit<ArticleSuggestionDto, 'createdAt'> & { readonly createdAt: Date }>(
  'article-suggestion.get',
  `SELECT s.id, s.outcome, s.solved_by AS "solvedBy", s.created_at AS "createdAt",
     ARRAY(SELECT i.article_id::text FROM article_suggestion_item i
       WHERE i.desk_id = $1 AND i.suggestion_id = s.id ORDER BY i.article_id) AS articles,
     ARRAY(SELECT i.article_id::text FROM article_suggestion_item i
       WHERE i.desk_id = $1 AND i.suggestion_id = s.id AND i.opened_at IS NOT NULL ORDER BY i.opened_at) AS opened
   FROM article_suggestion s
   WHERE s.desk_id = $1 AND s.id = $2 AND (s.person_id IS NULL OR s.person_id = $3) FOR UPDATE`,
);
const open = statement<never>(
  'article-suggestion.open',
  `UPDATE article_suggestion_item SET opened_at = coalesce(opened_at, $4)
   WHERE desk_id = $1 AND suggestion_id = $2 AND article_id = $3`,
);
const count = statement<ArticleDeflectionDto>(
  'article-suggestion.count',
  `SELECT count(*)::integer AS shown, count(*) FILTER (WHERE outcome = 'solved')::integer AS solved,
     count(*) FILTER (WHERE outcome = 'filed')::integer AS filed,
     count(*) FILTER (WHERE EXISTS (SELECT FROM article_suggestion_item i
       WHERE i.desk_id = $1 AND i.suggestion_id = s.id AND i.opened_at IS NOT NULL))::integer AS opened
   FROM article_suggestion s WHERE desk_id = $1 AND ($2::timestamptz IS NULL OR created_at >= $2)`,
);

/**
 * Whether articles make tickets needless: what was shown to somebody about to ask, what they opened, and whether that
 * solved it or they filed a ticket all the same (`ticketCreate` names the suggestion).
 */
@Injectable()
export class ArticleSuggestions {
  constructor(private readonly database: Database) {}

  /** @throws Problem `unprocessable` for an article that the caller cannot read */
  async show(caller: Caller, { articles: given }: ArticleSuggestionDraftDto): Promise<ArticleSuggestionDto> {
    return this.database.command(caller, async (tx) => {
      const articles = given.map((id) => id.toLowerCase());
      const found = new Set((await tx.run(readable, [tx.deskId, articles, isKnown(caller)])).map(({ id }) => id));
      const unknown = articles.findIndex((id) => !found.has(id));
      if (unknown >= 0) {
        throw new Problem('unprocessable', 'Name articles that were suggested.', {
          errors: [{ pointer: `/articles/${unknown}`, code: 'unknown', detail: 'There is no such article.' }],
        });
      }
      const id = newId();
      await tx.manager.insert(ArticleSuggestionRow, {
        deskId: tx.deskId,
        id,
        personId: caller.personId,
        language: caller.language,
        createdAt: tx.now,
      });
      await tx.run(insertItems, [tx.deskId, id, articles]);
      await record(tx, eventOf(suggestionShown, { actor: actorOf(caller), subjectId: id, data: { articles } }));
      return this.view(tx, caller, id);
    });
  }

  /** @throws Problem `not-found`, `unprocessable` for an article that was not shown */
  async open(caller: Caller, suggestion: string, { article }: ArticleOpeningDto): Promise<ArticleSuggestionDto> {
    return this.change(caller, suggestion, article, async (tx, id, articleId) => {
      if (articleId === null) return;
      await tx.run(open, [tx.deskId, id, articleId, tx.now]);
      await record(tx, eventOf(suggestionOpened, { actor: actorOf(caller), subjectId: id, data: { articleId } }));
    });
  }

  /** @throws Problem `not-found`, `conflict` when it is settled, `unprocessable` for an article that was not shown */
  async solve(caller: Caller, suggestion: string, { article }: ArticleSolutionDto): Promise<ArticleSuggestionDto> {
    return this.change(caller, suggestion, article, async (tx, id, articleId, { outcome }) => {
      if (outcome === 'solved') return;
      if (outcome === 'filed') throw new Problem('conflict', 'A ticket was filed meanwhile. Solve that one.');
      const solved = { outcome: 'solved' as const, solvedBy: articleId, settledAt: tx.now };
      await tx.manager.update(ArticleSuggestionRow, { deskId: tx.deskId, id }, solved);
      await record(tx, eventOf(suggestionSolved, { actor: actorOf(caller), subjectId: id, data: { articleId } }));
    });
  }

  async deflection(caller: Caller, { since }: ArticleDeflectionQueryDto): Promise<ArticleDeflectionDto> {
    const counted = await this.database.readFirst(caller, count, [caller.deskId, since ?? null]);
    return counted ?? { shown: 0, opened: 0, solved: 0, filed: 0 };
  }

  private async change(
    caller: Caller,
    suggestion: string,
    article: string | undefined,
    work: (tx: Transaction, id: Uuid, articleId: Uuid | null, before: ArticleSuggestionDto) => Promise<void>,
  ): Promise<ArticleSuggestionDto> {
    return this.database.command(caller, async (tx) => {
      const before = await this.view(tx, caller, suggestion);
      const articleId = article?.toLowerCase() ?? null;
      if (articleId !== null && !before.articles.includes(articleId)) {
        throw new Problem('unprocessable', 'Name one of the articles that were shown.', {
          errors: [{ pointer: '/article', code: 'unknown', detail: 'It was not among those shown.' }],
        });
      }
      await work(tx, before.id, articleId, before);
      return this.view(tx, caller, before.id);
    });
  }

  private async view(tx: Transaction, caller: Caller, suggestion: string): Promise<ArticleSuggestionDto> {
    const id = suggestion.toLowerCase();
    const row = isUuid(id) ? await tx.first(one, [tx.deskId, id, caller.personId]) : undefined;
    if (!row) throw notFound();
    return { ...row, createdAt: row.createdAt.toISOString() };
  }
}
