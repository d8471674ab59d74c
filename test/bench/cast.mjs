// Who asks: customers with many tickets and agents, signed in through the API as anybody is.
import { password } from './data.mjs';

const customers = 48;
const agents = 8;

const busyCustomers = `
  SELECT p.id, a.email, m.organization_id AS organization,
    array_agg(t.id ORDER BY t.created_at DESC) AS tickets,
    array_agg(t.id ORDER BY t.created_at) FILTER (WHERE t.status_key = $2) AS waiting
  FROM person p
  JOIN address a ON a.desk_id = $1 AND a.person_id = p.id
  JOIN membership m ON m.desk_id = $1 AND m.person_id = p.id
  JOIN ticket t ON t.desk_id = $1 AND t.requester_id = p.id
  WHERE p.desk_id = $1 AND p.role = 'customer' AND p.language = 'fr'
  GROUP BY p.id, a.email, m.organization_id
  HAVING count(t.id) FILTER (WHERE t.status_key = $2) >= 2
  ORDER BY count(*) DESC, p.id LIMIT ${customers}`;
const someAgents = `
  SELECT p.id, a.email FROM person p JOIN address a ON a.desk_id = $1 AND a.person_id = p.id
  WHERE p.desk_id = $1 AND p.role = 'agent' ORDER BY p.id LIMIT ${agents}`;

/** People whose tokens the requests carry, with the tickets they may name. `renew` signs them in again. */
export async function castOf(owner, desk, initialStatus) {
  const { rows: asCustomers } = await owner.query(busyCustomers, [desk.id, initialStatus]);
  const { rows: asAgents } = await owner.query(someAgents, [desk.id]);
  const people = [...asCustomers, ...asAgents];
  let renewed = Number.NEGATIVE_INFINITY;
  return {
    customers: asCustomers,
    agents: asAgents,
    /** Access tokens live ten minutes; all are renewed once they are five minutes old. */
    async renew(url) {
      if (performance.now() - renewed < 300_000) return;
      for (const person of people) Object.assign(person, await signIn(url, desk.slug, person.email));
      renewed = performance.now();
    },
  };
}

async function signIn(url, slug, email) {
  const answer = await fetch(`${url}/v1/desks/${slug}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (answer.status !== 201) throw new Error(`${email} cannot sign in: ${answer.status} ${await answer.text()}`);
  const { accessToken, sessionId } = await answer.json();
  return { token: accessToken, session: sessionId };
}
