import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable } from './desk-table.js';

/** Authenticators with their recovery codes, links to sign in with, where API keys may be used from, and keys for pages. */
export class Identity1763700000016 implements MigrationInterface {
  readonly name = 'Identity1763700000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE totp (
        desk_id uuid NOT NULL,
        person_id uuid NOT NULL,
        secret_sealed bytea NOT NULL,
        created_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        last_step integer NOT NULL,
        PRIMARY KEY (desk_id, person_id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE
      );
      CREATE TABLE recovery_code (
        desk_id uuid NOT NULL,
        person_id uuid NOT NULL,
        digest bytea NOT NULL,
        PRIMARY KEY (desk_id, person_id, digest),
        FOREIGN KEY (desk_id, person_id) REFERENCES totp (desk_id, person_id) ON DELETE CASCADE
      );

      CREATE TABLE publishable_key (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        name text NOT NULL,
        hint text NOT NULL,
        hash bytea NOT NULL,
        request_types text[] NOT NULL,
        origins text[] NOT NULL,
        created_by uuid,
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id)
      );
      CREATE INDEX publishable_key_created ON publishable_key (desk_id, created_at, id);

      ALTER TABLE api_key ADD COLUMN addresses text[];

      ALTER TABLE mail_link DROP CONSTRAINT mail_link_purpose_check;
      ALTER TABLE mail_link ADD CONSTRAINT mail_link_purpose_check CHECK (purpose IN ('setPassword', 'signIn',
        'invitation', 'proveAddress', 'viewTicket', 'rating', 'endSupportAccess'));
    `);
    await guardDeskTable(runner, 'totp', 'select', 'insert', 'update', 'delete');
    await guardDeskTable(runner, 'publishable_key', 'select', 'insert', 'update');
    await guardDeskTable(runner, 'recovery_code', 'select', 'insert', 'delete');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE api_key DROP COLUMN addresses;
      DELETE FROM mail_link WHERE purpose = 'signIn';
      ALTER TABLE mail_link DROP CONSTRAINT mail_link_purpose_check;
      ALTER TABLE mail_link ADD CONSTRAINT mail_link_purpose_check CHECK (purpose IN ('setPassword', 'invitation',
        'proveAddress', 'viewTicket', 'rating', 'endSupportAccess'));
      DROP TABLE publishable_key, recovery_code, totp;
    `);
  }
}
