import { afterEach, describe, expect, it } from '@jest/globals';
import { DeskNews } from '#desks';
import { newId, readSettings, type Uuid } from '#kernel';
import { EventFeed } from './event-feed.service.js';
import { FeedWatch } from './feed-watch.js';

type Stand = { position: number; open: boolean };

/** A watch over desks that stand as they are told to. */
function watchOver(desks: ReadonlyMap<Uuid, Stand>, news = new DeskNews(readSettings({}))): FeedWatch {
  const look = async (deskId: Uuid) => desks.get(deskId) ?? { position: 0, open: false };
  return new FeedWatch(Object.assign(Object.create(EventFeed.prototype), { look }), news);
}

/** News that come when the test says so, so that the watch hardly looks by itself. */
class SpokenNews extends DeskNews {
  private wake: (deskId: Uuid) => void = () => {};
  constructor() {
    super(readSettings({}));
  }
  override get comes(): boolean {
    return true;
  }
  override hear(wake: (deskId: Uuid) => void): void {
    this.wake = wake;
  }
  override tell(deskId: Uuid): void {
    this.wake(deskId);
  }
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

  it('looks when it is told of a desk, again if told meanwhile, and at no other', async () => {
    const [told, other] = [newId(), newId()];
    const news = new SpokenNews();
    const desks = new Map([told, other].map((id): [Uuid, Stand] => [id, { position: 1, open: true }]));
    const over = watchOver(desks, news);
    watch = over;
    const woken: string[] = [];
    over.listen(other, () => woken.push('other'));
    let wakings = 0;
    await new Promise<void>((resolve) => {
      over.listen(told, () => {
        wakings += 1;
        // While this look is under way the feed grows once more.
        if (wakings === 1) {
          desks.set(told, { position: 2, open: true });
          news.tell(told);
        } else resolve();
      });
      news.tell(newId());
      news.tell(told);
    });
    expect([wakings, woken]).toEqual([2, []]);
  });
});
