import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, staff } from '#http';
import type { Caller } from '#kernel';
import { IncidentTickets } from './incident-tickets.service.js';
import { Incidents } from './incidents.service.js';
import { IncidentDto } from './status.dto.js';
import { StatusComponents } from './status-components.service.js';
import {
  IncidentChangeDto,
  IncidentDraftDto,
  IncidentTicketPageDto,
  IncidentUpdateDraftDto,
  StatusComponentChangeDto,
  StatusComponentDraftDto,
  StatusComponentDto,
  StatusComponentPageDto,
} from './status-writing.dto.js';

const write = staff('status:write');

@ApiTags('status')
@Controller('v1/status')
export class StatusWritingController {
  constructor(
    private readonly components: StatusComponents,
    private readonly incidents: Incidents,
    private readonly tickets: IncidentTickets,
  ) {}

  /** List what the status page is about, in its order */
  @Get('components')
  @Operation({ access: staff('status:read') })
  statusComponentList(@CallerOf() caller: Caller): Promise<StatusComponentPageDto> {
    return this.components.list(caller);
  }

  /** Put something on the status page */
  @Post('components')
  @Operation({ access: write, writes: true, problems: ['unprocessable'] })
  statusComponentCreate(
    @CallerOf() caller: Caller,
    @Body() draft: StatusComponentDraftDto,
  ): Promise<StatusComponentDto> {
    return this.components.create(caller, draft);
  }

  /** Change something on the status page */
  @Patch('components/:component')
  @Operation({ access: write, writes: true, ifMatch: 'required', problems: ['not-found', 'unprocessable'] })
  statusComponentUpdate(
    @CallerOf() caller: Caller,
    @Param('component') component: string,
    @Body() change: StatusComponentChangeDto,
  ): Promise<StatusComponentDto> {
    return this.components.update(caller, component, change);
  }

  /** Take something off the status page */
  @Delete('components/:component')
  @Operation({ access: write, writes: true, ifMatch: 'required', status: 204, problems: ['not-found'] })
  async statusComponentDelete(@CallerOf() caller: Caller, @Param('component') component: string): Promise<void> {
    await this.components.remove(caller, component);
  }

  /** Tell everybody that something went wrong */
  @Post('incidents')
  @Operation({ access: write, writes: true, problems: ['unprocessable'] })
  incidentCreate(@CallerOf() caller: Caller, @Body() draft: IncidentDraftDto): Promise<IncidentDto> {
    return this.incidents.open(caller, draft);
  }

  /** Change what an incident is called or affects; nobody is told */
  @Patch('incidents/:incident')
  @Operation({ access: write, writes: true, ifMatch: 'required', problems: ['not-found', 'unprocessable'] })
  incidentUpdate(
    @CallerOf() caller: Caller,
    @Param('incident') incident: string,
    @Body() change: IncidentChangeDto,
  ): Promise<IncidentDto> {
    return this.incidents.update(caller, incident, change);
  }

  /**
   * Say something of an incident
   * @remarks Whoever has subscribed gets a mail. `resolved` ends the incident, and the requesters of the tickets that are
   * linked to it are told too.
   */
  @Post('incidents/:incident/updates')
  @Operation({
    access: write,
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'unprocessable', 'conflict'],
  })
  incidentUpdateCreate(
    @CallerOf() caller: Caller,
    @Param('incident') incident: string,
    @Body() draft: IncidentUpdateDraftDto,
  ): Promise<IncidentDto> {
    return this.incidents.say(caller, incident, draft);
  }

  /** List the tickets that are about an incident */
  @Get('incidents/:incident/tickets')
  @Operation({ access: staff('status:read'), problems: ['not-found'] })
  incidentTicketList(@CallerOf() caller: Caller, @Param('incident') incident: string): Promise<IncidentTicketPageDto> {
    return this.tickets.list(caller, incident);
  }

  /** Link a ticket to an incident, so that its requester is told when it is over */
  @Put('incidents/:incident/tickets/:ticket')
  @Operation({ access: write, writes: true, status: 204, problems: ['not-found', 'conflict'] })
  async incidentTicketLink(
    @CallerOf() caller: Caller,
    @Param('incident') incident: string,
    @Param('ticket') ticket: string,
  ): Promise<void> {
    await this.tickets.link(caller, incident, ticket);
  }

  /** Undo the link of a ticket to an incident */
  @Delete('incidents/:incident/tickets/:ticket')
  @Operation({ access: write, writes: true, status: 204, problems: ['not-found'] })
  async incidentTicketUnlink(
    @CallerOf() caller: Caller,
    @Param('incident') incident: string,
    @Param('ticket') ticket: string,
  ): Promise<void> {
    await this.tickets.unlink(caller, incident, ticket);
  }
}
