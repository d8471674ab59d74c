import { Injectable } from '@nestjs/common';
import { mailLinkKeeping, sessionKeeping, throttleKeeping } from '#accounts';
import { AttachmentDuties, attachmentKeeping } from '#attachments';
import { Sealing } from '#audit';
import type { DueDesk, DueWork } from '#database';
import { idempotencyKeeping, type Keeping, RetentionRounds } from '#desks';
import { MailProcessing, mailSourceKeeping } from '#inbound-mail';
import { MailSender } from '#mail';
import { Relay } from '#notifications';
import { ClosedTickets } from '#privacy';
import { DeskRemoval } from '#provisioning';
import { SupportAccessNarrator } from '#support-access';
import { Timers } from '#tickets';
import { WebhookSender, webhookKeeping } from '#webhooks';

/** Tickets whose timers go off in one batch. */
const timerBatch = 100;

/** What desks keep for a while. */
const keepings = (closedTickets: ClosedTickets): readonly Keeping[] => [
  closedTickets,
  attachmentKeeping,
  mailSourceKeeping,
  sessionKeeping,
  mailLinkKeeping,
  throttleKeeping,
  idempotencyKeeping,
  webhookKeeping,
];

/** Work that is looked for again and again. */
export interface Loop {
  /** What is due, as `desk_due` names it. */
  readonly what: DueWork;
  /** Deals with one batch in one desk; returns how much it dealt with, 0 when there was nothing left. */
  readonly step: (desk: DueDesk) => Promise<number>;
}

/** Everything the worker does. */
@Injectable()
export class Loops {
  readonly all: readonly Loop[];

  constructor(
    timers: Timers,
    relay: Relay,
    sender: MailSender,
    attachments: AttachmentDuties,
    inbound: MailProcessing,
    retention: RetentionRounds,
    supportAccess: SupportAccessNarrator,
    sealing: Sealing,
    webhooks: WebhookSender,
    closedTickets: ClosedTickets,
    removal: DeskRemoval,
  ) {
    const kept = keepings(closedTickets);
    this.all = [
      { what: 'timer', step: ({ deskId, now }) => timers.fireDue(deskId, now, timerBatch) },
      { what: 'relay', step: (desk) => relay.tellDue(desk) },
      { what: 'mail', step: (desk) => sender.sendDue(desk) },
      { what: 'attachment', step: (desk) => attachments.fulfil(desk) },
      { what: 'inbound', step: (desk) => inbound.settleDue(desk) },
      { what: 'retention', step: (desk) => retention.round(desk, kept) },
      { what: 'supportAccess', step: (desk) => supportAccess.tellDue(desk) },
      { what: 'seal', step: (desk) => sealing.sealDue(desk) },
      { what: 'webhook', step: (desk) => webhooks.step(desk) },
      { what: 'removal', step: (desk) => removal.step(desk) },
    ];
  }
}
