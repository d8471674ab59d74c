import { eventKind } from '#history';
import type { Uuid } from '#kernel';
import type { ArticleAudience } from './article.entity.js';

export const articleCreated = eventKind<{ readonly audience: ArticleAudience }, { readonly slug: string }>(
  'article.created',
  'staff',
  false,
);

export const articleChanged = eventKind<
  { readonly audience?: ArticleAudience; readonly slugChanged?: boolean },
  { readonly slug?: string }
>('article.changed', 'staff', false);

/** Somebody wrote the article in a language. What they wrote is the revision. */
export const articleSaved = eventKind<{
  readonly language: string;
  readonly revision: number;
  readonly machineTranslated: boolean;
}>('article.saved', 'staff', false);

export const articleTranslationRemoved = eventKind<{ readonly language: string }>(
  'article.translationRemoved',
  'staff',
  false,
);

/** Revisions by language that readers see from now on. */
export const articlePublished = eventKind<{ readonly revisions: Readonly<Record<string, number>> }>(
  'article.published',
  'staff',
  false,
);

export const articleWithdrawn = eventKind('article.withdrawn', 'staff', false);
export const articleArchived = eventKind('article.archived', 'staff', false);
export const articleRestored = eventKind('article.restored', 'staff', false);

export const articleRated = eventKind<{ readonly helpful: boolean }>('article.rated', 'staff', false);
export const articleCommented = eventKind<{ readonly commentId: Uuid }>('article.commented', 'staff', false);
export const articleCommentRedacted = eventKind<{ readonly commentId: Uuid }, { readonly reason?: string }>(
  'article.commentRedacted',
  'staff',
  false,
);

/** Articles were shown to somebody who was about to ask. */
export const suggestionShown = eventKind<{ readonly articles: readonly Uuid[] }>(
  'articleSuggestion.shown',
  'staff',
  false,
);
export const suggestionOpened = eventKind<{ readonly articleId: Uuid }>('articleSuggestion.opened', 'staff', false);
export const suggestionSolved = eventKind<{ readonly articleId: Uuid | null }>(
  'articleSuggestion.solved',
  'staff',
  false,
);
