import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '#kernel';
import { Destinations } from './destinations.js';
import { WebhookAttemptRow, WebhookDeliveryRow, WebhookEndpointRow, WebhookMessageRow } from './webhook.entity.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';
import { WebhookEndpointsController } from './webhook-endpoints.controller.js';
import { WebhookEndpoints } from './webhook-endpoints.service.js';
import { WebhookFanOut } from './webhook-fan-out.service.js';
import { WebhookSender } from './webhook-sender.service.js';

const rows = TypeOrmModule.forFeature([WebhookAttemptRow, WebhookDeliveryRow, WebhookEndpointRow, WebhookMessageRow]);
const destinations = {
  provide: Destinations,
  inject: [Settings],
  useFactory: (settings: Settings) => new Destinations(settings.webhookPrivateHosts),
};

/** What the API offers of webhooks. */
@Module({
  imports: [rows],
  controllers: [WebhookEndpointsController, WebhookDeliveriesController],
  providers: [destinations, WebhookEndpoints, WebhookDeliveries],
})
export class WebhooksModule {}

/** Sending, which is the worker's. */
@Module({ imports: [rows], providers: [destinations, WebhookFanOut, WebhookSender], exports: [WebhookSender] })
export class WebhookSendingModule {}
