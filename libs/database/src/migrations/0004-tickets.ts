import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable } from './desk-table.js';
import { searchText } from './search-text.js';

/** Tickets, what is said on them, what will happen to them by themselves, and the text they are found by. */
export class Tickets1763700000004 implements MigrationInterface {
  readonly name = 'Tickets1763700000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ticket (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        number text NOT NULL,
        type_key text NOT NULL,
        status_key text NOT NULL,
        is_open boolean NOT NULL,
        priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
        subject text NOT NULL,
        fields jsonb NOT NULL,
        module_key text,
        channel text NOT NULL CHECK (channel IN ('portal', 'email', 'phone', 'form', 'embed')),
        language text NOT NULL,
        requester_id uuid NOT NULL,
        organization_id uuid,
        shared_with_organization boolean NOT NULL,
        group_key text,
        assignee_id uuid,
        filed_by_kind text NOT NULL CHECK (filed_by_kind IN ('person', 'key', 'system')),
        filed_by uuid,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        public_updated_at timestamptz NOT NULL,
        status_entered_at timestamptz NOT NULL,
        first_answered_at timestamptz,
        last_agent_reply_at timestamptz,
        last_customer_reply_at timestamptz,
        solved_at timestamptz,
        ended_at timestamptz,
        next_due_at timestamptz,
        escalated_at timestamptz,
        sequence integer NOT NULL,
        version integer NOT NULL DEFAULT 1,
        public_version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id),
        CONSTRAINT ticket_number UNIQUE (desk_id, number),
        FOREIGN KEY (desk_id, requester_id) REFERENCES person (desk_id, id),
        -- Tickets of an organization that is deleted stay, as their requesters' alone.
        FOREIGN KEY (desk_id, organization_id) REFERENCES organization (desk_id, id)
          ON DELETE SET NULL (organization_id),
        FOREIGN KEY (desk_id, assignee_id) REFERENCES person (desk_id, id)
      );
      CREATE INDEX ticket_created ON ticket (desk_id, created_at DESC, id DESC);
      CREATE INDEX ticket_updated ON ticket (desk_id, updated_at DESC, id DESC);
      CREATE INDEX ticket_requester ON ticket (desk_id, requester_id, created_at DESC, id DESC);
      CREATE INDEX ticket_organization ON ticket (desk_id, organization_id, created_at DESC, id DESC);
      CREATE INDEX ticket_assignee ON ticket (desk_id, assignee_id, created_at DESC, id DESC)
        WHERE assignee_id IS NOT NULL;
      CREATE INDEX ticket_open ON ticket (desk_id, created_at DESC, id DESC) WHERE is_open;
      CREATE INDEX ticket_pressing ON ticket (
        desk_id, array_position(ARRAY['low', 'normal', 'high', 'urgent'], priority) DESC, created_at DESC, id DESC
      ) WHERE is_open;
      CREATE INDEX ticket_escalated ON ticket (desk_id, created_at DESC, id DESC) WHERE escalated_at IS NOT NULL;
      CREATE INDEX ticket_status ON ticket (desk_id, status_key, created_at DESC, id DESC);

      CREATE TABLE comment (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        visibility text NOT NULL CHECK (visibility IN ('public', 'internal')),
        author_kind text NOT NULL CHECK (author_kind IN ('person', 'key', 'system')),
        author_id uuid,
        written_by uuid,
        by_staff boolean NOT NULL,
        body text NOT NULL,
        channel text NOT NULL,
        created_at timestamptz NOT NULL,
        edited_at timestamptz,
        redacted_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id)
      );
      CREATE INDEX comment_ticket ON comment (desk_id, ticket_id, created_at, id);

      CREATE TABLE ticket_link (
        desk_id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        linked_ticket_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('followUpOf')),
        created_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, ticket_id, linked_ticket_id),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id),
        FOREIGN KEY (desk_id, linked_ticket_id) REFERENCES ticket (desk_id, id)
      );
      CREATE INDEX ticket_link_back ON ticket_link (desk_id, linked_ticket_id);

      CREATE TABLE timer (
        desk_id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        key text NOT NULL,
        due_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        PRIMARY KEY (desk_id, ticket_id, key),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id)
      );
      CREATE INDEX timer_due ON timer (desk_id, due_at);

      CREATE TABLE ticket_target (
        desk_id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('firstAnswer', 'nextAnswer', 'resolution')),
        started_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        met_at timestamptz,
        paused_at timestamptz,
        PRIMARY KEY (desk_id, ticket_id, kind),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id)
      );
      CREATE INDEX ticket_target_due ON ticket_target (desk_id, due_at) WHERE met_at IS NULL;

      CREATE TABLE read_marker (
        desk_id uuid NOT NULL,
        person_id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        read_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, person_id, ticket_id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE,
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id)
      );
    `);
    for (const table of ['ticket', 'comment', 'timer', 'ticket_target', 'read_marker']) {
      await guardDeskTable(runner, table, 'select', 'insert', 'update', 'delete');
    }
    await guardDeskTable(runner, 'ticket_link', 'select', 'insert', 'delete');
    await searchText(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION ticket_search, person_search;
      DROP INDEX person_name_words;
      DROP TABLE ticket_text, read_marker, ticket_target, timer, ticket_link, comment, ticket;
      DROP TEXT SEARCH CONFIGURATION guichet;
    `);
  }
}
