import { withOwner } from './database-rows.js';
import { eventually, service } from './running.js';

/** A mail as it stands in the queue. */
export interface QueueRow {
  readonly status: string;
  readonly attempts: number;
  readonly next_at: Date | null;
  readonly last_error: string | null;
  readonly data: { readonly held?: true; readonly values?: Record<string, string> };
}

/** The row of a mail to an address, once there is one as the test waits for. */
export async function queued(email: string, fits: (row: QueueRow) => boolean): Promise<QueueRow> {
  return withOwner((owner) =>
    eventually(`the row of the mail to ${email}`, async () => {
      const found = await owner.query<QueueRow>('SELECT * FROM mail WHERE email = $1', [email]);
      return found.rows.find(fits);
    }),
  );
}

/** What a mail server says to a mail, decided by its recipient. */
export function answerMailTo(email: string, answer: () => { code: number; message: string } | undefined): void {
  service().mail.control.refuse = (envelope) => (JSON.stringify(envelope).includes(email) ? answer() : undefined);
}
