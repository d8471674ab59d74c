import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable } from './desk-table.js';

/** People and how they come in: addresses, organizations, groups, sessions, keys, mail links, account requests. */
export class Accounts1763700000002 implements MigrationInterface {
  readonly name = 'Accounts1763700000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        role text NOT NULL CHECK (role IN ('customer', 'agent', 'admin')),
        status text NOT NULL CHECK (status IN ('invited', 'active', 'suspended')),
        name text NOT NULL,
        language text,
        time_zone text,
        password_hash text,
        password_changed_at timestamptz,
        preferences jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id)
      );
      CREATE INDEX person_created ON person (desk_id, created_at DESC, id DESC);

      CREATE TABLE address (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        email text NOT NULL,
        email_key text NOT NULL,
        is_primary boolean NOT NULL,
        proved_at timestamptz,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, id),
        CONSTRAINT address_email_key UNIQUE (desk_id, email_key),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE
      );
      CREATE INDEX address_person ON address (desk_id, person_id);

      CREATE TABLE organization (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        name text NOT NULL,
        contacts jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id)
      );
      CREATE UNIQUE INDEX organization_name ON organization (desk_id, lower(name));

      CREATE TABLE organization_domain (
        desk_id uuid NOT NULL,
        domain text NOT NULL,
        organization_id uuid NOT NULL,
        PRIMARY KEY (desk_id, domain),
        FOREIGN KEY (desk_id, organization_id) REFERENCES organization (desk_id, id) ON DELETE CASCADE
      );
      CREATE INDEX organization_domain_of ON organization_domain (desk_id, organization_id);

      CREATE TABLE membership (
        desk_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        person_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, organization_id, person_id),
        FOREIGN KEY (desk_id, organization_id) REFERENCES organization (desk_id, id) ON DELETE CASCADE,
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE
      );
      CREATE INDEX membership_person ON membership (desk_id, person_id);

      CREATE TABLE group_member (
        desk_id uuid NOT NULL,
        group_key text NOT NULL,
        person_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, group_key, person_id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE
      );
      CREATE INDEX group_member_person ON group_member (desk_id, person_id);

      CREATE TABLE session (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        user_agent text,
        source_address text,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        end_reason text,
        PRIMARY KEY (desk_id, id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE
      );
      CREATE INDEX session_person ON session (desk_id, person_id, created_at DESC);

      CREATE TABLE refresh_token (
        desk_id uuid NOT NULL,
        hash bytea NOT NULL,
        session_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        used_at timestamptz,
        successor_sealed bytea,
        PRIMARY KEY (desk_id, hash),
        FOREIGN KEY (desk_id, session_id) REFERENCES session (desk_id, id) ON DELETE CASCADE
      );
      CREATE INDEX refresh_token_session ON refresh_token (desk_id, session_id);

      CREATE TABLE api_key (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        name text NOT NULL,
        hint text NOT NULL,
        hash bytea NOT NULL,
        scopes text[] NOT NULL,
        created_by uuid,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        last_used_at timestamptz,
        ended_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id)
      );

      CREATE TABLE mail_link (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        purpose text NOT NULL CHECK (purpose IN ('setPassword', 'invitation', 'proveAddress', 'viewTicket', 'rating',
          'endSupportAccess')),
        hash bytea NOT NULL,
        person_id uuid NOT NULL,
        ticket_id uuid,
        email text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (desk_id, id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE
      );
      CREATE INDEX mail_link_person ON mail_link (desk_id, person_id);

      CREATE TABLE account_request (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        email text NOT NULL,
        email_key text NOT NULL,
        name text NOT NULL,
        organization_name text,
        message text,
        language text NOT NULL,
        status text NOT NULL CHECK (status IN ('pending', 'approved', 'declined')),
        reason text,
        decided_by uuid,
        decided_at timestamptz,
        person_id uuid,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id)
      );
      CREATE UNIQUE INDEX account_request_pending ON account_request (desk_id, email_key) WHERE status = 'pending';
      CREATE INDEX account_request_created ON account_request (desk_id, created_at DESC, id DESC);

      CREATE TABLE sign_in_throttle (
        desk_id uuid NOT NULL REFERENCES desk (id),
        subject bytea NOT NULL,
        failures integer NOT NULL,
        window_ends_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, subject)
      );
    `);
    for (const table of ['person', 'address', 'organization', 'organization_domain', 'membership', 'group_member']) {
      await guardDeskTable(runner, table, 'select', 'insert', 'update', 'delete');
    }
    for (const table of ['session', 'refresh_token', 'api_key', 'mail_link', 'account_request', 'sign_in_throttle']) {
      await guardDeskTable(runner, table, 'select', 'insert', 'update', 'delete');
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sign_in_throttle, account_request, mail_link, api_key, refresh_token, session, group_member,
        membership, organization_domain, organization, address, person
    `);
  }
}
