import { Injectable } from '@nestjs/common';
import type { Blueprint } from '#blueprint';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, type PageQueryDto, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, notFound, Problem, type Uuid } from '#kernel';
import { renderMarkdown } from '#rich-text';
import { ArticleRevisionRow, ArticleRow, ArticleTranslationRow } from './article.entity.js';
import { type SeenRevision, translationView, versionView } from './article.view.js';
import { forgetWords } from './article-index.js';
import type {
  ArticleTranslationDraftDto,
  ArticleTranslationDto,
  ArticleVersionDto,
} from './article-translation.dto.js';
import { articleSaved, articleTranslationRemoved } from './articles.events.js';
import { findArticle, findRevision, lockArticle } from './articles.finder.js';

const versions = statement<SeenRevision>(
  'article.versions',
  `SELECT r.number, r.title, r.machine_translated AS "machineTranslated", r.saved_by AS "savedBy",
     r.saved_at AS "savedAt", t.published IS NOT DISTINCT FROM r.number AS published
   FROM article_revision r LEFT JOIN article_translation t
     ON t.desk_id = $1 AND t.article_id = r.article_id AND t.language = r.language
   WHERE r.desk_id = $1 AND r.article_id = $2 AND r.language = $3 AND ($4::integer IS NULL OR r.number < $4)
   ORDER BY r.number DESC LIMIT $5`,
);
const lastNumber = statement<{ number: number }>(
  'article.last-number',
  `SELECT coalesce(max(number), 0) AS number FROM article_revision
   WHERE desk_id = $1 AND article_id = $2 AND language = $3`,
);
const point = statement<never>(
  'article.point',
  `INSERT INTO article_translation (desk_id, article_id, language, latest) VALUES ($1, $2, $3, $4)
   ON CONFLICT (desk_id, article_id, language) DO UPDATE SET latest = excluded.latest`,
);

/** What articles say, language by language. What was written is kept; readers see it once it is published. */
@Injectable()
export class ArticleTranslations {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `not-found` */
  async get(caller: Caller, article: string, language: string, version: string | null): Promise<ArticleTranslationDto> {
    const number = version === null ? null : /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0;
    const found = await findRevision(this.database, caller, article, language, number);
    if (!found) throw notFound();
    return translationView(found);
  }

  /**
   * Writes an article in a language, anew or for the first time.
   *
   * @throws Problem `not-found`, `conflict` when it is archived, `unprocessable` for a language the desk does not have,
   *   `precondition-required` when there is a text already and no version is named, `stale`
   */
  async set(
    caller: Caller,
    article: string,
    language: string,
    draft: ArticleTranslationDraftDto,
  ): Promise<ArticleTranslationDto> {
    return this.database.command(caller, async (tx) => {
      const { identity } = await this.desks.blueprint(tx);
      const locked = await lockArticle(tx, article);
      if (locked.status === 'archived') throw new Problem('conflict', 'It is archived. Restore it first.');
      const before = await findRevision(tx, caller, locked.id, language, null);
      if (before) requireVersion(caller, before.number, true);
      await saveRevision(tx, caller, identity, { articleId: locked.id, language }, draft);
      const next = { updatedAt: tx.now, version: locked.version + 1 };
      await tx.manager.update(ArticleRow, { deskId: tx.deskId, id: locked.id }, next);
      return this.written(tx, caller, locked.id, language);
    });
  }

  /** Takes a language away from writers and readers at once. @throws Problem `not-found`, `conflict`, `stale` */
  async remove(caller: Caller, article: string, language: string): Promise<void> {
    await this.database.command(caller, async (tx) => {
      const locked = await lockArticle(tx, article);
      const before = await findRevision(tx, caller, locked.id, language, null);
      if (!before) throw notFound();
      requireVersion(caller, before.number, true);
      const { translations } = await findArticle(tx, caller, locked.id);
      if (
        !translations.some(
          (other) => other.language !== language && (other.publishedVersion !== null || locked.status !== 'published'),
        )
      ) {
        throw new Problem('conflict', 'Nothing would be left to read. Archive the article instead.');
      }
      const key = { deskId: tx.deskId, articleId: locked.id, language };
      await forgetWords(tx, locked.id, [language]);
      await tx.manager.delete(ArticleTranslationRow, key);
      const versions = { version: locked.version + 1, publicVersion: locked.publicVersion + 1 };
      await tx.manager.update(ArticleRow, { deskId: tx.deskId, id: locked.id }, { updatedAt: tx.now, ...versions });
      const about = { actor: actorOf(caller), subjectId: locked.id };
      await record(tx, eventOf(articleTranslationRemoved, { ...about, data: { language } }));
      return null;
    });
  }

  /** What was written in a language, newest first. @throws Problem `not-found`, `invalid-cursor` */
  async versions(
    caller: Caller,
    article: string,
    language: string,
    { limit = defaultLimit, cursor }: PageQueryDto,
  ): Promise<Page<ArticleVersionDto>> {
    const { id } = await findArticle(this.database, caller, article);
    const binding = JSON.stringify(['article-versions', caller.deskId, id, language]);
    const [before] = cursor ? decodeCursor(cursor, binding, 1) : [null];
    const rows = await this.database.read(caller, versions, [caller.deskId, id, language, before, limit + 1]);
    if (rows.length === 0 && before === null) throw notFound();
    return pageOf(rows, limit, versionView, (row) => encodeCursor([row.number], binding));
  }

  private async written(tx: Transaction, caller: Caller, id: Uuid, language: string): Promise<ArticleTranslationDto> {
    const found = await findRevision(tx, caller, id, language, null);
    if (!found) throw notFound();
    return translationView(found);
  }
}

/** Adds a revision, rendered and sanitised. @throws Problem `unprocessable` for a language the desk does not have */
export async function saveRevision(
  tx: Transaction,
  caller: Caller,
  identity: Blueprint['identity'],
  { articleId, language }: { readonly articleId: Uuid; readonly language: string },
  draft: ArticleTranslationDraftDto,
): Promise<void> {
  if (!identity.languages.includes(language)) {
    throw new Problem('unprocessable', `This desk speaks: ${identity.languages.join(', ')}.`, {
      errors: [{ pointer: '/language', code: 'unknown', detail: 'Not a language of this desk.' }],
    });
  }
  const { number = 0 } = (await tx.first(lastNumber, [tx.deskId, articleId, language])) ?? {};
  const revision = number + 1;
  const machineTranslated = draft.machineTranslated ?? false;
  await tx.manager.insert(ArticleRevisionRow, {
    deskId: tx.deskId,
    articleId,
    language,
    number: revision,
    title: draft.title.trim(),
    body: draft.body,
    html: renderMarkdown(draft.body),
    machineTranslated,
    savedByKind: caller.kind === 'person' || caller.kind === 'key' ? caller.kind : 'system',
    savedBy: caller.personId ?? caller.keyId,
    savedAt: tx.now,
  });
  await tx.run(point, [tx.deskId, articleId, language, revision]);
  const data = { language, revision, machineTranslated };
  await record(tx, eventOf(articleSaved, { actor: actorOf(caller), subjectId: articleId, data }));
}
