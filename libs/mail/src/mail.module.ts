import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailRow } from './mail.entity.js';
import { OutboxController } from './outbox.controller.js';
import { Outbox } from './outbox.service.js';
import { ReplyAddressRow } from './reply-address.entity.js';
import { ReplyAddresses } from './reply-addresses.service.js';

/** What the API shows of mail. Sending is the worker's, which names its parts itself. */
@Module({
  imports: [TypeOrmModule.forFeature([MailRow, ReplyAddressRow])],
  controllers: [OutboxController],
  providers: [Outbox, ReplyAddresses],
  exports: [Outbox, ReplyAddresses],
})
export class MailModule {}
