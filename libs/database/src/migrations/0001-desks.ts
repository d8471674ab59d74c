import type { MigrationInterface, QueryRunner } from 'typeorm';
import { applicationRole, currentDesk, guardDeskTable } from './desk-table.js';

/**
 * Desks, the versions of their blueprints, their keys for signing tokens, and what makes writes repeatable.
 *
 * `desk` is the one table that is read across desks (a credential names its desk, a path names its slug): everybody may
 * read it, and only the desk itself may be written once its id is set.
 */
export class Desks1763700000001 implements MigrationInterface {
  readonly name = 'Desks1763700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE desk (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z][a-z0-9-]{1,62}$'),
        name text NOT NULL,
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
        is_test boolean NOT NULL DEFAULT false,
        clock_at timestamptz CHECK (clock_at IS NULL OR is_test),
        mail_sink text NOT NULL DEFAULT 'smtp' CHECK (mail_sink IN ('smtp', 'outbox')),
        blueprint_version integer NOT NULL,
        created_at timestamptz NOT NULL
      );
      ALTER TABLE desk ENABLE ROW LEVEL SECURITY;
      ALTER TABLE desk FORCE ROW LEVEL SECURITY;
      CREATE POLICY desk_read ON desk FOR SELECT USING (true);
      CREATE POLICY desk_insert ON desk FOR INSERT WITH CHECK (id = ${currentDesk});
      CREATE POLICY desk_update ON desk FOR UPDATE USING (id = ${currentDesk}) WITH CHECK (id = ${currentDesk});
      GRANT SELECT, INSERT, UPDATE ON desk TO ${applicationRole};

      CREATE TABLE blueprint_version (
        desk_id uuid NOT NULL REFERENCES desk (id),
        version integer NOT NULL,
        source text NOT NULL,
        applied_at timestamptz NOT NULL,
        applied_by uuid,
        summary jsonb NOT NULL,
        PRIMARY KEY (desk_id, version)
      );

      CREATE TABLE signing_key (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id text NOT NULL,
        public_jwk jsonb NOT NULL,
        private_sealed bytea NOT NULL,
        created_at timestamptz NOT NULL,
        retires_at timestamptz,
        PRIMARY KEY (desk_id, id)
      );

      CREATE TABLE idempotency (
        desk_id uuid NOT NULL REFERENCES desk (id),
        digest bytea NOT NULL,
        fingerprint bytea NOT NULL,
        -- json, not jsonb: the answer again with its members in the same order, hence with the same ETag
        body json,
        sealed_body bytea,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, digest)
      );
      CREATE INDEX idempotency_created_at ON idempotency (desk_id, created_at);

      CREATE TABLE number_block (
        desk_id uuid NOT NULL REFERENCES desk (id),
        next_index bigint NOT NULL,
        PRIMARY KEY (desk_id)
      );
    `);
    await guardDeskTable(runner, 'blueprint_version', 'select', 'insert');
    await guardDeskTable(runner, 'signing_key', 'select', 'insert', 'update', 'delete');
    await guardDeskTable(runner, 'idempotency', 'select', 'insert', 'update', 'delete');
    await guardDeskTable(runner, 'number_block', 'select', 'insert', 'update');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE number_block, idempotency, signing_key, blueprint_version, desk');
  }
}
