import { Body, Controller, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, orOnBehalf, signedIn, staff } from '#http';
import type { Caller } from '#kernel';
import { Filing } from './filing.js';
import { TicketDto } from './ticket.dto.js';
import { TicketAssignments } from './ticket-assignments.js';
import { AssignmentDto, TicketChangeDto, TypeChangeDto, VisibilityDto } from './ticket-changes.dto.js';
import { TicketDraftDto } from './ticket-draft.dto.js';
import { TicketRevisions } from './ticket-revisions.js';
import { TicketVisibilities } from './ticket-visibilities.js';

@ApiTags('tickets')
@Controller('v1/tickets')
export class TicketsWriteController {
  constructor(
    private readonly filing: Filing,
    private readonly revisions: TicketRevisions,
    private readonly assignments: TicketAssignments,
    private readonly visibilities: TicketVisibilities,
  ) {}

  /**
   * Files a ticket, for the caller or, by staff and API keys, in somebody's name.
   *
   * @remarks The fields are those of the request type's form. A follow-up of a final ticket is filed with `followUpOf`.
   * Where the desk points out look-alikes, a ticket that open ones look like is refused with `look-alike` (409), whose
   * `lookAlikes` names them as `lookAlikeList` does, unless `insist` is true.
   */
  @Post()
  @Operation({
    access: signedIn('tickets:write'),
    writes: true,
    limit: 'filing',
    problems: ['invalid-fields', 'unprocessable', 'conflict', 'already-exists', 'look-alike', 'numbers-exhausted'],
  })
  ticketCreate(@CallerOf() caller: Caller, @Body() draft: TicketDraftDto): Promise<TicketDto> {
    return this.filing.file(caller, draft);
  }

  /**
   * Changes the values of a ticket's form, or its priority.
   *
   * @remarks Requesters change the values of their own open tickets; staff and API keys those of every ticket, and the
   * priority.
   */
  @Patch(':ticket')
  @Operation({
    access: orOnBehalf(signedIn('tickets:write')),
    writes: true,
    ifMatch: 'required',
    problems: ['not-found', 'invalid-fields', 'conflict', 'ticket-final'],
  })
  ticketUpdate(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() change: TicketChangeDto,
  ): Promise<TicketDto> {
    return this.revisions.update(caller, ticket, change);
  }

  /**
   * Says who takes care of a ticket: an agent, a group, or nobody.
   *
   * @remarks To take a ticket is to assign it to oneself. Where the desk says so, taking it moves its status.
   */
  @Put(':ticket/assignment')
  @Operation({
    access: staff('tickets:write'),
    writes: true,
    ifMatch: 'required',
    problems: ['not-found', 'unprocessable', 'ticket-final'],
  })
  assignmentSet(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() wish: AssignmentDto,
  ): Promise<TicketDto> {
    return this.assignments.set(caller, ticket, wish);
  }

  /**
   * Moves a ticket to another request type.
   *
   * @remarks Values of fields that both forms have stay; the others stay readable in the history. When the new form asks
   * for more, send it along in `fields`.
   */
  @Put(':ticket/request-type')
  @Operation({
    access: staff('tickets:write'),
    writes: true,
    ifMatch: 'required',
    problems: ['not-found', 'unprocessable', 'invalid-fields', 'ticket-final'],
  })
  typeChange(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() change: TypeChangeDto,
  ): Promise<TicketDto> {
    return this.revisions.changeType(caller, ticket, change);
  }

  /** Opens a ticket to the colleagues of its requester, or hides it, at desks that share ticket by ticket. */
  @Put(':ticket/visibility')
  @Operation({
    access: signedIn('tickets:write'),
    writes: true,
    ifMatch: 'required',
    problems: ['not-found', 'conflict'],
  })
  visibilitySet(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() visibility: VisibilityDto,
  ): Promise<TicketDto> {
    return this.visibilities.set(caller, ticket, visibility);
  }
}
