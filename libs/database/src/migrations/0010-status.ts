import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable } from './desk-table.js';

/** The status page: what there is to run, what is wrong with it, who wants to hear of it, which tickets are about it. */
export class Status1763700000010 implements MigrationInterface {
  readonly name = 'Status1763700000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE status_component (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        position integer NOT NULL,
        names jsonb NOT NULL,
        state text NOT NULL
          CHECK (state IN ('operational', 'maintenance', 'degraded', 'partialOutage', 'majorOutage')),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id)
      );

      CREATE TABLE incident (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        titles jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('investigating', 'identified', 'monitoring', 'resolved')),
        started_at timestamptz NOT NULL,
        resolved_at timestamptz,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id)
      );
      CREATE INDEX incident_started ON incident (desk_id, started_at DESC, id DESC);

      CREATE TABLE incident_component (
        desk_id uuid NOT NULL,
        incident_id uuid NOT NULL,
        component_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('maintenance', 'degraded', 'partialOutage', 'majorOutage')),
        PRIMARY KEY (desk_id, incident_id, component_id),
        FOREIGN KEY (desk_id, incident_id) REFERENCES incident (desk_id, id),
        FOREIGN KEY (desk_id, component_id) REFERENCES status_component (desk_id, id) ON DELETE CASCADE
      );

      CREATE TABLE incident_update (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        incident_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('investigating', 'identified', 'monitoring', 'resolved')),
        texts jsonb NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, id),
        FOREIGN KEY (desk_id, incident_id) REFERENCES incident (desk_id, id)
      );
      CREATE INDEX incident_update_incident ON incident_update (desk_id, incident_id, at, id);

      CREATE TABLE incident_ticket (
        desk_id uuid NOT NULL,
        incident_id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, incident_id, ticket_id),
        FOREIGN KEY (desk_id, incident_id) REFERENCES incident (desk_id, id),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id)
      );

      CREATE TABLE status_subscription (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        email text NOT NULL,
        email_key text NOT NULL,
        language text NOT NULL,
        asked_at timestamptz NOT NULL,
        proved_at timestamptz,
        PRIMARY KEY (desk_id, id),
        CONSTRAINT status_subscription_email UNIQUE (desk_id, email_key)
      );
    `);
    for (const table of [
      'status_component',
      'incident',
      'incident_component',
      'incident_ticket',
      'status_subscription',
    ]) {
      await guardDeskTable(runner, table, 'select', 'insert', 'update', 'delete');
    }
    await guardDeskTable(runner, 'incident_update', 'select', 'insert');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE status_subscription, incident_ticket, incident_update, incident_component, incident, status_component
    `);
  }
}
