// Tickets and all that hangs on them; see seed.mjs.

/** Texts of each kind and language; a text recurs about every twenty tickets. */
export const textsOfAKind = 5_000;
/** Customers with a hundred tickets each: those whose lists are measured. */
const busyCustomers = 200;
const ticketsOfABusyCustomer = 100;

/**
 * Rows of the tickets `from` … `to - 1` of a desk, whose people are there (temporary tables `who` and `firm`).
 *
 * @param {import('pg').Client} owner
 */
export async function seedTickets(owner, desk, from, to) {
  const { id, blueprint, people, tickets, agents } = desk;
  const statuses = [...blueprint.statuses.values()];
  const keysOf = (open) => statuses.filter((status) => isOpen(status) === open).map(({ key }) => key);
  const numbers = Array.from({ length: to - from }, (_, n) => desk.numberOf(from + n));
  const busy = Math.min(busyCustomers, Math.floor(people / 10));
  const languages = blueprint.identity.languages.filter((language) => language === 'fr' || language === 'en');
  await owner.query('DROP TABLE IF EXISTS draft, said');
  await owner.query({
    text: `CREATE TEMP TABLE draft (n bigint PRIMARY KEY, id uuid, number text, at timestamptz, language text, type_key text,
      status_key text, is_open boolean, requester_id uuid, organization_id uuid, assignee_id uuid, subject text,
      description text, words text, comments int, last_at timestamptz)`,
  });
  await owner.query(
    `INSERT INTO draft
     SELECT base.n, uuidv7(at - now()), numbers.number, at, lang,
       ($3::text[])[1 + pg_temp.pick(base.n, 12, ${blueprint.requestTypes.size})],
       CASE WHEN open THEN ($4::text[])[1 + pg_temp.pick(base.n, 13, $6)] ELSE ($5::text[])[1 + pg_temp.pick(base.n, 13, $7)] END,
       open, asker.id, firm.id, CASE WHEN pg_temp.pick(base.n, 14, 10) < 8 THEN agent.id END,
       subject.body, ask.body, subject.words || ' ' || ask.words, 1 + pg_temp.pick(base.n, 15, 9), at
     FROM (
       SELECT n, now() - interval '730 days' * (1 - n::float8 / ${tickets}) - interval '10 minutes' AS at,
         ($8::text[])[1 + pg_temp.pick(n, 11, ${languages.length})] AS lang,
         pg_temp.pick(n, 10, 100) < CASE WHEN n > ${Math.floor(tickets * 0.85)} THEN 60 ELSE 3 END AS open,
         ${agents} + CASE WHEN pg_temp.pick(n, 16, ${tickets}) < ${busy * Math.min(ticketsOfABusyCustomer, Math.floor(tickets / busy / 4))}
           THEN pg_temp.pick(n, 17, ${busy}) ELSE ${busy} + pg_temp.pick(n, 18, ${people - busy - agents}) END AS asked_by
       FROM generate_series(${from}, ${to - 1}) n
     ) base
     JOIN unnest($1::text[]) WITH ORDINALITY numbers(number, place) ON numbers.place = base.n - $2::bigint + 1
     JOIN who asker ON asker.n = asked_by
     LEFT JOIN firm ON firm.n = asker.firm
     JOIN who agent ON agent.n = pg_temp.pick(base.n, 19, ${agents})
     JOIN sentence subject ON subject.language = lang AND subject.part = 'subject' AND subject.n = pg_temp.pick(base.n, 20, ${textsOfAKind})
     JOIN sentence ask ON ask.language = lang AND ask.part = 'ask' AND ask.n = pg_temp.pick(base.n, 21, ${textsOfAKind})`,
    [
      numbers,
      from,
      [...blueprint.requestTypes.keys()],
      keysOf(true),
      keysOf(false),
      keysOf(true).length,
      keysOf(false).length,
      languages,
    ],
  );
  await owner.query(
    `CREATE TEMP TABLE said AS
     SELECT d.n, d.id AS ticket_id, k, d.at + interval '5 hours' * k * least(1, 30.0 / 24) AS at,
       k % 2 = 0 AS by_staff, k % 2 = 0 AND pg_temp.pick(d.n * 16 + k, 30, 5) = 0 AS internal,
       CASE WHEN k % 2 = 0 THEN agent.id ELSE d.requester_id END AS author_id, s.body, s.words
     FROM draft d CROSS JOIN LATERAL generate_series(1, d.comments) k
     JOIN who agent ON agent.n = pg_temp.pick(d.n, 19, ${agents})
     JOIN sentence s ON s.language = d.language AND s.part = CASE WHEN k % 2 = 0 THEN 'answer' ELSE 'ask' END
       AND s.n = pg_temp.pick(d.n * 16 + k, 31, ${textsOfAKind});
     UPDATE draft d SET last_at = s.at FROM (SELECT n, max(at) AS at FROM said GROUP BY n) s WHERE s.n = d.n;
     ANALYZE draft; ANALYZE said`,
  );
  await owner.query(
    `INSERT INTO ticket (desk_id, id, number, type_key, status_key, is_open, priority, subject, fields, channel, language,
       requester_id, organization_id, shared_with_organization, group_key, assignee_id, filed_by_kind, filed_by,
       created_at, updated_at, public_updated_at, status_entered_at, first_answered_at, last_agent_reply_at,
       last_customer_reply_at, solved_at, ended_at, sequence, version, public_version)
     SELECT $1, id, number, type_key, status_key, is_open,
       (ARRAY['normal', 'normal', 'normal', 'high', 'low', 'urgent'])[1 + pg_temp.pick(n, 40, 6)], subject,
       jsonb_build_object('subject', subject, 'description', description), 'portal', language, requester_id,
       organization_id, organization_id IS NOT NULL AND pg_temp.pick(n, 41, 2) = 0, $2, assignee_id, 'person', requester_id,
       at, last_at, last_at, last_at, CASE WHEN comments > 1 THEN at + interval '10 hours' END,
       CASE WHEN comments > 1 THEN last_at END, last_at, CASE WHEN NOT is_open THEN last_at END,
       CASE WHEN NOT is_open THEN last_at END, comments + 1, comments + 1, comments + 1
     FROM draft`,
    [id, blueprint.defaultGroup],
  );
  await owner.query(
    `INSERT INTO comment (desk_id, id, ticket_id, visibility, author_kind, author_id, by_staff, body, channel, created_at)
     SELECT $1, uuidv7(at - now()), ticket_id, CASE WHEN internal THEN 'internal' ELSE 'public' END, 'person', author_id,
       by_staff, body, 'portal', at FROM said`,
    [id],
  );
  await owner.query(
    `INSERT INTO event (desk_id, id, kind, ticket_id, sequence, audience, actor_kind, actor_id, at, request_id, data)
     SELECT $1::uuid, uuidv7(at - now()), 'ticket.filed', id, 1, 'public', 'person', requester_id, at, gen_random_uuid()::text,
       jsonb_build_object('type', type_key, 'status', status_key) FROM draft
     UNION ALL
     SELECT $1, uuidv7(at - now()), 'comment.added', ticket_id, k + 1, CASE WHEN internal THEN 'staff' ELSE 'public' END,
       'person', author_id, at, gen_random_uuid()::text, '{}' FROM said`,
    [id],
  );
  await owner.query(
    `INSERT INTO ticket_text (desk_id, ticket_id, internal, filed_at, words)
     WITH texts AS (
       SELECT d.id, d.at, d.words AS asked, string_agg(s.words, ' ') FILTER (WHERE NOT s.internal) AS shown,
         string_agg(s.words, ' ') FILTER (WHERE s.internal) AS hidden
       FROM draft d JOIN said s ON s.n = d.n GROUP BY d.id, d.at, d.words)
     SELECT $1::uuid, id, false, at, strip(to_tsvector('guichet', concat_ws(' ', asked, shown))) FROM texts
     UNION ALL
     SELECT $1, id, true, at, strip(to_tsvector('guichet', concat_ws(' ', asked, shown, hidden))) FROM texts WHERE hidden IS NOT NULL`,
    [id],
  );
  await owner.query(
    `INSERT INTO read_marker (desk_id, person_id, ticket_id, read_at)
     SELECT $1::uuid, requester_id, id, last_at - interval '1 hour' * pg_temp.pick(n, 50, 3) FROM draft WHERE pg_temp.pick(n, 51, 10) < 6
     UNION ALL
     SELECT $1, assignee_id, id, last_at FROM draft WHERE assignee_id IS NOT NULL AND pg_temp.pick(n, 52, 10) < 7`,
    [id],
  );
  if (blueprint.targets !== null) {
    await owner.query(
      `INSERT INTO ticket_target (desk_id, ticket_id, kind, started_at, due_at, met_at)
       SELECT $1, id, kind, at, at + interval '30 days', CASE WHEN NOT is_open OR kind = 'firstAnswer' THEN at + interval '10 hours' END
       FROM draft CROSS JOIN unnest(ARRAY['firstAnswer', 'resolution']) kind`,
      [id],
    );
  }
  for (const [status, timers] of blueprint.timersIn) {
    for (const { key } of timers) {
      await owner.query(
        `INSERT INTO timer (desk_id, ticket_id, key, due_at)
         SELECT $1, id, $3, now() + interval '3 days' + interval '1 second' * (n % 86400) FROM draft WHERE status_key = $2`,
        [id, status, key],
      );
    }
  }
}

function isOpen({ category }) {
  return category === 'open' || category === 'waitingOnCustomer' || category === 'onHold';
}
