import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Belongings } from '#accounts';
import { AttachmentIntakeModule } from '#attachments';
import { MailModule } from '#mail';
import { TicketsModule } from '#tickets';
import { CopiedPeople } from './copied-people.service.js';
import { DeliveryReports } from './delivery-reports.service.js';
import { inboundBelongings } from './inbound-belongings.js';
import { InboundMailRow, InboundSourceRow } from './inbound-mail.entity.js';
import { InboundMailsController } from './inbound-mails.controller.js';
import { InboundMails } from './inbound-mails.service.js';
import { MailAcceptance } from './mail-acceptance.service.js';
import { MailActs } from './mail-acts.service.js';
import { MailComments } from './mail-comments.service.js';
import { MailJudge } from './mail-facts.service.js';
import { MailFiles } from './mail-files.service.js';
import { MailProcessing } from './mail-processing.service.js';
import { Quarantine } from './quarantine.service.js';

/** Mail that comes in: kept by whatever door it came, decided about, and shown. The SMTP door is the worker's. */
@Module({
  imports: [
    TypeOrmModule.forFeature([InboundMailRow, InboundSourceRow]),
    MailModule,
    TicketsModule,
    AttachmentIntakeModule,
  ],
  controllers: [InboundMailsController],
  providers: [
    MailAcceptance,
    MailJudge,
    MailActs,
    MailComments,
    MailFiles,
    CopiedPeople,
    DeliveryReports,
    MailProcessing,
    InboundMails,
    Quarantine,
  ],
  exports: [MailAcceptance, MailProcessing],
})
export class InboundMailModule {
  constructor(belongings: Belongings) {
    belongings.add(inboundBelongings);
  }
}
