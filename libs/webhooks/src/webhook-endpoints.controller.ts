import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { admin, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import {
  WebhookEndpointChangeDto,
  WebhookEndpointDraftDto,
  WebhookEndpointDto,
  WebhookEndpointListQueryDto,
  WebhookEndpointPageDto,
  WebhookEndpointSecretDto,
  WebhookSecretRotationDto,
} from './webhook-endpoint.dto.js';
import { WebhookEndpoints } from './webhook-endpoints.service.js';

const read = admin('webhooks:read');
const write = admin('webhooks:write');

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints')
export class WebhookEndpointsController {
  constructor(private readonly endpoints: WebhookEndpoints) {}

  /**
   * Have events sent to an address
   * @remarks From what happens next on. The answer holds the secret that signs what is sent: keep it, it is not shown again. A
   * key can have sent what it may read: it needs `tickets:read`, since tickets are sent along, and the scopes that the
   * change feed asks for.
   */
  @Post()
  @Operation({ access: write, writes: true, secret: true, problems: ['unprocessable', 'conflict'] })
  webhookEndpointCreate(
    @CallerOf() caller: Caller,
    @Body() draft: WebhookEndpointDraftDto,
  ): Promise<WebhookEndpointSecretDto> {
    return this.endpoints.create(caller, draft);
  }

  /** List the addresses that events are sent to, newest first, with how they fare */
  @Get()
  @Operation({ access: read, problems: ['invalid-cursor'] })
  webhookEndpointList(
    @CallerOf() caller: Caller,
    @Query() query: WebhookEndpointListQueryDto,
  ): Promise<WebhookEndpointPageDto> {
    return this.endpoints.list(caller, query);
  }

  /** Read one endpoint, with how it fares */
  @Get(':endpoint')
  @Operation({ access: read, problems: ['not-found'] })
  webhookEndpointGet(@CallerOf() caller: Caller, @Param('endpoint') endpoint: string): Promise<WebhookEndpointDto> {
    return this.endpoints.get(caller, endpoint);
  }

  /** Change where events are sent or which, or stop and go on */
  @Patch(':endpoint')
  @Operation({ access: write, writes: true, ifMatch: 'required', problems: ['not-found', 'unprocessable'] })
  webhookEndpointUpdate(
    @CallerOf() caller: Caller,
    @Param('endpoint') endpoint: string,
    @Body() change: WebhookEndpointChangeDto,
  ): Promise<WebhookEndpointDto> {
    return this.endpoints.update(caller, endpoint, change);
  }

  /** Remove an endpoint, and what is known of its deliveries */
  @Delete(':endpoint')
  @Operation({ access: write, writes: true, ifMatch: 'required', status: 204, problems: ['not-found'] })
  async webhookEndpointDelete(@CallerOf() caller: Caller, @Param('endpoint') endpoint: string): Promise<void> {
    await this.endpoints.remove(caller, endpoint);
  }

  /**
   * Make a new secret
   * @remarks Until the overlap is over, what is sent carries a signature by each of the two: change the receiver meanwhile.
   */
  @Post(':endpoint/secret-rotations')
  @Operation({ access: write, writes: true, secret: true, ifMatch: 'optional', problems: ['not-found'] })
  webhookSecretRotate(
    @CallerOf() caller: Caller,
    @Param('endpoint') endpoint: string,
    @Body() rotation: WebhookSecretRotationDto,
  ): Promise<WebhookEndpointSecretDto> {
    return this.endpoints.rotate(caller, endpoint, rotation);
  }
}
