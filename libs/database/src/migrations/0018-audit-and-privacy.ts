import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable, searchRole } from './desk-table.js';

/**
 * The audit chain: each desk's events, linked one to the next by their hashes after they were committed. An event waits in
 * `unsealed_event`, written with it, so that no write waits on the chain's head and none is ever passed over, however
 * late its transaction commits.
 *
 * Erasure: what is left of a person is a row without anything personal, which the log goes on naming, and a receipt. A
 * legal hold keeps a person's or a ticket's data from being erased, and from running out. And what retention finds by.
 */
export class AuditAndPrivacy1763700000018 implements MigrationInterface {
  readonly name = 'AuditAndPrivacy1763700000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE event ADD COLUMN text_digest bytea;
      ALTER TABLE event_text ADD COLUMN salt bytea NOT NULL DEFAULT '';
      ALTER TABLE event_text ALTER COLUMN salt DROP DEFAULT;

      CREATE TABLE unsealed_event (
        desk_id uuid NOT NULL,
        event_id uuid NOT NULL,
        PRIMARY KEY (desk_id, event_id),
        FOREIGN KEY (desk_id, event_id) REFERENCES event (desk_id, id)
      );

      CREATE TABLE audit_link (
        desk_id uuid NOT NULL,
        position bigint NOT NULL,
        event_id uuid NOT NULL,
        hash bytea NOT NULL,
        PRIMARY KEY (desk_id, position),
        CONSTRAINT audit_link_event UNIQUE (desk_id, event_id),
        FOREIGN KEY (desk_id, event_id) REFERENCES event (desk_id, id)
      );
      INSERT INTO unsealed_event (desk_id, event_id) SELECT desk_id, id FROM event;
      GRANT SELECT ON unsealed_event TO ${searchRole};

      ALTER TABLE person ADD COLUMN erased_at timestamptz;

      CREATE TABLE erasure (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        pseudonym text NOT NULL,
        erased_by_kind text NOT NULL CHECK (erased_by_kind IN ('person', 'key', 'system')),
        erased_by uuid,
        erased_at timestamptz NOT NULL,
        counts jsonb NOT NULL,
        PRIMARY KEY (desk_id, id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id)
      );

      CREATE TABLE erasure_request (
        desk_id uuid NOT NULL,
        person_id uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, person_id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE
      );

      CREATE TABLE legal_hold (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid,
        ticket_id uuid,
        reason text NOT NULL,
        set_by_kind text NOT NULL CHECK (set_by_kind IN ('person', 'key', 'system')),
        set_by uuid,
        set_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id)
      );

      -- Whose log it is: erasure and the audit list ask.
      CREATE INDEX event_actor ON event (desk_id, actor_id, id) WHERE actor_kind = 'person';

      -- What retention lets go of.
      ALTER TABLE ticket ADD COLUMN emptied_at timestamptz;
      CREATE INDEX ticket_to_empty ON ticket (desk_id, ended_at)
        WHERE ended_at IS NOT NULL AND (emptied_at IS NULL OR emptied_at < ended_at);
      CREATE INDEX session_created ON session (desk_id, created_at);
      CREATE INDEX mail_link_expires ON mail_link (desk_id, expires_at);
    `);
    await guardDeskTable(runner, 'unsealed_event', 'select', 'insert', 'delete');
    await guardDeskTable(runner, 'audit_link', 'select', 'insert');
    await guardDeskTable(runner, 'erasure', 'select', 'insert');
    await guardDeskTable(runner, 'erasure_request', 'select', 'insert', 'delete');
    await guardDeskTable(runner, 'legal_hold', 'select', 'insert', 'delete');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX mail_link_expires, session_created, ticket_to_empty, event_actor;
      ALTER TABLE ticket DROP COLUMN emptied_at;
      DROP TABLE legal_hold, erasure_request, erasure;
      ALTER TABLE person DROP COLUMN erased_at;
      DROP TABLE audit_link, unsealed_event;
      ALTER TABLE event_text DROP COLUMN salt;
      ALTER TABLE event DROP COLUMN text_digest;
    `);
  }
}
