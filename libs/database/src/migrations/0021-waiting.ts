import type { MigrationInterface, QueryRunner } from 'typeorm';
import { applicationRole, searchRole } from './desk-table.js';

/**
 * Since when the oldest due work waits, for the operator's metrics: times alone, of no desk by name. Each desk is asked
 * for its first row by the index that finds due work anyway. A desk with a clock of its own is of no account here.
 */
export class Waiting1763700000021 implements MigrationInterface {
  readonly name = 'Waiting1763700000021';

  async up(runner: QueryRunner): Promise<void> {
    const oldest = (what: string, first: string) => `
      SELECT '${what}', min(w.at) FROM public.desk d CROSS JOIN LATERAL (${first} LIMIT 1) w
      WHERE d.status = 'active' AND d.clock_at IS NULL`;
    await runner.query(`
      GRANT SELECT (created_at) ON mail TO ${searchRole};
      CREATE FUNCTION desk_waiting(present timestamptz) RETURNS TABLE (what text, since timestamptz)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        ${[
          oldest(
            'timer',
            'SELECT t.due_at AS at FROM public.timer t WHERE t.desk_id = d.id AND t.due_at <= present ORDER BY t.due_at',
          ),
          oldest(
            'relay',
            'SELECT r.next_at AS at FROM public.relay r WHERE r.desk_id = d.id AND r.next_at <= present ORDER BY r.next_at',
          ),
          // A mail that is tried again and again has waited since it was written.
          oldest(
            'mail',
            `SELECT min(m.created_at) AS at FROM public.mail m WHERE m.desk_id = d.id AND m.status = 'queued'`,
          ),
          oldest(
            'inbound',
            `SELECT i.next_at AS at FROM public.inbound_mail i
             WHERE i.desk_id = d.id AND i.status = 'received' AND i.next_at <= present ORDER BY i.next_at`,
          ),
          // An event's id begins with the milliseconds at which it was made (UUIDv7, RFC 9562).
          oldest(
            'seal',
            `SELECT to_timestamp(('x' || left(replace(u.event_id::text, '-', ''), 12))::bit(48)::bigint / 1000.0) AS at
             FROM public.unsealed_event u WHERE u.desk_id = d.id ORDER BY u.event_id`,
          ),
        ].join(' UNION ALL ')}
        $$;
      GRANT CREATE ON SCHEMA public TO ${searchRole};
      ALTER FUNCTION desk_waiting(timestamptz) OWNER TO ${searchRole};
      REVOKE CREATE ON SCHEMA public FROM ${searchRole};
      REVOKE ALL ON FUNCTION desk_waiting(timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION desk_waiting(timestamptz) TO ${applicationRole};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION desk_waiting');
  }
}
