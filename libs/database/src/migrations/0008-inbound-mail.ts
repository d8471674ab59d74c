import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable, searchRole } from './desk-table.js';

/**
 * Mail that comes in: the message as it came, what became of it and why, and the addresses that people answer at.
 *
 * `desk.mail_addresses` holds the addresses that a desk's blueprint reads mail at, each with the instant since when: a
 * mail server has to learn whose an address is before it knows the desk, and of two desks that name the same address the
 * first has it.
 */
export class InboundMail1763700000008 implements MigrationInterface {
  readonly name = 'InboundMail1763700000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE desk ADD COLUMN mail_addresses jsonb NOT NULL DEFAULT '{}';

      CREATE TABLE reply_address (
        desk_id uuid NOT NULL REFERENCES desk (id),
        hash bytea NOT NULL,
        ticket_id uuid NOT NULL,
        person_id uuid NOT NULL,
        email text NOT NULL,
        message_id text,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, hash)
      );
      CREATE INDEX reply_address_ticket ON reply_address (desk_id, ticket_id, person_id);

      CREATE TABLE inbound_mail (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        identity bytea NOT NULL,
        message_id text,
        door text NOT NULL CHECK (door IN ('smtp', 'http')),
        envelope_from text NOT NULL,
        recipients text[] NOT NULL,
        source_address text NOT NULL,
        size integer NOT NULL,
        deliveries integer NOT NULL DEFAULT 1,
        received_at timestamptz NOT NULL,
        status text NOT NULL CHECK (status IN ('received', 'filed', 'commented', 'accountRequested', 'answered',
          'quarantined', 'ignored', 'accepted', 'refused')),
        next_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        from_email text,
        from_name text,
        subject text,
        body text,
        evidence jsonb NOT NULL DEFAULT '{}',
        person_id uuid,
        ticket_id uuid,
        suggested_ticket_id uuid,
        comment_id uuid,
        settled_at timestamptz,
        decided_by uuid,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id),
        CONSTRAINT inbound_mail_identity UNIQUE (desk_id, identity),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id),
        FOREIGN KEY (desk_id, suggested_ticket_id) REFERENCES ticket (desk_id, id),
        CHECK ((status = 'received') = (next_at IS NOT NULL))
      );
      CREATE INDEX inbound_mail_received ON inbound_mail (desk_id, received_at DESC, id DESC);
      CREATE INDEX inbound_mail_next ON inbound_mail (desk_id, next_at) WHERE status = 'received';

      CREATE TABLE inbound_source (
        desk_id uuid NOT NULL,
        mail_id uuid NOT NULL,
        raw bytea NOT NULL,
        PRIMARY KEY (desk_id, mail_id),
        FOREIGN KEY (desk_id, mail_id) REFERENCES inbound_mail (desk_id, id) ON DELETE CASCADE
      );
      -- A message is compressed by its sender or not at all.
      ALTER TABLE inbound_source ALTER COLUMN raw SET STORAGE EXTERNAL;
      GRANT SELECT (desk_id, status, next_at) ON inbound_mail TO ${searchRole};
    `);
    for (const table of ['reply_address', 'inbound_mail', 'inbound_source']) {
      await guardDeskTable(runner, table, 'select', 'insert', 'update', 'delete');
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE inbound_source, inbound_mail, reply_address;
      ALTER TABLE desk DROP COLUMN mail_addresses;
    `);
  }
}
