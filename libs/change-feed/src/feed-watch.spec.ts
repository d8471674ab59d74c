import { afterEach, describe, expect, it } from '@jest/globals';
import { newId, type Uuid } from '#kernel';
import { EventFeed } from './event-feed.service.js';
import { FeedWatch } from './feed-watch.js';

/** A watch over desks that stand as they are told to. */
function watchOver(desks: ReadonlyMap<Uuid, { position: number; open: boolean }>): FeedWatch {
  const look = async (deskId: Uuid) => desks.get(deskId) ?? { position: 0, open: false };
  return new FeedWatch(Object.assign(Object.create(EventFeed.prototype), { look }));
}

describe('the watch over the feeds of desks', () => {
  let watch: FeedWatch | undefined;
  afterEach(() => watch?.onModuleDestroy());

  it('wakes the listeners of a desk that has news or is gone, and nobody else', async () => {
    const [busy, gone, quiet] = [newId(), newId(), newId()];
    const over = watchOver(
      new Map([
        [busy, { position: 3, open: true }],
        [quiet, { position: 0, open: true }],
      ]),
    );
    watch = over;
    const woken: string[] = [];
    over.listen(quiet, () => woken.push('quiet'));
    await Promise.all(
      Object.entries({ busy, gone }).map(
        ([name, desk]) =>
          new Promise<void>((resolve) => {
            over.listen(desk, () => {
              woken.push(name);
              resolve();
            });
          }),
      ),
    );
    expect(new Set(woken)).toEqual(new Set(['busy', 'gone']));
  });
});
