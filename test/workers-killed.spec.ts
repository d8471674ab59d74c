import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { type Person, TestDesk } from './support/desks.js';
import { type OwnService, openOwnService } from './support/own-service.js';
import { eventually, service } from './support/running.js';
import { file, move } from './support/stories.js';

const count = 500;

/**
 * 500 tickets of one desk whose closing falls due at the same instant, while workers are killed in the middle of it. What
 * was done is read from the log: each ticket closed by the desk itself exactly once.
 */
describe('500 timers due at once', () => {
  let own: OwnService;
  let database: Client;

  // Its workers die: the service that other tests rely on must not be theirs.
  beforeAll(async () => {
    own = await openOwnService('killed', {});
    database = await own.database.asOwner();
  });
  afterAll(() => own.end());

  async function solvedTickets(): Promise<TestDesk> {
    const desk = await TestDesk.open('support-ops');
    const requester: Person = await desk.person({ name: 'Rosa Field' });
    const fields = { subject: 'Dock', description: 'Loose.' };
    const numbers = Array.from({ length: count }, (_, place) => place);
    const work = async () => {
      while (numbers.pop() !== undefined) {
        const { id } = await file(desk, 'feature', fields, { requester: { personId: requester.id } });
        await move(desk, id, 'solve');
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    return desk;
  }

  async function closings(desk: TestDesk): Promise<{ done: number; most: number }> {
    const { rows } = await database.query(
      `SELECT count(*)::int AS done, coalesce(max(times), 0)::int AS most FROM (
         SELECT ticket_id, count(*) AS times FROM event
         WHERE desk_id = $1 AND kind = 'ticket.moved' AND actor_kind = 'system' GROUP BY ticket_id) AS closed`,
      [desk.id],
    );
    return rows[0];
  }

  it('go off once each while the worker is killed and started again', async () => {
    let worker = service().worker;
    const desk = await solvedTickets();
    await desk.moveClock({ by: 'P3DT23H59M' });
    expect(await closings(desk)).toEqual({ done: 0, most: 0 });
    await desk.moveClock({ by: 'PT2M' });
    for (const share of [50, 200, 350]) {
      await eventually(`${share} tickets closed`, async () =>
        (await closings(desk)).done >= share ? true : undefined,
      );
      worker.kill('SIGKILL');
      worker = await own.startWorker();
    }
    await eventually('every ticket closed', async () => ((await closings(desk)).done === count ? true : undefined));
    expect(await closings(desk)).toEqual({ done: count, most: 1 });
  });

  it('go off once each with several workers, one of which is killed', async () => {
    const desk = await solvedTickets();
    const first = await own.startWorker();
    await desk.moveClock({ by: 'P4DT1M' });
    await eventually('100 tickets closed', async () => ((await closings(desk)).done >= 100 ? true : undefined));
    first.kill('SIGKILL');
    await eventually('every ticket closed', async () => ((await closings(desk)).done === count ? true : undefined));
    expect(await closings(desk)).toEqual({ done: count, most: 1 });
  });
});
