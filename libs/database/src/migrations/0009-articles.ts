import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropArticleSearch, makeArticleSearch } from './article-search.js';
import { guardDeskTable } from './desk-table.js';

/**
 * Articles. What is written (`article_revision`) and what is read apart: readers find and get what stands in
 * `article_text`, which holds the published words alone, so that no draft can ever be searched by mistake.
 */
export class Articles1763700000009 implements MigrationInterface {
  readonly name = 'Articles1763700000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE article (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        slug text NOT NULL,
        status text NOT NULL CHECK (status IN ('draft', 'published', 'archived')),
        audience text NOT NULL CHECK (audience IN ('public', 'customers')),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        published_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        public_version integer NOT NULL DEFAULT 0,
        PRIMARY KEY (desk_id, id),
        CONSTRAINT article_slug UNIQUE (desk_id, slug)
      );
      CREATE INDEX article_created ON article (desk_id, created_at DESC, id DESC);
      CREATE INDEX article_published ON article (desk_id, published_at DESC, id DESC) WHERE status = 'published';

      CREATE TABLE article_revision (
        desk_id uuid NOT NULL,
        article_id uuid NOT NULL,
        language text NOT NULL,
        number integer NOT NULL,
        title text NOT NULL,
        body text NOT NULL,
        html text NOT NULL,
        machine_translated boolean NOT NULL,
        saved_by_kind text NOT NULL CHECK (saved_by_kind IN ('person', 'key', 'system')),
        saved_by uuid,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, article_id, language, number),
        FOREIGN KEY (desk_id, article_id) REFERENCES article (desk_id, id)
      );

      CREATE TABLE article_translation (
        desk_id uuid NOT NULL,
        article_id uuid NOT NULL,
        language text NOT NULL,
        latest integer NOT NULL,
        published integer,
        PRIMARY KEY (desk_id, article_id, language),
        FOREIGN KEY (desk_id, article_id, language, latest)
          REFERENCES article_revision (desk_id, article_id, language, number),
        FOREIGN KEY (desk_id, article_id, language, published)
          REFERENCES article_revision (desk_id, article_id, language, number)
      );

      CREATE TABLE article_text (
        desk_id uuid NOT NULL,
        article_id uuid NOT NULL,
        language text NOT NULL,
        audience text NOT NULL CHECK (audience IN ('public', 'customers')),
        title text NOT NULL,
        plain text NOT NULL,
        title_words tsvector NOT NULL,
        body_words tsvector NOT NULL,
        vocabulary text[] NOT NULL,
        PRIMARY KEY (desk_id, article_id, language),
        FOREIGN KEY (desk_id, article_id) REFERENCES article (desk_id, id)
      );
      CREATE INDEX article_text_titles ON article_text USING gin (desk_id, language, title_words);
      CREATE INDEX article_text_bodies ON article_text USING gin (desk_id, language, body_words);

      CREATE TABLE article_word (
        desk_id uuid NOT NULL REFERENCES desk (id),
        language text NOT NULL,
        word text NOT NULL,
        uses integer NOT NULL,
        PRIMARY KEY (desk_id, language, word)
      );
      CREATE INDEX article_word_trigrams ON article_word USING gin (desk_id, language, word gin_trgm_ops);

      CREATE TABLE article_vote (
        desk_id uuid NOT NULL,
        article_id uuid NOT NULL,
        voter bytea NOT NULL,
        person_id uuid,
        helpful boolean NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, article_id, voter),
        FOREIGN KEY (desk_id, article_id) REFERENCES article (desk_id, id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE
      );

      CREATE TABLE article_comment (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        article_id uuid NOT NULL,
        author_id uuid NOT NULL,
        by_staff boolean NOT NULL,
        body text NOT NULL,
        created_at timestamptz NOT NULL,
        redacted_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id),
        FOREIGN KEY (desk_id, article_id) REFERENCES article (desk_id, id)
      );
      CREATE INDEX article_comment_article ON article_comment (desk_id, article_id, created_at, id);

      CREATE TABLE article_suggestion (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        person_id uuid,
        language text NOT NULL,
        outcome text CHECK (outcome IN ('solved', 'filed')),
        solved_by uuid,
        ticket_id uuid,
        created_at timestamptz NOT NULL,
        settled_at timestamptz,
        PRIMARY KEY (desk_id, id),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id)
      );
      CREATE INDEX article_suggestion_created ON article_suggestion (desk_id, created_at);

      CREATE TABLE article_suggestion_item (
        desk_id uuid NOT NULL,
        suggestion_id uuid NOT NULL,
        article_id uuid NOT NULL,
        opened_at timestamptz,
        PRIMARY KEY (desk_id, suggestion_id, article_id),
        FOREIGN KEY (desk_id, suggestion_id) REFERENCES article_suggestion (desk_id, id) ON DELETE CASCADE,
        FOREIGN KEY (desk_id, article_id) REFERENCES article (desk_id, id)
      );
    `);
    for (const table of ['article', 'article_translation', 'article_text', 'article_word', 'article_vote']) {
      await guardDeskTable(runner, table, 'select', 'insert', 'update', 'delete');
    }
    for (const table of ['article_comment', 'article_suggestion', 'article_suggestion_item']) {
      await guardDeskTable(runner, table, 'select', 'insert', 'update', 'delete');
    }
    await guardDeskTable(runner, 'article_revision', 'select', 'insert');
    await makeArticleSearch(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropArticleSearch(runner);
    await runner.query(`
      DROP TABLE article_suggestion_item, article_suggestion, article_comment, article_vote, article_word, article_text,
        article_translation, article_revision, article
    `);
  }
}
