import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailRow } from './mail.entity.js';
import { OutboxController } from './outbox.controller.js';
import { Outbox } from './outbox.service.js';

/** What the API shows of mail. Sending is the worker's, which names its parts itself. */
@Module({
  imports: [TypeOrmModule.forFeature([MailRow])],
  controllers: [OutboxController],
  providers: [Outbox],
  exports: [Outbox],
})
export class MailModule {}
