import { Body, Controller, Post } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import { admin, bodyProblems, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import { TokenIntrospectDto, TokenIntrospectionDto } from './introspection.dto.js';
import { Introspections } from './introspections.service.js';

@ApiTags('auth')
@Controller('v1/token-introspections')
export class IntrospectionsController {
  constructor(private readonly introspections: Introspections) {}

  /**
   * Whether a token is good at this moment, and for what
   *
   * @remarks Token introspection (RFC 7662), also for the desk's own product: whoever honours the tokens of agents in a
   * customer's place asks here with each of their calls, so that what the customer ends has ended there too. Takes the
   * form of the RFC, or JSON.
   */
  @Post()
  @ApiConsumes('application/x-www-form-urlencoded', 'application/json')
  @Operation({
    access: admin('tokens:introspect'),
    status: 200,
    problems: bodyProblems,
  })
  tokenIntrospect(@CallerOf() caller: Caller, @Body() { token }: TokenIntrospectDto): Promise<TokenIntrospectionDto> {
    return this.introspections.look(caller, token);
  }
}
