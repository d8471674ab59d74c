import { expect } from '@jest/globals';
import { service } from './running.js';

/** What the change feed tells of one event. */
export interface Told {
  readonly id: string;
  readonly kind: string;
  readonly ticketId: string | null;
  readonly data: object | null;
}

/** Reads a stream as a browser would. */
export class EventListener {
  readonly events: { readonly cursor: string; readonly event: Told }[] = [];
  readonly ended: Promise<void>;
  private readonly waiting = new Set<() => void>();

  private constructor(
    private readonly abort: AbortController,
    body: ReadableStream<Uint8Array>,
  ) {
    this.ended = this.read(body);
  }

  static async open(token: string, headers: Record<string, string>, query: string): Promise<EventListener> {
    const abort = new AbortController();
    const answer = await fetch(`${service().url}/v1/events${query}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, ...headers },
      signal: abort.signal,
    });
    if (answer.status !== 200 || !answer.body) throw new Error(`the stream answers ${answer.status}`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    return new EventListener(abort, answer.body);
  }

  async until(isIt: (event: Told) => boolean) {
    for (;;) {
      const found = this.events.find(({ event }) => isIt(event));
      if (found) return found;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  async leave(): Promise<void> {
    this.abort.abort();
    await this.ended;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    try {
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        const frames = text.split('\n\n');
        text = frames.pop() ?? '';
        for (const frame of frames.filter((each) => each.includes('\ndata: '))) {
          const [, cursor = '', kind, data = ''] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(frame) ?? [];
          const event = JSON.parse(data);
          expect(kind).toBe(event.kind);
          this.events.push({ cursor, event });
        }
        for (const wake of this.waiting) wake();
        this.waiting.clear();
      }
    } catch (error) {
      if (!this.abort.signal.aborted) throw error;
    }
  }
}
