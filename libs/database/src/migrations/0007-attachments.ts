import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable, searchRole } from './desk-table.js';

/** Files on tickets and comments. The bytes lie elsewhere, each under its row's id. */
export class Attachments1763700000007 implements MigrationInterface {
  readonly name = 'Attachments1763700000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        uploader_kind text NOT NULL CHECK (uploader_kind IN ('person', 'key', 'system')),
        uploader_id uuid,
        name text NOT NULL,
        type text NOT NULL,
        size integer NOT NULL,
        digest bytea,
        scan text NOT NULL CHECK (scan IN ('off', 'pending', 'clean', 'infected')),
        preview boolean NOT NULL DEFAULT false,
        unexamined boolean NOT NULL DEFAULT false,
        ticket_id uuid,
        comment_id uuid,
        internal boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        stored_at timestamptz,
        bound_at timestamptz,
        redacted_at timestamptz,
        next_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id),
        FOREIGN KEY (desk_id, comment_id) REFERENCES comment (desk_id, id),
        CONSTRAINT attachment_bound_check CHECK ((ticket_id IS NULL) = (bound_at IS NULL)),
        CONSTRAINT attachment_place_check CHECK (ticket_id IS NOT NULL OR comment_id IS NULL)
      );
      CREATE INDEX attachment_ticket ON attachment (desk_id, ticket_id, comment_id) WHERE ticket_id IS NOT NULL;
      CREATE INDEX attachment_waiting ON attachment (desk_id, uploader_id) WHERE ticket_id IS NULL;
      CREATE INDEX attachment_next ON attachment (desk_id, next_at) WHERE next_at IS NOT NULL;
      GRANT SELECT ON attachment TO ${searchRole};
    `);
    await guardDeskTable(runner, 'attachment', 'select', 'insert', 'update', 'delete');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attachment');
  }
}
