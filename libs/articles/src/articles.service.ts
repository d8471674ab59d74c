import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction, uniqueViolation } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, newId, Problem, type Uuid } from '#kernel';
import type { ArticleChangeDto, ArticleDraftDto, ArticleDto, ArticleListQueryDto } from './article.dto.js';
import { ArticleRow } from './article.entity.js';
import { articleView, type WholeArticle, wholeArticle } from './article.view.js';
import { ArticleTextRow } from './article-text.entity.js';
import { saveRevision } from './article-translations.service.js';
import { foldedWords } from './article-words.js';
import { articleChanged, articleCreated } from './articles.events.js';
import { findArticle, lockArticle } from './articles.finder.js';

const page = statement<WholeArticle>(
  'article.list',
  `SELECT ${wholeArticle} FROM article a
   WHERE a.desk_id = $1 AND ($2::text IS NULL OR a.status = $2) AND ($3::text IS NULL OR a.audience = $3)
     AND ($4::timestamptz IS NULL OR (a.created_at, a.id) < ($4, $5::uuid))
   ORDER BY a.created_at DESC, a.id DESC LIMIT $6`,
);

/** Articles as those see them who write them: what there is, whatever its state. */
@Injectable()
export class Articles {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** Newest first. @throws Problem `invalid-cursor` */
  async list(caller: Caller, query: ArticleListQueryDto): Promise<Page<ArticleDto>> {
    const { status = null, audience = null, limit = defaultLimit } = query;
    const binding = JSON.stringify(['articles', caller.deskId, status, audience]);
    const [createdAt, id] = query.cursor ? decodeCursor(query.cursor, binding, 2) : [null, null];
    const rows = await this.database.read(caller, page, [caller.deskId, status, audience, createdAt, id, limit + 1]);
    return pageOf(rows, limit, articleView, (row) => encodeCursor([row.createdAt.toISOString(), row.id], binding));
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, id: string): Promise<ArticleDto> {
    return articleView(await findArticle(this.database, caller, id));
  }

  /** @throws Problem `already-exists` when the slug is taken, `unprocessable` for a language the desk does not have */
  async create(caller: Caller, draft: ArticleDraftDto): Promise<ArticleDto> {
    return this.database.command(caller, async (tx) => {
      const { identity } = await this.desks.blueprint(tx);
      const id = newId();
      const slug = draft.slug ?? (await freeSlug(tx, draft.title, id));
      const audience = draft.audience ?? 'public';
      const { deskId, now } = tx;
      const row = { deskId, id, slug: checked(slug), status: 'draft' as const, audience, publishedAt: null };
      await tx.manager.insert(ArticleRow, { ...row, createdAt: now, updatedAt: now }).catch(refuseTaken);
      const about = { actor: actorOf(caller), subjectId: id };
      await record(tx, eventOf(articleCreated, { ...about, data: { audience }, text: { slug } }));
      await saveRevision(
        tx,
        caller,
        identity,
        { articleId: id, language: draft.language ?? identity.defaultLanguage },
        draft,
      );
      return articleView(await findArticle(tx, caller, id));
    });
  }

  /** @throws Problem `not-found`, `already-exists`, `stale` */
  async update(caller: Caller, id: string, change: ArticleChangeDto): Promise<ArticleDto> {
    return this.database.command(caller, async (tx) => {
      const article = await lockArticle(tx, id);
      requireVersion(caller, article.version, true);
      const slug = checked(change.slug ?? article.slug);
      const audience = change.audience ?? article.audience;
      if (slug !== article.slug || audience !== article.audience) {
        const versions = { version: article.version + 1, publicVersion: article.publicVersion + 1 };
        const next = { slug, audience, updatedAt: tx.now, ...versions };
        await tx.manager.update(ArticleRow, { deskId: tx.deskId, id: article.id }, next).catch(refuseTaken);
        await tx.manager.update(ArticleTextRow, { deskId: tx.deskId, articleId: article.id }, { audience });
        const data = { audience, slugChanged: slug !== article.slug };
        const about = { actor: actorOf(caller), subjectId: article.id };
        await record(tx, eventOf(articleChanged, { ...about, data, text: { slug: article.slug } }));
      }
      return articleView(await findArticle(tx, caller, article.id));
    });
  }
}

const taken = statement<never>('article.slug-taken', 'SELECT FROM article WHERE desk_id = $1 AND slug = $2');

/** Made of a title; with the end of the id behind it where another article has that name already. */
async function freeSlug(tx: Transaction, title: string, id: Uuid): Promise<string> {
  const words = foldedWords(title)
    .join('-')
    .replaceAll(/[^a-z0-9]+/g, '-');
  const slug =
    words
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(/-+$/, '') || 'article';
  const isFree = (await tx.first(taken, [tx.deskId, slug])) === undefined;
  return isFree ? slug : `${slug}-${id.slice(-12)}`;
}

/** An article is named by its id or its slug: neither may look like the other. */
function checked(slug: string): string {
  if (!isUuid(slug)) return slug;
  throw new Problem('unprocessable', 'A slug may not look like an id.', {
    errors: [{ pointer: '/slug', code: 'bad-format', detail: 'Looks like an id.' }],
  });
}

function refuseTaken(error: unknown): never {
  if (uniqueViolation(error) !== 'article_slug') throw error;
  throw new Problem('already-exists', 'Another article of this desk has this slug. Choose another one.', {
    errors: [{ pointer: '/slug', code: 'already-exists', detail: 'Taken by another article.' }],
  });
}
