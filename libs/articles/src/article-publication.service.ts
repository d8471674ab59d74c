import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { actorOf, type EventDraft, eventOf, record } from '#history';
import { requireVersion } from '#http';
import { type Caller, Problem, type Uuid } from '#kernel';
import type { ArticleDto } from './article.dto.js';
import { ArticleRow, type ArticleStatus, ArticleTranslationRow } from './article.entity.js';
import { articleView } from './article.view.js';
import { forgetWords, indexWords } from './article-index.js';
import { articleArchived, articlePublished, articleRestored, articleWithdrawn } from './articles.events.js';
import { findArticle, lockArticle } from './articles.finder.js';

type Locked = Awaited<ReturnType<typeof lockArticle>>;

const texts = statement<{ language: string; number: number; title: string; body: string }>(
  'article.texts',
  `SELECT t.language, r.number, r.title, r.body FROM article_translation t JOIN article_revision r
     ON r.desk_id = $1 AND r.article_id = t.article_id AND r.language = t.language AND r.number = t.latest
   WHERE t.desk_id = $1 AND t.article_id = $2 ORDER BY t.language`,
);
const show = statement<never>(
  'article.show',
  'UPDATE article_translation SET published = latest WHERE desk_id = $1 AND article_id = $2',
);

/** Whether readers see an article. */
@Injectable()
export class ArticlePublication {
  constructor(private readonly database: Database) {}

  /** Shows readers what was written last, in every language. @throws Problem `not-found`, `conflict`, `stale` */
  async publish(caller: Caller, id: string): Promise<ArticleDto> {
    return this.change(caller, id, async (tx, article) => {
      if (article.status === 'archived') throw new Problem('conflict', 'It is archived. Restore it first.');
      const revisions: Record<string, number> = {};
      for (const { language, number, title, body } of await tx.run(texts, [tx.deskId, article.id])) {
        await indexWords(tx, { articleId: article.id, language, audience: article.audience, title, body });
        revisions[language] = number;
      }
      await tx.run(show, [tx.deskId, article.id]);
      await this.move(tx, article, 'published');
      return eventOf(articlePublished, { ...about(caller, article.id), data: { revisions } });
    });
  }

  /** Hides it from readers; its writers go on. @throws Problem `not-found`, `conflict`, `stale` */
  async withdraw(caller: Caller, id: string): Promise<ArticleDto> {
    return this.change(caller, id, async (tx, article) => {
      if (article.status !== 'published') throw new Problem('conflict', 'It is not published.');
      await this.hide(tx, caller, article);
      await this.move(tx, article, 'draft');
      return eventOf(articleWithdrawn, { ...about(caller, article.id), data: {} });
    });
  }

  /** Puts it away: nobody reads or writes it, and nothing is lost. @throws Problem `not-found`, `conflict`, `stale` */
  async archive(caller: Caller, id: string): Promise<ArticleDto> {
    return this.change(caller, id, async (tx, article) => {
      if (article.status === 'archived') throw new Problem('conflict', 'It is archived already.');
      await this.hide(tx, caller, article);
      await this.move(tx, article, 'archived');
      return eventOf(articleArchived, { ...about(caller, article.id), data: {} });
    });
  }

  /** Makes an archived article a draft again. @throws Problem `not-found`, `conflict`, `stale` */
  async restore(caller: Caller, id: string): Promise<ArticleDto> {
    return this.change(caller, id, async (tx, article) => {
      if (article.status !== 'archived') throw new Problem('conflict', 'It is not archived.');
      await this.move(tx, article, 'draft');
      return eventOf(articleRestored, { ...about(caller, article.id), data: {} });
    });
  }

  private async hide(tx: Transaction, caller: Caller, { id }: Locked): Promise<void> {
    const { translations } = await findArticle(tx, caller, id);
    await forgetWords(
      tx,
      id,
      translations.map(({ language }) => language),
    );
    await tx.manager.update(ArticleTranslationRow, { deskId: tx.deskId, articleId: id }, { published: null });
  }

  private async move(tx: Transaction, article: Locked, status: ArticleStatus): Promise<void> {
    await tx.manager.update(
      ArticleRow,
      { deskId: tx.deskId, id: article.id },
      {
        status,
        updatedAt: tx.now,
        version: article.version + 1,
        publicVersion: article.publicVersion + 1,
        ...(status === 'published' ? { publishedAt: tx.now } : {}),
      },
    );
  }

  private async change(
    caller: Caller,
    id: string,
    work: (tx: Transaction, article: Locked) => Promise<EventDraft>,
  ): Promise<ArticleDto> {
    return this.database.command(caller, async (tx) => {
      const article = await lockArticle(tx, id);
      requireVersion(caller, article.version, true);
      await record(tx, await work(tx, article));
      return articleView(await findArticle(tx, caller, article.id));
    });
  }
}

function about(caller: Caller, subjectId: Uuid) {
  return { actor: actorOf(caller), subjectId };
}
