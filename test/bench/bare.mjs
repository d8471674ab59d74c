// The yardstick: what Node and PostgreSQL can do on this machine, with nothing between them. `node:http` and `pg`; the
// token is verified as the API verifies it (ES256, a good signature is remembered for 30 seconds, session and person are
// read with each request); the statements are those the API was heard to run (recorder.mjs), all named; the answer is put
// together by hand. No framework, no validation, no limits, no log.
import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { views } from './bare-views.mjs';
import { contextOf, replayable } from './replay.mjs';

const rememberedMs = 30_000;

/** Told by the bench: the desk's keys, one recording for each operation, samples of answers. */
let setup;
const pool = new pg.Pool({
  connectionString: process.env.BARE_DATABASE_URL,
  max: Number(process.env.DATABASE_POOL ?? 10),
  pipeline: true,
});
const verified = new Map();
/** Beyond the numbers of the desk, and not those of an earlier run. */
let number = Date.now() * 100;

process.on('message', ({ keys, issuer, recordings, samples }) => {
  setup = {
    issuer,
    keys: new Map(keys.map((jwk) => [jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })])),
    plans: Object.fromEntries(Object.entries(recordings).map(([name, recording]) => [name, replayable(recording)])),
    samples,
  };
  process.send('ready');
});
process.channel?.unref();

function claimsOf(authorization) {
  const token = authorization.slice(7);
  const known = verified.get(token);
  const now = Date.now();
  if (known && known.until > now) return known.claims;
  const [head, body, signature] = token.split('.');
  const { kid, alg } = JSON.parse(Buffer.from(head, 'base64url').toString());
  const key = setup.keys.get(kid);
  const signed = Buffer.from(`${head}.${body}`);
  const good = verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  if (!good || alg !== 'ES256' || claims.iss !== setup.issuer || claims.exp * 1000 < now) throw new Error('bad token');
  verified.set(token, { claims, until: Math.min(now + rememberedMs, claims.exp * 1000) });
  return claims;
}

async function run(steps, context) {
  let client;
  let waiting = [];
  const settle = async () => {
    client?.connection.stream.uncork();
    for (const result of await Promise.all(waiting)) context.rows.push(result.rows ?? []);
    waiting = [];
  };
  try {
    for (const step of steps) {
      if (!step.together) await settle();
      if (step.begins) {
        client?.release();
        client = await pool.connect();
      }
      // Statements that are sent along with each other go out in one write.
      if (waiting.length === 0) client.connection.stream.cork();
      // The first read of a request says which organizations its person belongs to.
      context.organizations ??= context.rows.find(([row]) => row?.organizationIds)?.[0].organizationIds;
      waiting.push(client.query({ name: step.name, text: step.text, values: step.values(context) }));
    }
    await settle();
  } finally {
    client?.release();
  }
}

/** Which operation a request is, and the ticket it names. */
function route(method, url) {
  const [, , , ticket, below] = url.split('?')[0].split('/');
  if (below === 'comments') return { operation: 'comment', ticket };
  if (ticket) return { operation: 'get', ticket };
  return { operation: method === 'POST' ? 'file' : 'list' };
}

async function respond(request, text) {
  const claims = claimsOf(request.headers.authorization);
  const { operation, ticket } = route(request.method, request.url);
  const name = operation === 'list' && claims.role !== 'customer' ? 'listAsAgent' : operation;
  const body = text === '' ? undefined : JSON.parse(text);
  number += 1;
  const given = { person: claims.sub, session: claims.sid, ticket, body, number: String(number) };
  const context = contextOf(given);
  const { steps, answer } = setup.plans[name];
  await run(steps, context);
  return views[name]?.(context, setup.samples[name]) ?? answer(context);
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    respond(request, Buffer.concat(chunks).toString()).then(
      (view) => {
        const json = Buffer.from(JSON.stringify(view));
        response.writeHead(request.method === 'POST' ? 201 : 200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': json.length,
        });
        response.end(json);
      },
      (error) => {
        const message = Buffer.from(String(error?.stack ?? error));
        response.writeHead(500, { 'content-length': message.length }).end(message);
      },
    );
  });
});
server.listen(0, '127.0.0.1', () => console.log(`bare: listening on http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  pool.end();
});
