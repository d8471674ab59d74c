import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, onTicket, personOnTicket, signedIn } from '#http';
import type { Caller } from '#kernel';
import {
  ParticipantAddDto,
  ParticipantChangeDto,
  ParticipantDto,
  ParticipantListQueryDto,
  ParticipantPageDto,
} from './participant.dto.js';
import { Participants } from './participants.service.js';
import { SubscriptionDto, SubscriptionSetDto } from './subscription.dto.js';
import { Subscriptions } from './subscriptions.service.js';

@ApiTags('sharing')
@Controller('v1/tickets/:ticket')
export class SharingController {
  constructor(
    private readonly participants: Participants,
    private readonly subscriptions: Subscriptions,
  ) {}

  /**
   * Whom a ticket is shared with, who was named first at the front.
   *
   * @remarks Everybody on the ticket sees who takes part. Invitations that are not accepted are shown to the requester,
   * to those who sent them and to staff; of those copied on a mail, where the desk lists them, to all.
   */
  @Get('participants')
  @Operation({ access: onTicket('tickets:read'), problems: ['not-found', 'invalid-cursor'] })
  participantList(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Query() query: ParticipantListQueryDto,
  ): Promise<ParticipantPageDto> {
    return this.participants.list(caller, ticket, query);
  }

  /**
   * Share a ticket with whoever has a mail address.
   *
   * @remarks One mail with a link goes to the address; it holds nothing that anybody wrote. An address that was proved
   * takes part at once, another one once the link is used. The link opens this one ticket without an account.
   */
  @Post('participants')
  @Operation({
    access: signedIn('tickets:write'),
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'already-exists', 'conflict', 'unprocessable'],
  })
  participantAdd(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() wish: ParticipantAddDto,
  ): Promise<ParticipantDto> {
    return this.participants.add(caller, ticket, wish);
  }

  /** Somebody whom a ticket is shared with. */
  @Get('participants/:participant')
  @Operation({ access: onTicket('tickets:read'), problems: ['not-found'] })
  participantGet(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Param('participant') participant: string,
  ): Promise<ParticipantDto> {
    return this.participants.get(caller, ticket, participant);
  }

  /**
   * Change the role of a participant, or until when they take part.
   *
   * @remarks For staff, the requester, and who named them.
   */
  @Patch('participants/:participant')
  @Operation({
    access: signedIn('tickets:write'),
    writes: true,
    ifMatch: 'required',
    problems: ['not-found', 'conflict', 'unprocessable'],
  })
  participantUpdate(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Param('participant') participant: string,
    @Body() change: ParticipantChangeDto,
  ): Promise<ParticipantDto> {
    return this.participants.update(caller, ticket, participant, change);
  }

  /**
   * Stop sharing a ticket with somebody, or leave it oneself.
   *
   * @remarks They see nothing of it from the next request on, and links they have been sent no longer work.
   */
  @Delete('participants/:participant')
  @Operation({
    access: onTicket('tickets:write'),
    writes: true,
    ifMatch: 'optional',
    status: 204,
    problems: ['not-found'],
  })
  async participantRemove(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Param('participant') participant: string,
  ): Promise<void> {
    await this.participants.remove(caller, ticket, participant);
  }

  /** Whether the caller gets mail about a ticket. */
  @Get('subscription')
  @Operation({ access: personOnTicket, problems: ['not-found'] })
  subscriptionGet(@CallerOf() caller: Caller, @Param('ticket') ticket: string): Promise<SubscriptionDto> {
    return this.subscriptions.get(caller, ticket);
  }

  /**
   * Switch the caller's mail about a ticket on or off.
   *
   * @remarks Off, they still get what they cannot go on without, such as links.
   */
  @Put('subscription')
  @Operation({ access: personOnTicket, writes: true, problems: ['not-found'] })
  subscriptionSet(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() wish: SubscriptionSetDto,
  ): Promise<SubscriptionDto> {
    return this.subscriptions.set(caller, ticket, wish.notifications);
  }
}
