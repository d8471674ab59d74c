import type { Person } from '../support/desks.js';
import { fetchFile, upload } from '../support/files.js';
import { file, read } from '../support/stories.js';

/** What was acknowledged: ids of tickets, and contents of files by their ids. */
export interface Acknowledged {
  readonly tickets: readonly string[];
  readonly files: ReadonlyMap<string, string>;
}

/** What a service has acknowledged to one customer, and what of it another one has. */
export class Ledger {
  readonly tickets: string[] = [];
  readonly files = new Map<string, string>();

  constructor(private readonly customer: Person) {}

  async fileTicket(attachmentIds: readonly string[] = []): Promise<void> {
    const fields = { subject: `Lamp ${this.tickets.length}`, description: 'It does not shine.' };
    this.tickets.push((await file(this.customer, 'question', fields, { attachmentIds })).id);
  }

  async fileTicketWithFile(): Promise<void> {
    const content = `the log of lamp ${this.tickets.length}\n`.repeat(1 + this.files.size * 50);
    const { id } = (await upload(this.customer, `lamp-${this.files.size}.txt`, content)).body;
    this.files.set(id, content);
    await this.fileTicket([id]);
  }

  /** All up to now. */
  page(): Acknowledged {
    return { tickets: [...this.tickets], files: new Map(this.files) };
  }

  /** Which tickets cannot be read. */
  async missing({ tickets }: Acknowledged): Promise<string[]> {
    const missing: string[] = [];
    for (const id of tickets) await read(this.customer, id).catch(() => missing.push(id));
    return missing;
  }

  /** Which files are not there, or are not what they were. */
  async differing({ files }: Acknowledged): Promise<string[]> {
    const wrong: string[] = [];
    for (const [id, content] of files) {
      const text = await fetchFile(this.customer, id)
        .then((answer) => answer.text())
        .catch(() => undefined);
      if (text !== content) wrong.push(id);
    }
    return wrong;
  }
}
