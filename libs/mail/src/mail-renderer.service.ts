import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { type Blueprint, notifiableEvents } from '#blueprint';
import { Secrets, type Transaction } from '#database';
import { type Desk, DeskRegistry } from '#desks';
import { Settings, type Uuid } from '#kernel';
import { composeAll, type Told } from './compose.js';
import { LinkMinter } from './link-minter.js';
import type { MailPart, QueuedMail } from './mail-queue.js';
import { portalOf } from './portal.js';
import { ReplyAddresses, type ReplyThread } from './reply-addresses.service.js';
import { subscriptionToken } from './subscription-link.js';
import { unsubscribeToken } from './unsubscribe-link.js';
import { wordsOf } from './words.js';

/** A whole mail, as it goes out or is shown. */
export interface RenderedMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
  /** `<…@domain>`, the same for every attempt */
  readonly messageId: string;
  /** What it answers, as mail programs see it: for all mails about one ticket the same, or a mail of the recipient's */
  readonly inReplyTo: string | null;
  /** The thread it belongs to, the oldest first; ends with what it answers */
  readonly references: readonly string[];
  /** Where an answer becomes a comment of the recipient */
  readonly replyTo: string | null;
  /** Whether it answers somebody by itself (RFC 3834), or tells of something by itself */
  readonly automatic: 'auto-replied' | 'auto-generated';
  readonly deskId: Uuid;
  /** Where a POST ends mails of this kind (RFC 8058) */
  readonly unsubscribe?: string;
  readonly date: Date;
}

/** Milliseconds for which somebody may confirm a subscription: seven days. */
const subscriptionLasts = 7 * 24 * 3_600_000;

/** Turns a queued mail into the mail itself. Its one-time link, if it has one, is made here and now. */
@Injectable()
export class MailRenderer {
  constructor(
    private readonly desks: DeskRegistry,
    private readonly links: LinkMinter,
    private readonly replies: ReplyAddresses,
    private readonly settings: Settings,
    private readonly secrets: Secrets,
  ) {}

  /** @throws Error when there are no words for the mail any more */
  async render(tx: Transaction, desk: Desk, mail: QueuedMail): Promise<RenderedMail> {
    const blueprint = await this.desks.blueprint(tx);
    const { identity } = blueprint;
    const wordsFor = (template: string) => {
      const words = wordsOf(blueprint, template, mail.language);
      if (!words) throw new Error(`no words for ${template}`);
      return words;
    };
    const portal = portalOf(desk.slug, identity.portal, this.settings);
    const number = mail.data.values['ticket.number'];
    const into = mail.data.values['into.number'];
    const values = {
      'desk.name': identity.name,
      'desk.contact': identity.contact,
      'portal.link': portal,
      ...(number === undefined ? {} : { 'ticket.link': `${portal}/tickets/${number}` }),
      ...(into === undefined ? {} : { 'into.link': `${portal}/tickets/${into}` }),
      ...(await this.oneTimeLink(tx, mail, desk, portal, identity.timeZone)),
      ...this.statusLinks(tx, mail, portal, identity.timeZone),
    };
    const told = (part: MailPart): Told => ({ words: wordsFor(part.template), values: { ...part.values, ...values } });
    const [first, ...more] = mail.data.parts ?? [{ template: mail.template, values: mail.data.values }];
    const parts = [told(first ?? { template: mail.template, values: mail.data.values }), ...more.map(told)] as const;
    const unsubscribe = this.unsubscribeUrl(tx, desk, mail);
    const domain = identity.sender.address.slice(identity.sender.address.lastIndexOf('@') + 1);
    const thread = await this.thread(tx, blueprint, mail);
    const references = referencesOf(mail, domain, thread);
    return {
      ...composeAll(parts, identity),
      from: identity.sender,
      to: mail.email,
      language: mail.language,
      messageId: `<${mail.id}@${domain}>`,
      inReplyTo: references.at(-1) ?? null,
      references,
      replyTo: thread?.address ?? null,
      automatic: mail.data.inReplyTo === undefined ? 'auto-generated' : 'auto-replied',
      deskId: tx.deskId,
      ...(unsubscribe === null ? {} : { unsubscribe }),
      date: tx.now,
    };
  }

  /** Customers answer a ticket's mails by mail; those who work for the desk at the desk. */
  private async thread(tx: Transaction, blueprint: Blueprint, mail: QueuedMail): Promise<ReplyThread | null> {
    const { ticketId, personId, email, template } = mail;
    if (ticketId === null || personId === null || !/\/(requester|participants|unproved)$/.test(template)) return null;
    return this.replies.give(tx, blueprint, { ticketId, personId, email });
  }

  /** The page of an incident, and what a subscriber may do. */
  private statusLinks(tx: Transaction, mail: QueuedMail, portal: string, zone: string): Record<string, string> {
    const { incidentId, subscription } = mail.data;
    const page: Record<string, string> =
      incidentId === undefined ? {} : { link: `${portal}/status/incidents/${incidentId}` };
    if (subscription === undefined) return page;
    const { id, purpose } = subscription;
    const link = `${portal}/links#token=${subscriptionToken(this.secrets, purpose, tx.deskId, id)}&for=${purpose}`;
    if (purpose === 'unsubscribe') return { ...page, 'unsubscribe.link': link };
    return { link, until: instantIn(new Date(tx.now.getTime() + subscriptionLasts), mail.language, zone) };
  }

  /** Where a POST ends mails like this one: about incidents, or about its ticket, as far as they can be ended. */
  private unsubscribeUrl(tx: Transaction, desk: Desk, mail: QueuedMail): string | null {
    const { data, ticketId, personId } = mail;
    const { publicUrl, host, port } = this.settings;
    if (data.subscription?.purpose === 'unsubscribe') {
      const token = subscriptionToken(this.secrets, 'unsubscribe', tx.deskId, data.subscription.id);
      return `${publicUrl ?? `http://${host}:${port}`}/v1/desks/${desk.slug}/status/unsubscriptions?token=${token}`;
    }
    if (ticketId === null || personId === null || !isNews(mail.template)) return null;
    const token = unsubscribeToken(this.secrets, tx.deskId, { ticketId, personId });
    return `${portalOf(desk.slug, null, this.settings)}/unsubscription?token=${token}`;
  }

  private async oneTimeLink(
    tx: Transaction,
    mail: QueuedMail,
    desk: Desk,
    portal: string,
    deskZone: string,
  ): Promise<{ link?: string; until?: string; 'rating.link'?: string; 'ticket.link'?: string }> {
    const { link: purpose, linkUntil, timeZone } = mail.data;
    if (purpose === undefined || mail.personId === null) return {};
    const ticketId = mail.ticketId ?? undefined;
    const { token, expiresAt } = await this.links.mint(tx, {
      purpose,
      personId: mail.personId,
      email: mail.email,
      ticketId,
      ...(linkUntil === undefined ? {} : { expiresAt: new Date(linkUntil) }),
    });
    const until = instantIn(expiresAt, mail.language, timeZone ?? deskZone);
    // Always our own page, which works without a script: hence no `#`, which browsers would not send.
    if (purpose === 'rating') {
      return { 'rating.link': `${portalOf(desk.slug, null, this.settings)}/rating?token=${token}`, until };
    }
    // `for` lets the page draw the right form without asking, for asking about a link must change nothing.
    const link = `${portal}/links#token=${token}&for=${purpose}`;
    return {
      link,
      // Somebody without an account gets in to the request by this link alone.
      ...(purpose === 'viewTicket' ? { 'ticket.link': link } : {}),
      until,
    };
  }
}

/** Whether it is what the switch of a ticket ends: no mail that its reader asked for or cannot do without. */
function isNews(template: string): boolean {
  const [event = '', audience] = template.split('/');
  return audience !== 'addressee' && !notifiableEvents.get(event)?.essential;
}

/** A fixed text to an address that nobody proved repeats nothing that somebody sent, a Message-ID neither. */
function referencesOf(mail: QueuedMail, domain: string, thread: ReplyThread | null): string[] {
  const isFixed = mail.template.endsWith('/unproved');
  return [
    mail.ticketId === null ? undefined : `<ticket-${mail.ticketId}@${domain}>`,
    isFixed ? undefined : (mail.data.inReplyTo ?? thread?.messageId ?? undefined),
  ].filter((reference) => reference !== undefined);
}

/** An instant in a reader's words, with the zone it is told in: `22 November 2025 at 14:05 CET`. */
export function instantIn(instant: Date, language: string, zone: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return DateTime.fromJSDate(instant, { zone }).setLocale(locale).toLocaleString({
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}
