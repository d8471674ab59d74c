import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { anyone, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import { IncidentDto, IncidentListQueryDto, IncidentPageDto, StatusDto } from './status.dto.js';
import { StatusPage } from './status-page.service.js';
import { StatusSubscriptions } from './status-subscriptions.service.js';
import { StatusSubscriptionDraftDto, StatusSubscriptionDto, StatusTokenDto } from './subscription.dto.js';

@ApiTags('status')
@Controller('v1/desks/:desk/status')
export class StatusController {
  constructor(
    private readonly page: StatusPage,
    private readonly subscriptions: StatusSubscriptions,
  ) {}

  /** Read how everything is */
  @Get()
  @Operation({ access: anyone, problems: ['not-found'] })
  statusGet(@CallerOf() caller: Caller, @Param('desk') _desk: string): Promise<StatusDto> {
    return this.page.get(caller);
  }

  /** List the incidents of a desk, newest first, those that are over too */
  @Get('incidents')
  @Operation({ access: anyone, problems: ['not-found', 'invalid-cursor'] })
  incidentList(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Query() query: IncidentListQueryDto,
  ): Promise<IncidentPageDto> {
    return this.page.incidents(caller, query);
  }

  /** Read one incident with all that was said of it */
  @Get('incidents/:incident')
  @Operation({ access: anyone, problems: ['not-found'] })
  incidentGet(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Param('incident') incident: string,
  ): Promise<IncidentDto> {
    return this.page.incident(caller, incident);
  }

  /**
   * Ask to hear of incidents by mail
   * @remarks The answer is the same whatever is known of the address. Nothing is sent to it but one question, until the
   * link in that mail was used.
   */
  @Post('subscriptions')
  @Operation({ access: anyone, writes: true, status: 202, problems: ['not-found'] })
  statusSubscribe(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Body() draft: StatusSubscriptionDraftDto,
  ): Promise<StatusSubscriptionDto> {
    return this.subscriptions.ask(caller, draft);
  }

  /**
   * Confirm that one wants to hear of incidents
   * @remarks With the token of the link that came by mail; opening the link alone changes nothing.
   */
  @Post('subscription-confirmations')
  @Operation({ access: anyone, writes: true, status: 200, problems: ['not-found', 'link-expired'] })
  statusSubscriptionConfirm(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Body() { token }: StatusTokenDto,
  ): Promise<StatusSubscriptionDto> {
    return this.subscriptions.prove(caller, token);
  }

  /**
   * End the mails about incidents
   * @remarks What mail programs call by themselves when their reader unsubscribes (RFC 8058); whatever the body says is
   * left unread. Said again, it is true still.
   */
  @Post('unsubscriptions')
  @Operation({ access: anyone, writes: true, status: 200, problems: ['not-found', 'link-expired'] })
  statusUnsubscribe(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Query() { token }: StatusTokenDto,
  ): Promise<StatusSubscriptionDto> {
    return this.subscriptions.end(caller, token);
  }
}
