import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { anyone, CallerOf, defaultLimit, Operation, person, personOnTicket } from '#http';
import type { Caller } from '#kernel';
import {
  SessionCreateDto,
  SessionListQueryDto,
  SessionPageDto,
  SessionTokensDto,
  TokenRefreshDto,
} from './session.dto.js';
import { Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.service.js';
import { TokenRefresh } from './token-refresh.service.js';
import { UserAgentOf } from './user-agent.decorator.js';

@ApiTags('auth')
@Controller('v1')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly refresh: TokenRefresh,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Sign in by password
   * @remarks The answer is the same, and takes as long, for an unknown address, a suspended person and a wrong password.
   * Whoever has an authenticator is asked for its code besides: the same call takes it.
   */
  @Post('desks/:desk/sessions')
  @ApiParam({ name: 'desk', description: 'Slug of the desk' })
  @Operation({
    access: anyone,
    writes: true,
    secret: true,
    problems: ['not-found', 'invalid-credentials', 'second-factor-required', 'locked'],
  })
  sessionCreate(
    @CallerOf() caller: Caller,
    @Body() body: SessionCreateDto,
    @UserAgentOf() userAgent: string | null,
  ): Promise<SessionTokensDto> {
    return this.signIn.byPassword(caller, body, userAgent);
  }

  /**
   * Renew the tokens of a session
   * @remarks A refresh token works once. Several calls with the same one within a few seconds get the same successor;
   * using an older one ends the session.
   */
  @Post('tokens')
  @Operation({
    access: anyone,
    writes: true,
    secret: true,
    problems: ['invalid-credentials', 'expired-credentials'],
  })
  tokenRefresh(@CallerOf() caller: Caller, @Body() body: TokenRefreshDto): Promise<SessionTokensDto> {
    return this.refresh.exchange(caller, body.refreshToken);
  }

  /** List the caller's live sessions */
  @Get('sessions')
  @Operation({ access: person, problems: ['invalid-cursor'] })
  sessionList(@CallerOf() caller: Caller, @Query() query: SessionListQueryDto): Promise<SessionPageDto> {
    return this.sessions.list(caller, { limit: query.limit ?? defaultLimit, cursor: query.cursor });
  }

  /**
   * End a session
   * @remarks `current` signs out. The session's tokens are refused from the next request on.
   */
  @Delete('sessions/:session')
  @ApiParam({ name: 'session', description: 'Id of a session, or `current`' })
  @Operation({ access: personOnTicket, writes: true, status: 204, problems: ['not-found'] })
  async sessionEnd(@CallerOf() caller: Caller, @Param('session') session: string): Promise<void> {
    await this.sessions.end(caller, session);
  }
}
