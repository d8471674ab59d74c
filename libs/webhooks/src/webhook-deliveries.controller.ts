import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { admin, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import { WebhookDeliveries } from './webhook-deliveries.service.js';
import {
  WebhookDeliveryDetailDto,
  WebhookDeliveryDto,
  WebhookDeliveryListQueryDto,
  WebhookDeliveryPageDto,
  WebhookRedeliveryDto,
  WebhookRedeliveryRangeDto,
} from './webhook-delivery.dto.js';

const read = admin('webhooks:read');
const write = admin('webhooks:write');

@ApiTags('webhooks')
@Controller('v1')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: WebhookDeliveries) {}

  /** Send an endpoint something that tells of nothing: an event `webhook.test` */
  @Post('webhook-endpoints/:endpoint/tests')
  @Operation({ access: write, writes: true, problems: ['not-found', 'conflict'] })
  webhookTestSend(@CallerOf() caller: Caller, @Param('endpoint') endpoint: string): Promise<WebhookDeliveryDto> {
    return this.deliveries.test(caller, endpoint);
  }

  /** List what was sent to an endpoint in the last 30 days, newest first */
  @Get('webhook-endpoints/:endpoint/deliveries')
  @Operation({ access: read, problems: ['not-found', 'invalid-cursor'] })
  webhookDeliveryList(
    @CallerOf() caller: Caller,
    @Param('endpoint') endpoint: string,
    @Query() query: WebhookDeliveryListQueryDto,
  ): Promise<WebhookDeliveryPageDto> {
    return this.deliveries.list(caller, endpoint, query);
  }

  /** Read what was sent, and how each try went */
  @Get('webhook-deliveries/:delivery')
  @Operation({ access: read, problems: ['not-found'] })
  webhookDeliveryGet(
    @CallerOf() caller: Caller,
    @Param('delivery') delivery: string,
  ): Promise<WebhookDeliveryDetailDto> {
    return this.deliveries.get(caller, delivery);
  }

  /** Send a delivery again, with the same id and the same bytes */
  @Post('webhook-deliveries/:delivery/redeliveries')
  @Operation({ access: write, writes: true, problems: ['not-found', 'conflict'] })
  webhookRedeliver(@CallerOf() caller: Caller, @Param('delivery') delivery: string): Promise<WebhookDeliveryDto> {
    return this.deliveries.redeliver(caller, delivery);
  }

  /** Send again what was sent to an endpoint in a span of time */
  @Post('webhook-endpoints/:endpoint/redeliveries')
  @Operation({ access: write, writes: true, problems: ['not-found', 'conflict', 'unprocessable'] })
  webhookRedeliverRange(
    @CallerOf() caller: Caller,
    @Param('endpoint') endpoint: string,
    @Body() range: WebhookRedeliveryRangeDto,
  ): Promise<WebhookRedeliveryDto> {
    return this.deliveries.redeliverRange(caller, endpoint, range);
  }
}
