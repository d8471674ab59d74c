import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { claim, Database, type DeskBound, type DueDesk, type Settlement, settleDue, type Transaction } from '#database';
import { type Desk, DeskRegistry } from '#desks';
import { inSpan, Settings, type Span } from '#kernel';
import { Deliverability, isAwaited } from './deliverability.js';
import { bundleMails } from './mail-bundling.js';
import { leaseMails, lockMails, markFailed, markSent, type QueuedMail } from './mail-queue.js';
import { MailRenderer, type RenderedMail } from './mail-renderer.service.js';
import { connections, DeliveryFailure, MailTransport } from './mail-transport.service.js';

const batch = 20;
/** Longer than a batch can take: four rounds over five connections, each cut after 30 s of silence. */
const leaseMs = 4 * 60_000;

/**
 * Sends what is queued, at least once: a mail is leased, rendered, sent outside of any transaction and then marked. A
 * worker that dies in between leaves the mail to whoever comes after the lease, and the same Message-ID tells the
 * recipient's server that it is the same mail. Where mail is shown instead of sent, claiming and keeping it is one
 * transaction.
 */
@Injectable()
export class MailSender {
  private readonly logger = new Logger('mail');
  private warned = false;

  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly renderer: MailRenderer,
    private readonly transport: MailTransport,
    private readonly settings: Settings,
    private readonly deliverability: Deliverability,
  ) {}

  /** Deals with one batch of a desk's mails; returns how many it took. */
  async sendDue({ deskId }: DueDesk): Promise<number> {
    const bound = { deskId, requestId: `mail-${randomUUID()}` };
    const desk = await this.desks.byId(deskId);
    // Read before any transaction: one that waits for a second connection while it holds one may wait for ever.
    const { bundlesWithin } = await this.desks.blueprint({ deskId, blueprintVersion: desk.blueprintVersion });
    // In the transaction that claims: what becomes due between two would go out unbundled.
    const prepare = async (tx: Transaction) => {
      if (bundlesWithin !== null) await bundleMails(tx);
    };
    if (this.settings.mailbox || desk.mailSink === 'outbox') {
      return settleDue(this.database, bound, { ...this.keeping(desk), prepare });
    }
    if (!this.transport.isConfigured) {
      if (!this.warned) this.logger.warn('Mail is waiting: set SMTP_URL to send it, or MAILBOX=on to read it here.');
      this.warned = true;
      return 0;
    }
    const mails = await this.database.transaction(bound, async (tx) => {
      await prepare(tx);
      return claim(tx, leaseMails, batch, new Date(tx.now.getTime() + leaseMs));
    });
    const waiting = [...mails];
    const lane = async () => {
      for (let mail = waiting.shift(); mail; mail = waiting.shift()) {
        const next = mail;
        await asPartOf(next, (span) => this.deliver(desk, bound, next, span));
      }
    };
    const outcomes = await Promise.allSettled(Array.from({ length: connections }, lane));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    return mails.length;
  }

  /** Where mail is shown: it is rendered and kept. */
  private keeping(desk: Desk): Settlement<QueuedMail> {
    return {
      lock: lockMails,
      most: batch,
      settle: async (tx, mails) => {
        for (const mail of mails) {
          const rendered = await asPartOf(mail, () => this.rendered(tx, desk, mail));
          if (rendered) await markSent(tx, mail, rendered);
        }
      },
      putOff: async (tx, mail, error) => {
        this.logger.error(`${mail.id} ${mail.template}: ${reasonOf(error)}`);
        await markFailed(tx, mail, reasonOf(error), false);
      },
    };
  }

  /** The mail as it goes out; null, and the mail is over, where mail does not arrive and nobody waits for this one. */
  private async rendered(tx: Transaction, desk: Desk, mail: QueuedMail): Promise<RenderedMail | null> {
    if (!isAwaited(mail) && (await this.deliverability.isBounced(tx, mail))) {
      await markFailed(tx, mail, 'address-bounced', true);
      return null;
    }
    return this.renderer.render(tx, desk, mail);
  }

  private async deliver(desk: Desk, bound: DeskBound, mail: QueuedMail, span: Span): Promise<void> {
    try {
      const rendered = await this.database.transaction(bound, (tx) => this.rendered(tx, desk, mail));
      if (!rendered) return;
      await this.transport.send(rendered);
    } catch (error) {
      span.fail(error);
      const forGood = error instanceof DeliveryFailure && error.forGood;
      this.logger.warn(
        `${mail.id} ${mail.template}: ${error instanceof DeliveryFailure ? error.inShort : reasonOf(error)}`,
      );
      const isOfAddress = error instanceof DeliveryFailure && error.isOfAddress;
      await this.database.transaction(bound, async (tx) => {
        const isOver = await markFailed(tx, mail, reasonOf(error), forGood);
        if (isOver) await this.deliverability.failed(tx, mail, { final: isOfAddress, said: reasonOf(error) });
      });
      return;
    }
    await this.database.transaction(bound, (tx) => markSent(tx, mail, null));
  }
}

/** A mail goes on with the trace of what it tells of. */
function asPartOf<T>(mail: QueuedMail, work: (span: Span) => Promise<T>): Promise<T> {
  return inSpan(`mail ${mail.template}`, 'client', { 'guichet.mail': mail.id }, work, mail.traceparent);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 300) : 'unknown';
}
