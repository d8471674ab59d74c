import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccountsModule } from '#accounts';
import { ArticlesModule } from '#articles';
import { AttachmentsModule } from '#attachments';
import { AuditModule } from '#audit';
import { ChangeFeedModule } from '#change-feed';
import { CommentsModule } from '#comments';

import { DatabaseModule } from '#database';
import { DesksModule } from '#desks';
import { InboundMailModule } from '#inbound-mail';
import { Settings } from '#kernel';
import { LimitsModule } from '#limits';
import { MailModule } from '#mail';
import { MergingModule } from '#merging';
import { NotificationsModule } from '#notifications';
import { DatabaseMetrics, RequestMetrics, traceExport } from '#observability';
import { PrivacyModule } from '#privacy';
import { ProvisioningModule } from '#provisioning';
import { SatisfactionModule } from '#satisfaction';
import { SharingModule } from '#sharing';
import { StatusModule } from '#status';
import { SupportAccessModule } from '#support-access';
import { TicketsModule } from '#tickets';
import { WebhooksModule } from '#webhooks';
import { AnswerInterceptor } from './answer.interceptor.js';
import { FairSharesInterceptor } from './fair-shares.interceptor.js';
import { HealthController } from './health.controller.js';
import { IdentificationGuard } from './identification.guard.js';
import { Limits } from './limits.js';
import { ProblemFilter } from './problem.filter.js';
import { DtoPipe } from './validation.pipe.js';

@Global()
@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    return { module: SettingsModule, providers: [{ provide: Settings, useValue: settings }], exports: [Settings] };
  }
}

@Module({})
export class ApiModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        SettingsModule.with(settings),
        DatabaseModule,
        LimitsModule,
        DesksModule,
        MailModule,
        AccountsModule,
        TicketsModule,
        AttachmentsModule.of(TicketsModule),
        CommentsModule,
        NotificationsModule,
        SharingModule,
        SatisfactionModule,
        SupportAccessModule,
        MergingModule,
        ArticlesModule,
        StatusModule,
        InboundMailModule,
        ProvisioningModule,
        AuditModule,
        ChangeFeedModule,
        PrivacyModule,
        WebhooksModule,
      ],
      controllers: [HealthController],
      providers: [
        Limits,
        DatabaseMetrics,
        RequestMetrics,
        traceExport('api'),
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: IdentificationGuard },
        { provide: APP_INTERCEPTOR, useClass: FairSharesInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_PIPE, useClass: DtoPipe },
      ],
    };
  }
}
