import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable, searchRole } from './desk-table.js';

/**
 * Webhooks: where a desk's events go, what is told there and how each try went. An endpoint's `position` is the place in
 * the audit chain up to which its deliveries are made; a message is what all endpoints are told of one event, kept once.
 */
export class Webhooks1763700000019 implements MigrationInterface {
  readonly name = 'Webhooks1763700000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook_endpoint (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        url text NOT NULL,
        description text NOT NULL,
        kinds text[] NOT NULL,
        disabled_for text CHECK (disabled_for IN ('admin', 'gone', 'failing')),
        disabled_at timestamptz,
        secret_sealed bytea NOT NULL,
        old_secret_sealed bytea,
        old_secret_until timestamptz,
        position bigint NOT NULL,
        failing_since timestamptz,
        warned_at timestamptz,
        succeeded_at timestamptz,
        failed_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id),
        CHECK ((disabled_for IS NULL) = (disabled_at IS NULL)),
        CHECK ((old_secret_sealed IS NULL) = (old_secret_until IS NULL))
      );

      CREATE TABLE webhook_message (
        desk_id uuid NOT NULL REFERENCES desk (id),
        event_id uuid NOT NULL,
        kind text NOT NULL,
        ticket_id uuid,
        body text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, event_id)
      );
      CREATE INDEX webhook_message_created ON webhook_message (desk_id, created_at);

      CREATE TABLE webhook_delivery (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        endpoint_id uuid NOT NULL,
        event_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('pending', 'delivered', 'failed', 'cancelled')),
        tries integer NOT NULL DEFAULT 0,
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz,
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        PRIMARY KEY (desk_id, id),
        CONSTRAINT webhook_delivery_once UNIQUE (desk_id, event_id, endpoint_id),
        CHECK ((state = 'pending') = (next_at IS NOT NULL)),
        FOREIGN KEY (desk_id, endpoint_id) REFERENCES webhook_endpoint (desk_id, id) ON DELETE CASCADE,
        FOREIGN KEY (desk_id, event_id) REFERENCES webhook_message (desk_id, event_id) ON DELETE CASCADE
      );
      CREATE INDEX webhook_delivery_next ON webhook_delivery (desk_id, endpoint_id, next_at) WHERE state = 'pending';
      CREATE INDEX webhook_delivery_due ON webhook_delivery (desk_id, next_at) WHERE state = 'pending';
      CREATE INDEX webhook_delivery_endpoint ON webhook_delivery (desk_id, endpoint_id, id);

      CREATE TABLE webhook_attempt (
        desk_id uuid NOT NULL,
        delivery_id uuid NOT NULL,
        number integer NOT NULL,
        at timestamptz NOT NULL,
        duration_ms integer NOT NULL,
        request_headers jsonb NOT NULL,
        status integer,
        error text,
        response text,
        PRIMARY KEY (desk_id, delivery_id, number),
        FOREIGN KEY (desk_id, delivery_id) REFERENCES webhook_delivery (desk_id, id) ON DELETE CASCADE
      );

      GRANT SELECT (desk_id, disabled_for, position) ON webhook_endpoint TO ${searchRole};
      GRANT SELECT (desk_id, state, next_at) ON webhook_delivery TO ${searchRole};
      GRANT SELECT (desk_id, position) ON audit_link TO ${searchRole};
    `);
    await guardDeskTable(runner, 'webhook_endpoint', 'select', 'insert', 'update', 'delete');
    await guardDeskTable(runner, 'webhook_message', 'select', 'insert', 'delete');
    await guardDeskTable(runner, 'webhook_delivery', 'select', 'insert', 'update', 'delete');
    await guardDeskTable(runner, 'webhook_attempt', 'select', 'insert');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_attempt, webhook_delivery, webhook_message, webhook_endpoint');
  }
}
