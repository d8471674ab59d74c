import type { LibBelongings } from '#accounts';
import { type Secrets, statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';
import { personVoter } from './article-readers.js';

const votes = statement<never>(
  'article-vote.inherit',
  `UPDATE article_vote v SET person_id = $3, voter = $4 WHERE v.desk_id = $1 AND v.person_id = $2 AND NOT EXISTS (
     SELECT FROM article_vote o WHERE o.desk_id = $1 AND o.article_id = v.article_id AND o.voter = $4)`,
);
const comments = statement<never>(
  'article-comment.inherit',
  'UPDATE article_comment SET author_id = $3 WHERE desk_id = $1 AND author_id = $2',
);
const suggestions = statement<never>(
  'article-suggestion.inherit',
  'UPDATE article_suggestion SET person_id = $3 WHERE desk_id = $1 AND person_id = $2',
);

/** What readers of articles left there. */
export function articleBelongings(secrets: Pick<Secrets, 'digest'>): LibBelongings {
  return {
    columns: {
      'article_vote.person_id': 'moves',
      'article_comment.author_id': 'moves',
      'article_suggestion.person_id': 'moves',
      'article_revision.saved_by': { stays: 'What was written can only be added to; the id leads on.' },
      'article_suggestion.solved_by': { stays: 'Names an article.' },
    },
    async move(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
      await tx.run(votes, [tx.deskId, from, to, personVoter(tx.deskId, to, secrets)]);
      await tx.run(comments, [tx.deskId, from, to]);
      await tx.run(suggestions, [tx.deskId, from, to]);
    },
  };
}
