// Interleaved rounds: API, bare, API, bare … for the same few seconds each, so that whatever else the machine does falls
// on both. What counts is the ratio of one round, and of those the median.
import { percentile, run } from './load.mjs';
import { cpuOf, cpuOfFamily, memoryOf } from './processes.mjs';

/**
 * Requests before the first round, so that both servers run compiled code: a busy machine may take all of a short round
 * to get there, and the server with more code would look the worse for it.
 */
const warmUp = { most: 2_000, seconds: 20 };

/** Loads one server once. CPU in milliseconds a request: of the server's process, and of PostgreSQL. */
export async function load({ server, database, connections, seconds, request }) {
  const before = { cpu: cpuOf(server.pid), database: cpuOfFamily(database.pid) };
  const { count, seconds: elapsed, latencies } = await run({ url: server.url, connections, seconds, request });
  return {
    perSecond: count / elapsed,
    cpu: (cpuOf(server.pid) - before.cpu) / count,
    databaseCpu: (cpuOfFamily(database.pid) - before.database) / count,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    memory: memoryOf(server.pid),
  };
}

/**
 * Measures one operation at one number of connections.
 *
 * @param {{ servers: Record<string, object>, database: object, connections: number, seconds: number, rounds: number, request: (n: number) => object, warm?: boolean }} trial
 *   `warm`: the servers have answered such requests before
 * @returns for each server the medians of its rounds, and `ratios`: of the first to the second, round by round
 */
export async function interleave({ servers, database, connections, seconds, rounds, request, warm = false }) {
  const names = Object.keys(servers);
  const taken = Object.fromEntries(names.map((name) => [name, []]));
  let sent = 0;
  // One count over all rounds: no round meets what another has left warm, and no key of a write comes twice.
  const next = () => request(sent++);
  for (const { url } of warm ? [] : Object.values(servers)) await run({ url, connections, request: next, ...warmUp });
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first changes each round.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      taken[name].push(await load({ server: servers[name], database, connections, seconds, request: next }));
    }
  }
  const medians = Object.fromEntries(names.map((name) => [name, mediansOf(taken[name])]));
  const [first, second] = names;
  if (second === undefined) return medians;
  return {
    ...medians,
    ratio: median(taken[first].map(({ perSecond }, round) => perSecond / taken[second][round].perSecond)),
    cpuRatio: median(taken[first].map(({ cpu }, round) => taken[second][round].cpu / cpu)),
  };
}

function mediansOf(rounds) {
  return Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, median(rounds.map((round) => round[key]))]));
}

export function median(values) {
  const ascending = [...values].sort((a, b) => a - b);
  const middle = Math.floor(ascending.length / 2);
  return ascending.length % 2 === 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
}
