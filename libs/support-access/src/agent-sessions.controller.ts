import { Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, person, signedIn } from '#http';
import type { Caller } from '#kernel';
import { AgentSessionTokenDto, SupportAccessCallPageDto, SupportAccessCallQueryDto } from './agent-session.dto.js';
import { AgentSessions } from './agent-sessions.service.js';
import { SupportAccessCalls } from './support-access-calls.service.js';

@ApiTags('support-access')
@Controller('v1')
export class AgentSessionsController {
  constructor(
    private readonly sessions: AgentSessions,
    private readonly calls: SupportAccessCalls,
  ) {}

  /**
   * Begin to work as the customer
   *
   * @remarks Possible while the customer's consent is on. The token opens its one ticket as that customer sees it, for
   * looking alone unless more was granted; credentials, addresses, keys, consents and ratings are never open to it. Each
   * call is written down for the customer to read. The customer is told by mail, with a link that ends it at once.
   */
  @Post('support-access-grants/:grant/sessions')
  @Operation({
    access: { who: ['agent', 'admin'] },
    writes: true,
    secret: true,
    problems: ['not-found', 'conflict'],
  })
  supportSessionStart(@CallerOf() caller: Caller, @Param('grant') grant: string): Promise<AgentSessionTokenDto> {
    return this.sessions.start(caller, grant);
  }

  /**
   * Get the next token of a session
   *
   * @remarks With the agent's own credentials, while the session is live: it is over when its newest token has run out.
   */
  @Post('support-access-sessions/:session/tokens')
  @Operation({
    access: { who: ['agent', 'admin'] },
    writes: true,
    secret: true,
    problems: ['not-found', 'conflict'],
  })
  supportSessionRenew(@CallerOf() caller: Caller, @Param('session') session: string): Promise<AgentSessionTokenDto> {
    return this.sessions.renew(caller, session);
  }

  /**
   * End an agent's session
   *
   * @remarks By its customer or by those who work for the desk. Its token is refused from the next request on; the
   * consent goes on, which `supportAccessEnd` ends.
   */
  @Delete('support-access-sessions/:session')
  @Operation({ access: signedIn('tickets:write'), writes: true, status: 204, problems: ['not-found', 'conflict'] })
  async supportSessionEnd(@CallerOf() caller: Caller, @Param('session') session: string): Promise<void> {
    await this.sessions.end(caller, session);
  }

  /** List what agents did by a grant, call by call, reads included */
  @Get('support-access-grants/:grant/calls')
  @Operation({ access: signedIn('tickets:read'), problems: ['not-found', 'invalid-cursor'] })
  supportAccessCallList(
    @CallerOf() caller: Caller,
    @Param('grant') grant: string,
    @Query() query: SupportAccessCallQueryDto,
  ): Promise<SupportAccessCallPageDto> {
    return this.calls.ofGrant(caller, grant, query);
  }

  /** List all that agents ever did in the caller's place, call by call */
  @Get('me/support-access-calls')
  @Operation({ access: person, problems: ['invalid-cursor'] })
  mySupportAccessCallList(
    @CallerOf() caller: Caller,
    @Query() query: SupportAccessCallQueryDto,
  ): Promise<SupportAccessCallPageDto> {
    return this.calls.ofCaller(caller, query);
  }
}
