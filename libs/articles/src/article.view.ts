import { sanitize } from '#rich-text';
import type { ArticleDto } from './article.dto.js';
import type { ArticleRevisionRow, ArticleRow } from './article.entity.js';
import type { ArticleTranslationDto, ArticleVersionDto } from './article-translation.dto.js';

/** An article with all that its writers see, read in one statement. */
export interface WholeArticle extends Omit<ArticleRow, 'deskId' | 'publicVersion'> {
  readonly translations: ArticleDto['translations'];
  readonly votes: ArticleDto['votes'];
}

/** Columns of `article a` as a `WholeArticle`, for statements whose `$1` is the desk. */
export const wholeArticle = `a.id, a.slug, a.status, a.audience, a.created_at AS "createdAt",
  a.updated_at AS "updatedAt", a.published_at AS "publishedAt", a.version,
  coalesce((SELECT jsonb_agg(jsonb_build_object('language', t.language, 'title', r.title,
      'machineTranslated', r.machine_translated, 'latestVersion', t.latest, 'publishedVersion', t.published,
      'savedAt', to_char(r.saved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY t.language)
    FROM article_translation t JOIN article_revision r ON r.desk_id = $1 AND r.article_id = t.article_id
      AND r.language = t.language AND r.number = t.latest
    WHERE t.desk_id = $1 AND t.article_id = a.id), '[]') AS translations,
  (SELECT jsonb_build_object('helpful', count(*) FILTER (WHERE v.helpful AND v.person_id IS NOT NULL),
      'notHelpful', count(*) FILTER (WHERE NOT v.helpful AND v.person_id IS NOT NULL),
      'strangersHelpful', count(*) FILTER (WHERE v.helpful AND v.person_id IS NULL),
      'strangersNotHelpful', count(*) FILTER (WHERE NOT v.helpful AND v.person_id IS NULL))
    FROM article_vote v WHERE v.desk_id = $1 AND v.article_id = a.id) AS votes`;

export function articleView(row: WholeArticle): ArticleDto {
  return {
    id: row.id,
    slug: row.slug,
    status: row.status,
    audience: row.audience,
    translations: row.translations,
    votes: row.votes,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    version: row.version,
  };
}

/** A revision, and whether readers see it. */
export interface SeenRevision extends Omit<ArticleRevisionRow, 'deskId' | 'savedByKind'> {
  readonly published: boolean;
}

export function translationView(row: SeenRevision): ArticleTranslationDto {
  return {
    articleId: row.articleId,
    language: row.language,
    title: row.title,
    body: row.body,
    html: sanitize(row.html),
    machineTranslated: row.machineTranslated,
    savedAt: row.savedAt.toISOString(),
    savedBy: row.savedBy,
    published: row.published,
    version: row.number,
  };
}

export function versionView(row: Omit<SeenRevision, 'articleId' | 'language' | 'body' | 'html'>): ArticleVersionDto {
  return {
    number: row.number,
    title: row.title,
    machineTranslated: row.machineTranslated,
    savedAt: row.savedAt.toISOString(),
    savedBy: row.savedBy,
    published: row.published,
  };
}
