import type { MigrationInterface, QueryRunner } from 'typeorm';
import { applicationRole, guardDeskTable, searchRole } from './desk-table.js';

/** Outgoing mail, and how a worker learns which desks have something due. */
export class Mail1763700000005 implements MigrationInterface {
  readonly name = 'Mail1763700000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail (
        desk_id uuid NOT NULL REFERENCES desk (id),
        id uuid NOT NULL,
        event_id uuid,
        ticket_id uuid,
        person_id uuid,
        template text NOT NULL,
        email text NOT NULL,
        language text NOT NULL,
        data jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('queued', 'sent', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz,
        last_error text,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        rendered jsonb,
        PRIMARY KEY (desk_id, id),
        CHECK ((status = 'queued') = (next_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX mail_once ON mail (desk_id, event_id, email, template) WHERE event_id IS NOT NULL;
      CREATE INDEX mail_next ON mail (desk_id, next_at) WHERE status = 'queued';
      CREATE INDEX mail_email ON mail (desk_id, email, created_at);
      CREATE INDEX mail_created ON mail (desk_id, created_at DESC, id DESC);
    `);
    await guardDeskTable(runner, 'mail', 'select', 'insert', 'update', 'delete');
    await runner.query(`
      -- Looked at when it runs: what stands here may name tables of later migrations.
      CREATE FUNCTION desk_due(present timestamptz, what text)
        RETURNS TABLE (desk_id uuid, desk_now timestamptz)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        BEGIN
          CASE what
            WHEN 'timer' THEN RETURN QUERY
              SELECT d.id, coalesce(d.clock_at, present) FROM public.desk d WHERE d.status = 'active' AND EXISTS (
                SELECT FROM public.timer t WHERE t.desk_id = d.id AND t.due_at <= coalesce(d.clock_at, present));
            WHEN 'relay' THEN RETURN QUERY
              SELECT d.id, coalesce(d.clock_at, present) FROM public.desk d WHERE d.status = 'active' AND EXISTS (
                SELECT FROM public.relay r WHERE r.desk_id = d.id AND r.next_at <= coalesce(d.clock_at, present));
            WHEN 'mail' THEN RETURN QUERY
              SELECT d.id, coalesce(d.clock_at, present) FROM public.desk d WHERE d.status = 'active' AND EXISTS (
                SELECT FROM public.mail m
                WHERE m.desk_id = d.id AND m.status = 'queued' AND m.next_at <= coalesce(d.clock_at, present));
            WHEN 'inbound' THEN RETURN QUERY
              SELECT d.id, coalesce(d.clock_at, present) FROM public.desk d WHERE d.status = 'active' AND EXISTS (
                SELECT FROM public.inbound_mail i
                WHERE i.desk_id = d.id AND i.status = 'received' AND i.next_at <= coalesce(d.clock_at, present));
            WHEN 'attachment' THEN RETURN QUERY
              SELECT d.id, coalesce(d.clock_at, present) FROM public.desk d WHERE d.status = 'active' AND EXISTS (
                SELECT FROM public.attachment a WHERE a.desk_id = d.id AND a.next_at <= coalesce(d.clock_at, present));
            WHEN 'retention' THEN RETURN QUERY
              SELECT d.id, coalesce(d.clock_at, present) FROM public.desk d
              WHERE d.status = 'active' AND coalesce(d.retention_at, '-infinity') <= coalesce(d.clock_at, present);
            WHEN 'supportAccess' THEN RETURN QUERY
              SELECT d.id, coalesce(d.clock_at, present) FROM public.desk d WHERE d.status = 'active' AND EXISTS (
                SELECT FROM public.support_access_grant g
                WHERE g.desk_id = d.id AND g.next_at <= coalesce(d.clock_at, present));
            WHEN 'seal' THEN RETURN QUERY
              SELECT d.id, coalesce(d.clock_at, present) FROM public.desk d WHERE EXISTS (
                SELECT FROM public.unsealed_event u WHERE u.desk_id = d.id);
            WHEN 'webhook' THEN RETURN QUERY
              SELECT d.id, coalesce(d.clock_at, present) FROM public.desk d WHERE d.status = 'active' AND (
                EXISTS (SELECT FROM public.webhook_delivery w WHERE w.desk_id = d.id AND w.state = 'pending'
                  AND w.next_at <= coalesce(d.clock_at, present))
                OR EXISTS (SELECT FROM public.webhook_endpoint e WHERE e.desk_id = d.id AND e.disabled_for IS NULL
                  AND e.position < (SELECT max(a.position) FROM public.audit_link a WHERE a.desk_id = d.id)));
          END CASE;
        END $$;
      GRANT SELECT ON desk, timer, relay, mail TO ${searchRole};
      GRANT CREATE ON SCHEMA public TO ${searchRole};
      ALTER FUNCTION desk_due(timestamptz, text) OWNER TO ${searchRole};
      REVOKE CREATE ON SCHEMA public FROM ${searchRole};
      REVOKE ALL ON FUNCTION desk_due(timestamptz, text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION desk_due(timestamptz, text) TO ${applicationRole};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION desk_due; DROP TABLE mail');
  }
}
