/** Something that runs and can be ended. */
export interface Part {
  stop(): Promise<unknown>;
}

/**
 * What runs in this process, in the order of its start. The only place that ends anything: the last started first, so
 * that whatever a part needs is still there while it drains.
 */
export class Running {
  private readonly parts: Part[] = [];

  add<P extends Part>(part: P): P {
    this.parts.push(part);
    return part;
  }

  /** Ends everything. A part that fails to end does not keep the others running; its error is thrown at the end. */
  async stop(): Promise<void> {
    const failures: unknown[] = [];
    for (let part = this.parts.pop(); part !== undefined; part = this.parts.pop()) {
      await part.stop().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everything ended cleanly');
  }
}
