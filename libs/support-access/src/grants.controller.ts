import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, person, signedIn } from '#http';
import type { Caller } from '#kernel';
import { SupportAccessGrantLists } from './grant-lists.service.js';
import { SupportAccessGrants } from './grants.service.js';
import {
  SupportAccessActivationDto,
  SupportAccessGrantDto,
  SupportAccessGrantPageDto,
  SupportAccessGrantQueryDto,
  SupportAccessOfferDto,
} from './support-access.dto.js';

@ApiTags('support-access')
@Controller('v1')
export class SupportAccessGrantsController {
  constructor(
    private readonly grants: SupportAccessGrants,
    private readonly lists: SupportAccessGrantLists,
  ) {}

  /**
   * Offer a customer that agents work in their place
   *
   * @remarks The ticket's requester is told, sees the offer for as long as the desk keeps it, and alone can switch it on.
   * It is confined to this ticket. One offer at a time waits on a ticket.
   */
  @Post('tickets/:ticket/support-access-grants')
  @Operation({
    access: { who: ['agent', 'admin'] },
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict', 'unprocessable'],
  })
  supportAccessOffer(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() offer: SupportAccessOfferDto,
  ): Promise<SupportAccessGrantDto> {
    return this.grants.offer(caller, ticket, offer);
  }

  /**
   * List support access
   *
   * @remarks Customers see what concerns them, from the offer until it vanishes; those who work for the desk see all.
   */
  @Get('support-access-grants')
  @Operation({ access: signedIn('tickets:read'), problems: ['invalid-cursor'] })
  supportAccessList(
    @CallerOf() caller: Caller,
    @Query() query: SupportAccessGrantQueryDto,
  ): Promise<SupportAccessGrantPageDto> {
    return this.lists.list(caller, query);
  }

  /** Get a grant of support access, with the agents who are in */
  @Get('support-access-grants/:grant')
  @Operation({ access: signedIn('tickets:read'), problems: ['not-found'] })
  supportAccessGet(@CallerOf() caller: Caller, @Param('grant') grant: string): Promise<SupportAccessGrantDto> {
    return this.lists.get(caller, grant);
  }

  /**
   * Switch support access on, until an instant of the customer's choice
   *
   * @remarks For the customer alone. More, or longer, takes a new offer: switching that one on ends this one.
   */
  @Post('support-access-grants/:grant/activation')
  @Operation({
    access: person,
    writes: true,
    status: 200,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict', 'unprocessable'],
  })
  supportAccessActivate(
    @CallerOf() caller: Caller,
    @Param('grant') grant: string,
    @Body() activation: SupportAccessActivationDto,
  ): Promise<SupportAccessGrantDto> {
    return this.grants.activate(caller, grant, activation);
  }

  /** Decline an offer of support access */
  @Post('support-access-grants/:grant/decline')
  @Operation({ access: person, writes: true, status: 200, ifMatch: 'optional', problems: ['not-found', 'conflict'] })
  supportAccessDecline(@CallerOf() caller: Caller, @Param('grant') grant: string): Promise<SupportAccessGrantDto> {
    return this.grants.decline(caller, grant);
  }

  /**
   * End support access
   *
   * @remarks For the customer at any moment, and for every agent. The sessions of agents who are in die with it: their
   * tokens are refused from the next request on. An offer that waits is withdrawn by an agent.
   */
  @Post('support-access-grants/:grant/end')
  @Operation({
    access: signedIn('tickets:write'),
    writes: true,
    status: 200,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict'],
  })
  supportAccessEnd(@CallerOf() caller: Caller, @Param('grant') grant: string): Promise<SupportAccessGrantDto> {
    return this.grants.end(caller, grant);
  }
}
