import { createHash } from 'node:crypto';

/** Holds what a listener hears against what was written: each event once, those of a writer in the order of its numbers. */
export class FeedCheck {
  seen = 0;
  next = new Map();
  digest = createHash('sha256');

  constructor(name, wanted) {
    this.name = name;
    this.wanted = wanted;
    this.done = new Promise((resolve) => {
      this.finish = resolve;
    });
  }

  /** @throws Error at the first event that is missing, double or out of order */
  see({ id, data: { writer, number } }) {
    const expected = this.next.get(writer) ?? 0;
    if (number !== expected) {
      throw new Error(`${this.name}: of writer ${writer} comes ${number} where ${expected} is due (event ${id})`);
    }
    this.next.set(writer, number + 1);
    this.digest.update(id);
    this.seen += 1;
    if (this.seen > this.wanted) throw new Error(`${this.name}: more than the ${this.wanted} events that were written`);
    if (this.seen === this.wanted) this.finish();
  }

  /** Until all has been told. */
  complete() {
    return this.done;
  }

  /** Stands for all the events in the order in which they were told. */
  order() {
    return this.digest.copy().digest('hex');
  }
}
