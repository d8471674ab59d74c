import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable } from './desk-table.js';

/** Who takes part in tickets of others, the sessions of guests, and who wants no mail about which ticket. */
export class Sharing1763700000006 implements MigrationInterface {
  readonly name = 'Sharing1763700000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE participant (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        person_id uuid NOT NULL,
        address_id uuid NOT NULL,
        role text NOT NULL CHECK (role IN ('read', 'comment')),
        source text NOT NULL CHECK (source IN ('shared', 'copied')),
        history text NOT NULL CHECK (history IN ('whole', 'fromNow')),
        invited_by uuid,
        created_at timestamptz NOT NULL,
        accepted_at timestamptz,
        expires_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id),
        CONSTRAINT participant_person UNIQUE (desk_id, ticket_id, person_id),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE
      );
      CREATE INDEX participant_tickets ON participant (desk_id, person_id, ticket_id);

      CREATE TABLE subscription (
        desk_id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        person_id uuid NOT NULL,
        notifications boolean NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, ticket_id, person_id),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE
      );

      -- No foreign key: what is left of a guest whose sharing was withdrawn is a session that sees nothing.
      ALTER TABLE session ADD COLUMN participant_id uuid;
    `);
    for (const table of ['participant', 'subscription']) {
      await guardDeskTable(runner, table, 'select', 'insert', 'update', 'delete');
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE session DROP COLUMN participant_id; DROP TABLE subscription; DROP TABLE participant',
    );
  }
}
