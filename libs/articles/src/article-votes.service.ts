import { Injectable } from '@nestjs/common';
import { Database, Secrets, statement } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { type Caller, Problem } from '#kernel';
import { voterOf } from './article-readers.js';
import { articleRated } from './articles.events.js';
import { findPublished } from './published-articles.finder.js';
import type { ArticleVoteDto } from './reader.dto.js';

const put = statement<{ changed: boolean }>(
  'article-vote.put',
  `INSERT INTO article_vote AS v (desk_id, article_id, voter, person_id, helpful, at) VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT (desk_id, article_id, voter) DO UPDATE SET helpful = excluded.helpful, at = excluded.at
   WHERE v.helpful <> excluded.helpful
   RETURNING true AS changed`,
);

/** *Was this helpful?* One answer for each reader and article, which they may change. */
@Injectable()
export class ArticleVotes {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly secrets: Secrets,
  ) {}

  /** @throws Problem `not-found`, `forbidden` at a desk that does not ask */
  async set(caller: Caller, idOrSlug: string, { helpful }: ArticleVoteDto): Promise<ArticleVoteDto> {
    return this.database.command(caller, async (tx) => {
      const { articles } = await this.desks.blueprint(tx);
      const article = await findPublished(tx, caller, idOrSlug);
      if (!articles.helpful) throw new Problem('forbidden', 'This desk does not ask whether its articles are helpful.');
      const values = [tx.deskId, article, voterOf(caller, this.secrets), caller.personId, helpful, tx.now];
      if (await tx.first(put, values)) {
        await record(tx, eventOf(articleRated, { actor: actorOf(caller), subjectId: article, data: { helpful } }));
      }
      return { helpful };
    });
  }
}
