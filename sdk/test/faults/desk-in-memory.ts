/** What a request asks for, once it is read. */
export interface Order {
  readonly caller: string;
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly ifMatch: string | undefined;
  readonly body: string;
}

/** What the service says to it. */
export interface Said {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Something that was written, and the answer that its writer is owed. */
export interface Effect {
  /** Names the call that asked for it; each call has a mark of its own. */
  readonly mark: string;
  readonly answer: Said['body'];
}

interface Ticket extends Record<string, unknown> {
  readonly id: string;
  readonly subject: string;
  readonly version: number;
}

const refusal = (status: number, code: string): Said => ({ status, body: { status, code, title: code, detail: code } });
const marksOf = (text: string) => text.match(/#\d+/g) ?? [];

/**
 * A desk's tickets and comments, with what the API promises of writes: the same key, from the same caller to the same
 * place, has its effect once and gives the same answer; a change needs the version that it was made for.
 */
export class DeskInMemory {
  readonly effects: Effect[] = [];
  readonly #tickets = new Map<string, Ticket>();
  readonly #answers = new Map<string, { body: string; said: Said | undefined }>();

  /** Writes that have begun and not ended, by what ends them. */
  readonly #begun = new Map<string, () => void>();

  do(order: Order): Said {
    if (order.method === 'GET') return this.#read(order);
    const { place, earlier } = this.#earlier(order);
    if (earlier) return earlier;
    const said = this.#write(order);
    // A refusal is no effect: the next try is judged anew.
    if (said.status < 400) this.#answers.set(place, { body: order.body, said });
    return said;
  }

  /** Begins a write that ends when it is asked for again, or `settle` is called. */
  begin(order: Order): void {
    if (order.method === 'GET') return;
    const { place, earlier } = this.#earlier(order);
    if (earlier) return;
    this.#answers.set(place, { body: order.body, said: undefined });
    this.#begun.set(place, () => {
      this.#answers.delete(place);
      this.do(order);
    });
  }

  settle(): void {
    for (const end of this.#begun.values()) end();
    this.#begun.clear();
  }

  /** Somebody else's change of a ticket. */
  interfere(id: string, mark: string): void {
    const ticket = this.#tickets.get(id);
    if (ticket) this.#change(ticket, `${ticket.subject} ${mark}`);
  }

  subjectOf(id: string): string {
    return this.#tickets.get(id)?.subject ?? '';
  }

  #earlier({ caller, method, path, key, body }: Order): { place: string; earlier: Said | undefined } {
    const place = `${caller} ${method} ${path} ${key}`;
    if (!key) return { place, earlier: refusal(400, 'key-missing') };
    const kept = this.#answers.get(place);
    if (!kept) return { place, earlier: undefined };
    if (kept.body !== body) return { place, earlier: refusal(422, 'idempotency-key-reused') };
    if (kept.said) {
      return { place, earlier: { ...kept.said, headers: { ...kept.said.headers, 'idempotency-replayed': 'true' } } };
    }
    this.#begun.get(place)?.();
    this.#begun.delete(place);
    return { place, earlier: refusal(409, 'in-progress') };
  }

  #read({ path }: Order): Said {
    const ticket = this.#tickets.get(path.split('/')[3] ?? '');
    return ticket ? this.#shown(200, ticket) : refusal(404, 'not-found');
  }

  #write(order: Order): Said {
    const [, , , id, kind] = order.path.split('/');
    const asked = JSON.parse(order.body);
    if (id === undefined) {
      const ticket = { id: `t${this.#tickets.size + 1}`, subject: String(asked.fields.subject), version: 1 };
      this.#tickets.set(ticket.id, ticket);
      return this.#written(ticket.subject, this.#shown(201, ticket));
    }
    const ticket = this.#tickets.get(id);
    if (!ticket) return refusal(404, 'not-found');
    if (kind === 'comments') {
      const comment = { id: `c${this.effects.length}`, body: asked.body };
      return this.#written(asked.body, { status: 201, body: comment });
    }
    if (order.ifMatch !== `"${ticket.version}"`) return refusal(order.ifMatch ? 412 : 428, 'stale');
    return this.#written(asked.fields.subject, this.#shown(200, this.#change(ticket, asked.fields.subject)));
  }

  #change(ticket: Ticket, subject: string): Ticket {
    const changed = { ...ticket, subject, version: ticket.version + 1 };
    this.#tickets.set(ticket.id, changed);
    return changed;
  }

  #shown = (status: number, ticket: Ticket): Said => ({
    status,
    body: ticket,
    headers: { etag: `"${ticket.version}"` },
  });

  #written(text: string, said: Said): Said {
    this.effects.push({ mark: marksOf(text).at(-1) ?? '', answer: said.body });
    return said;
  }
}
