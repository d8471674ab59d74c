import { Injectable } from '@nestjs/common';
import { Database, Secrets, statement } from '#database';
import { DeskRegistry } from '#desks';
import { defaultLimit, type Page, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, notFound, type Uuid } from '#kernel';
import { sanitize } from '#rich-text';
import { isKnown, readingOrder, voterOf } from './article-readers.js';
import { askedWords, configurationOf, snippetOf } from './article-words.js';
import { named } from './published-articles.finder.js';
import type {
  ArticleOutlineDto,
  ArticleOutlineListQueryDto,
  ArticleSearchQueryDto,
  ArticleSuggestQueryDto,
  PublishedArticleDto,
} from './reader.dto.js';

interface Outline extends Omit<ArticleOutlineDto, 'publishedAt' | 'snippet'> {
  readonly plain: string;
  readonly publishedAt: Date;
}
interface Shown extends Omit<PublishedArticleDto, 'publishedAt' | 'helpfulAsked' | 'commentsTaken'> {
  readonly publishedAt: Date;
}

const outline = (characters: number) => `a.id, a.slug, a.audience, a.published_at AS "publishedAt", x.title, x.language,
  r.machine_translated AS "machineTranslated", left(x.plain, ${characters}) AS plain`;
/** `x`: what a reader of the languages `$2` sees of `a`; `r`: as it was written. */
const shownText = `JOIN LATERAL (
    SELECT x.* FROM article_text x WHERE x.desk_id = $1 AND x.article_id = a.id
    ORDER BY array_position($2::text[], x.language), x.language LIMIT 1) x ON true
  JOIN article_translation t ON t.desk_id = $1 AND t.article_id = a.id AND t.language = x.language
  JOIN article_revision r
    ON r.desk_id = $1 AND r.article_id = a.id AND r.language = x.language AND r.number = t.published`;

const page = statement<Outline>(
  'published-article.list',
  `SELECT ${outline(400)} FROM article a ${shownText}
   WHERE a.desk_id = $1 AND a.status = 'published' AND ($3 OR a.audience = 'public')
     AND ($4::timestamptz IS NULL OR (a.published_at, a.id) < ($4, $5::uuid))
   ORDER BY a.published_at DESC, a.id DESC LIMIT $6`,
);
const one = statement<Shown>(
  'published-article.get',
  `SELECT a.id, a.slug, a.audience, a.published_at AS "publishedAt", a.public_version AS version, x.language, r.title,
     r.html, r.machine_translated AS "machineTranslated", v.helpful,
     ARRAY(SELECT y.language FROM article_text y WHERE y.desk_id = $1 AND y.article_id = a.id ORDER BY y.language) AS languages
   FROM article a ${shownText}
   LEFT JOIN article_vote v ON v.desk_id = $1 AND v.article_id = a.id AND v.voter = $3
   WHERE a.desk_id = $1 AND (a.id = $4 OR a.slug = $5) AND a.status = 'published' AND ($6 OR a.audience = 'public')`,
);
/** One statement for search and suggestions alike: fit to be asked with every keystroke. */
const found = (name: string, characters: number) =>
  statement<Outline>(
    name,
    `SELECT ${outline(characters)}
     FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS l(language, configuration, place)
     CROSS JOIN LATERAL article_search(l.language, l.configuration::regconfig, $4::text[], $5, $6 + 20, l.place = 1) h
     JOIN article a
       ON a.desk_id = $1 AND a.id = h.article_id AND a.status = 'published' AND ($5 OR a.audience = 'public')
     ${shownText}
     WHERE x.language = l.language
     ORDER BY h.score DESC, a.id LIMIT $6`,
  );
const search = found('published-article.search', 20_000);
const suggest = found('published-article.suggest', 400);

/** Articles as their readers see them: what is published for them, in their language. Drafts do not exist here. */
@Injectable()
export class PublishedArticles {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly secrets: Secrets,
  ) {}

  /** Published last first. @throws Problem `invalid-cursor` */
  async list(
    caller: Caller,
    { limit = defaultLimit, cursor }: ArticleOutlineListQueryDto,
  ): Promise<Page<ArticleOutlineDto>> {
    const languages = await this.languagesOf(caller);
    const known = isKnown(caller);
    const binding = JSON.stringify(['published-articles', caller.deskId, known, caller.language]);
    const [at, id] = cursor ? decodeCursor(cursor, binding, 2) : [null, null];
    const rows = await this.database.read(caller, page, [caller.deskId, languages, known, at, id, limit + 1]);
    return pageOf(
      rows,
      limit,
      (row) => outlineView(row, []),
      (row) => encodeCursor([row.publishedAt.toISOString(), row.id], binding),
    );
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, idOrSlug: string): Promise<PublishedArticleDto> {
    const blueprint = await this.desks.blueprint(caller);
    const voter = voterOf(caller, this.secrets);
    const values = [readingOrder(caller, blueprint), voter, ...named(idOrSlug), isKnown(caller)];
    const row = await this.database.readFirst(caller, one, [caller.deskId, ...values]);
    if (!row) throw notFound();
    const { html, publishedAt, ...rest } = row;
    const { helpful, comments } = blueprint.articles;
    const offered = { helpfulAsked: helpful, commentsTaken: comments === 'signedIn' };
    return { ...rest, ...offered, html: sanitize(html), publishedAt: publishedAt.toISOString() };
  }

  /** The best ones, with where they speak of what was asked for. */
  async search(caller: Caller, { q, limit = 10 }: ArticleSearchQueryDto): Promise<Page<ArticleOutlineDto>> {
    return this.find(caller, search, q, limit, true);
  }

  /** The best ones for what has been typed so far. */
  async suggest(caller: Caller, { text, limit = 5 }: ArticleSuggestQueryDto): Promise<Page<ArticleOutlineDto>> {
    return this.find(caller, suggest, text, limit, false);
  }

  private async find(
    caller: Caller,
    asked: typeof search,
    typed: string,
    limit: number,
    showPlace: boolean,
  ): Promise<Page<ArticleOutlineDto>> {
    const words = askedWords(typed);
    if (words === null) return { items: [], nextCursor: null };
    const languages = await this.languagesOf(caller);
    const configurations = languages.map(configurationOf);
    const values: readonly (readonly string[] | boolean | number | Uuid)[] = [
      caller.deskId,
      languages,
      configurations,
      words,
      isKnown(caller),
      limit,
    ];
    const rows = await this.database.read(caller, asked, values);
    return { items: rows.map((row) => outlineView(row, showPlace ? words : [])), nextCursor: null };
  }

  private async languagesOf(caller: Caller): Promise<string[]> {
    return readingOrder(caller, await this.desks.blueprint(caller));
  }
}

function outlineView(row: Outline, asked: readonly string[]): ArticleOutlineDto {
  const { plain, publishedAt, ...rest } = row;
  return { ...rest, snippet: snippetOf(plain, asked), publishedAt: publishedAt.toISOString() };
}
