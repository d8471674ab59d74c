import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccountsModule } from '#accounts';
import { AttachmentDutiesModule } from '#attachments';
import { Sealing } from '#audit';
import { DatabaseModule } from '#database';
import { DesksModule } from '#desks';
import { InboundMailModule, SmtpDoor } from '#inbound-mail';
import { Settings } from '#kernel';
import { LimitsModule } from '#limits';
import { MailModule, MailRenderer, MailSender, MailTransport } from '#mail';
import { Relay } from '#notifications';
import { DatabaseMetrics, traceExport } from '#observability';
import { ClosedTickets } from '#privacy';
import { DeskRemoval } from '#provisioning';
import { SharingModule } from '#sharing';
import { SupportAccessModule } from '#support-access';
import { TicketsModule, Timers } from '#tickets';
import { WebhookSendingModule } from '#webhooks';
import { Loops } from './loops.js';
import { Worker } from './worker.service.js';

@Global()
@Module({})
export class WorkerSettingsModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: WorkerSettingsModule,
      providers: [{ provide: Settings, useValue: settings }],
      exports: [Settings],
    };
  }
}

@Module({})
export class WorkerModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        WorkerSettingsModule.with(settings),
        ScheduleModule.forRoot(),
        DatabaseModule,
        LimitsModule,
        DesksModule,
        MailModule,
        AccountsModule,
        TicketsModule,
        SharingModule,
        SupportAccessModule,
        AttachmentDutiesModule,
        InboundMailModule,
        WebhookSendingModule,
      ],
      providers: [
        Timers,
        MailRenderer,
        MailTransport,
        MailSender,
        Relay,
        Sealing,
        ClosedTickets,
        DeskRemoval,
        Loops,
        Worker,
        SmtpDoor,
        DatabaseMetrics,
        traceExport('worker'),
      ],
    };
  }
}
