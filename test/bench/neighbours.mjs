// What one desk's noise costs another: how long two agents of a quiet desk wait for their lists while nobody else asks,
// and while customers of a large desk list and file over as many connections as are measured, as fast as they can.
import { castOf } from './cast.mjs';
import { percentile, run } from './load.mjs';
import { median } from './measure.mjs';
import { operationsOf } from './operations.mjs';

const quietConnections = 2;
const noisyConnections = 32;

/** @returns medians over the rounds of the quiet desk's p50 and p99 in milliseconds, alone and beside the other */
export async function neighbours({ api, owner, quietDesk, cast, seconds, rounds }) {
  const quietCast = await castOf(owner, quietDesk, '');
  await quietCast.renew(api.url);
  await cast.renew(api.url);
  const { listAsAgent } = operationsOf(quietCast);
  const { list, file } = operationsOf(cast);
  let sent = 0;
  const quiet = () => ask({ url: api.url, connections: quietConnections, seconds, request: listAsAgent });
  const noisy = () =>
    ask({
      url: api.url,
      connections: noisyConnections,
      seconds: seconds + 1,
      request: () => (sent++ % 4 === 0 ? file : list)(sent),
    });
  await quiet();
  const taken = { alone: [], beside: [] };
  for (let round = 0; round < rounds; round += 1) {
    taken.alone.push(await quiet());
    const noise = noisy();
    await new Promise((resolve) => setTimeout(resolve, 500));
    taken.beside.push(await quiet());
    await noise;
  }
  const middle = (rows, key) => median(rows.map((row) => row[key]));
  return {
    alone: { p50: middle(taken.alone, 'p50'), p99: middle(taken.alone, 'p99') },
    beside: { p50: middle(taken.beside, 'p50'), p99: middle(taken.beside, 'p99') },
    ratio: median(taken.alone.map(({ p99 }, round) => taken.beside[round].p99 / p99)),
  };
}

async function ask(load) {
  const { latencies } = await run(load);
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
