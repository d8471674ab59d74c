import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable } from './desk-table.js';

/**
 * One ticket per problem: look-alikes are sought among the open tickets of one organization (of one person, where there
 * is none), tickets are linked, and tickets are merged into others.
 *
 * A merged ticket stays as it was, with all that hangs on it, and points to the one that goes on; its timers wait beside,
 * and whoever was on it takes part in the other. To undo it is to take these away again.
 */
export class Merging1763700000012 implements MigrationInterface {
  readonly name = 'Merging1763700000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ticket ADD COLUMN merged_into uuid;
      ALTER TABLE ticket ADD COLUMN merged_at timestamptz;
      ALTER TABLE ticket ADD FOREIGN KEY (desk_id, merged_into) REFERENCES ticket (desk_id, id);
      ALTER TABLE ticket ADD CONSTRAINT ticket_merged_check CHECK ((merged_into IS NULL) = (merged_at IS NULL));
      CREATE INDEX ticket_merged ON ticket (desk_id, merged_into) WHERE merged_into IS NOT NULL;
      CREATE INDEX ticket_open_of_house ON ticket (
        desk_id, coalesce(organization_id, requester_id), created_at DESC, id DESC
      ) WHERE is_open AND merged_into IS NULL;
      -- Counts read this index alone, and they leave merged tickets out.
      DROP INDEX ticket_status;
      CREATE INDEX ticket_status ON ticket (desk_id, status_key, created_at DESC, id DESC) INCLUDE (merged_into);

      ALTER TABLE ticket_link DROP CONSTRAINT ticket_link_kind_check;
      ALTER TABLE ticket_link ADD CONSTRAINT ticket_link_kind_check
        CHECK (kind IN ('followUpOf', 'relatesTo', 'duplicates', 'causedBy'));

      CREATE TABLE held_timer (
        desk_id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        key text NOT NULL,
        due_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, ticket_id, key),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id)
      );

      ALTER TABLE participant ADD COLUMN merged_from uuid;
      ALTER TABLE participant ADD FOREIGN KEY (desk_id, merged_from) REFERENCES ticket (desk_id, id);
      ALTER TABLE participant DROP CONSTRAINT participant_source_check;
      ALTER TABLE participant ADD CONSTRAINT participant_source_check CHECK (source IN ('shared', 'copied', 'merged'));
    `);
    await guardDeskTable(runner, 'held_timer', 'select', 'insert', 'delete');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM participant WHERE source = 'merged';
      ALTER TABLE participant DROP CONSTRAINT participant_source_check;
      ALTER TABLE participant ADD CONSTRAINT participant_source_check CHECK (source IN ('shared', 'copied'));
      ALTER TABLE participant DROP COLUMN merged_from;
      DROP TABLE held_timer;
      DELETE FROM ticket_link WHERE kind <> 'followUpOf';
      ALTER TABLE ticket_link DROP CONSTRAINT ticket_link_kind_check;
      ALTER TABLE ticket_link ADD CONSTRAINT ticket_link_kind_check CHECK (kind IN ('followUpOf'));
      DROP INDEX ticket_status, ticket_open_of_house;
      ALTER TABLE ticket DROP COLUMN merged_at, DROP COLUMN merged_into;
      CREATE INDEX ticket_status ON ticket (desk_id, status_key, created_at DESC, id DESC);
    `);
  }
}
