import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable } from './desk-table.js';

/**
 * The one log. An event holds ids, kinds and digests and can only be added to; what a person wrote or was called stands
 * beside it in `event_text`, which erasure may empty without touching the log. `relay` holds the events whose
 * consequences (mails) are still to be made.
 */
export class History1763700000003 implements MigrationInterface {
  readonly name = 'History1763700000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        kind text NOT NULL,
        ticket_id uuid,
        sequence integer,
        audience text NOT NULL CHECK (audience IN ('public', 'staff')),
        actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'key', 'system', 'anonymous')),
        actor_id uuid,
        on_behalf_of uuid,
        subject_id uuid,
        at timestamptz NOT NULL,
        request_id text NOT NULL,
        data jsonb NOT NULL,
        PRIMARY KEY (desk_id, id),
        CONSTRAINT event_ticket_sequence UNIQUE (desk_id, ticket_id, sequence)
      );
      CREATE INDEX event_subject ON event (desk_id, subject_id, id);

      CREATE TABLE event_text (
        desk_id uuid NOT NULL,
        event_id uuid NOT NULL,
        body jsonb NOT NULL,
        PRIMARY KEY (desk_id, event_id),
        FOREIGN KEY (desk_id, event_id) REFERENCES event (desk_id, id)
      );

      CREATE TABLE relay (
        desk_id uuid NOT NULL,
        event_id uuid NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, event_id),
        FOREIGN KEY (desk_id, event_id) REFERENCES event (desk_id, id)
      );
      CREATE INDEX relay_next ON relay (desk_id, next_at);
    `);
    await guardDeskTable(runner, 'event', 'select', 'insert');
    await guardDeskTable(runner, 'event_text', 'select', 'insert', 'delete');
    await guardDeskTable(runner, 'relay', 'select', 'insert', 'update', 'delete');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE relay, event_text, event');
  }
}
