import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable, searchRole } from './desk-table.js';

/**
 * Support access: a customer's consent that the desk's agents work as that customer on one ticket, and the times at which
 * agents did. `visible_until` is when the customer sees it no more, `next_at` when something about it ends by itself.
 */
export class SupportAccess1763700000015 implements MigrationInterface {
  readonly name = 'SupportAccess1763700000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE support_access_grant (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        offered_by uuid NOT NULL,
        reason text NOT NULL,
        scope text NOT NULL CHECK (scope IN ('read', 'write')),
        offered_at timestamptz NOT NULL,
        offer_ends_at timestamptz NOT NULL,
        activated_at timestamptz,
        ends_at timestamptz,
        ended_at timestamptz,
        ending text CHECK (ending IN ('lapsed', 'withdrawn', 'declined', 'time', 'agent', 'customer', 'replaced')),
        visible_until timestamptz NOT NULL,
        next_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, id),
        CHECK ((activated_at IS NULL) = (ends_at IS NULL)),
        CHECK ((ended_at IS NULL) = (ending IS NULL)),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id),
        FOREIGN KEY (desk_id, customer_id) REFERENCES person (desk_id, id),
        FOREIGN KEY (desk_id, offered_by) REFERENCES person (desk_id, id)
      );
      CREATE INDEX support_access_grant_ticket ON support_access_grant (desk_id, ticket_id);
      CREATE INDEX support_access_grant_customer ON support_access_grant (desk_id, customer_id, id);
      CREATE INDEX support_access_grant_next ON support_access_grant (desk_id, next_at) WHERE next_at IS NOT NULL;
      CREATE TABLE support_access_session (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        grant_id uuid NOT NULL,
        agent_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        bars_sign_in boolean NOT NULL,
        started_at timestamptz NOT NULL,
        token_ends_at timestamptz NOT NULL,
        ended_at timestamptz,
        ending text CHECK (ending IN ('agent', 'customer', 'grant')),
        PRIMARY KEY (desk_id, id),
        CHECK ((ended_at IS NULL) = (ending IS NULL)),
        FOREIGN KEY (desk_id, grant_id) REFERENCES support_access_grant (desk_id, id),
        FOREIGN KEY (desk_id, agent_id) REFERENCES person (desk_id, id),
        FOREIGN KEY (desk_id, customer_id) REFERENCES person (desk_id, id)
      );
      CREATE INDEX support_access_session_grant ON support_access_session (desk_id, grant_id, started_at);
      CREATE INDEX support_access_session_customer ON support_access_session (desk_id, customer_id, token_ends_at)
        WHERE ended_at IS NULL;
      CREATE INDEX event_on_behalf ON event (desk_id, on_behalf_of, id) WHERE on_behalf_of IS NOT NULL;
    `);
    await runner.query(`GRANT SELECT (desk_id, next_at) ON support_access_grant TO ${searchRole}`);
    await guardDeskTable(runner, 'support_access_grant', 'select', 'insert', 'update');
    await guardDeskTable(runner, 'support_access_session', 'select', 'insert', 'update');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX event_on_behalf; DROP TABLE support_access_session; DROP TABLE support_access_grant',
    );
  }
}
