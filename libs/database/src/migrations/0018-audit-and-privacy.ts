import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable, searchRole } from './desk-table.js';

/**
 * The audit chain: each desk's events, linked one to the next by their hashes after they were committed. An event waits in
 * `unsealed_event`, written with it, so that no write waits on the chain's head and none is ever passed over, however
 * late its transaction commits.
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
    `);
    await guardDeskTable(runner, 'unsealed_event', 'select', 'insert', 'delete');
    await guardDeskTable(runner, 'audit_link', 'select', 'insert');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_link, unsealed_event;
      ALTER TABLE event_text DROP COLUMN salt;
      ALTER TABLE event DROP COLUMN text_digest;
    `);
  }
}
