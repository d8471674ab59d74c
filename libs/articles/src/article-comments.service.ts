import { Injectable } from '@nestjs/common';
import type { Blueprint } from '#blueprint';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, type PageQueryDto, pageOf, requireVersion } from '#http';
import {
  type Caller,
  decodeCursor,
  encodeCursor,
  isStaff,
  isUuid,
  newId,
  notFound,
  Problem,
  personOf,
  type Uuid,
} from '#kernel';
import type { ArticleCommentDraftDto, ArticleCommentDto, ArticleCommentRedactionDto } from './article-comment.dto.js';
import { ArticleCommentRow } from './article-reader.entity.js';
import { isKnown } from './article-readers.js';
import { articleCommented, articleCommentRedacted } from './articles.events.js';
import { findPublished } from './published-articles.finder.js';

interface Said extends Omit<ArticleCommentRow, 'deskId' | 'authorId'> {
  readonly authorName: string | null;
}

const columns = `c.id, c.article_id AS "articleId", c.by_staff AS "byStaff", c.body, c.created_at AS "createdAt",
  c.redacted_at AS "redactedAt", c.version, p.name AS "authorName"`;
const from = 'FROM article_comment c LEFT JOIN person p ON p.desk_id = $1 AND p.id = c.author_id';
const page = statement<Said>(
  'article-comment.list',
  `SELECT ${columns} ${from} WHERE c.desk_id = $1 AND c.article_id = $2
     AND ($3::timestamptz IS NULL OR (c.created_at, c.id) > ($3, $4::uuid))
   ORDER BY c.created_at, c.id LIMIT $5`,
);
const one = statement<Said>(
  'article-comment.get',
  `SELECT ${columns} ${from} WHERE c.desk_id = $1 AND c.article_id = $2 AND c.id = $3 FOR UPDATE OF c`,
);

/** What signed-in readers say under articles. */
@Injectable()
export class ArticleComments {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** Oldest first. @throws Problem `not-found`, `invalid-cursor` */
  async list(
    caller: Caller,
    idOrSlug: string,
    { limit = defaultLimit, cursor }: PageQueryDto,
  ): Promise<Page<ArticleCommentDto>> {
    const blueprint = await this.desks.blueprint(caller);
    const article = await findPublished(this.database, caller, idOrSlug);
    const binding = JSON.stringify(['article-comments', caller.deskId, article]);
    const [at, id] = cursor ? decodeCursor(cursor, binding, 2) : [null, null];
    const rows = await this.database.read(caller, page, [caller.deskId, article, at, id, limit + 1]);
    return pageOf(
      rows,
      limit,
      (row) => commentView(row, caller, blueprint),
      (row) => encodeCursor([row.createdAt.toISOString(), row.id], binding),
    );
  }

  /** @throws Problem `unauthenticated` for strangers, `forbidden` for keys and where the desk takes none, `not-found` */
  async add(caller: Caller, idOrSlug: string, { body }: ArticleCommentDraftDto): Promise<ArticleCommentDto> {
    if (!isKnown(caller)) throw new Problem('unauthenticated', 'Sign in to comment on an article.');
    const authorId = personOf(caller);
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const articleId = await findPublished(tx, caller, idOrSlug);
      if (blueprint.articles.comments === 'nobody') {
        throw new Problem('forbidden', 'This desk takes no comments on its articles.');
      }
      const id = newId();
      const row = { deskId: tx.deskId, id, articleId, authorId, byStaff: isStaff(caller), body: body.trim() };
      await tx.manager.insert(ArticleCommentRow, { ...row, createdAt: tx.now, redactedAt: null });
      const about = { actor: actorOf(caller), subjectId: articleId };
      await record(tx, eventOf(articleCommented, { ...about, data: { commentId: id } }));
      return commentView(await this.one(tx, articleId, id), caller, blueprint);
    });
  }

  /** Takes the words of a comment away for good, whatever became of the article. @throws Problem `not-found`, `stale` */
  async redact(
    caller: Caller,
    article: string,
    comment: string,
    { reason }: ArticleCommentRedactionDto,
  ): Promise<ArticleCommentDto> {
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const said = await this.one(tx, article, comment);
      requireVersion(caller, said.version, false);
      if (said.redactedAt === null) {
        const gone = { body: '', redactedAt: tx.now, version: said.version + 1 };
        await tx.manager.update(ArticleCommentRow, { deskId: tx.deskId, id: said.id }, gone);
        const text = reason === undefined ? {} : { text: { reason } };
        const about = { actor: actorOf(caller), subjectId: said.articleId };
        await record(tx, eventOf(articleCommentRedacted, { ...about, data: { commentId: said.id }, ...text }));
      }
      return commentView(await this.one(tx, article, comment), caller, blueprint);
    });
  }

  private async one(tx: Transaction, article: string | Uuid, comment: string | Uuid): Promise<Said> {
    const found = isUuid(article) && isUuid(comment) ? await tx.first(one, [tx.deskId, article, comment]) : undefined;
    if (!found) throw notFound();
    return found;
  }
}

function commentView(row: Said, caller: Caller, blueprint: Blueprint): ArticleCommentDto {
  const desk = blueprint.identity.name;
  const readersName = isKnown(caller) ? row.authorName : null;
  return {
    id: row.id,
    articleId: row.articleId,
    author: { name: row.byStaff ? desk : readersName, staff: row.byStaff },
    body: row.redactedAt === null ? row.body : null,
    createdAt: row.createdAt.toISOString(),
    redactedAt: row.redactedAt?.toISOString() ?? null,
    version: row.version,
  };
}
