import { Controller, Get, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { anyone, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import { JwksDto, SigningKeyDto } from './jwks.dto.js';
import { SigningKeys } from './signing-keys.service.js';

@ApiTags('auth')
@Controller('v1')
export class JwksController {
  constructor(private readonly keys: SigningKeys) {}

  /**
   * Public keys of the desk's access tokens
   * @remarks A JWK set (RFC 7517). Fetch it again when a token names a key that is not in it.
   */
  @Get('desks/:desk/jwks')
  @ApiParam({ name: 'desk', description: 'Slug of the desk' })
  @Operation({ access: anyone, problems: ['not-found'] })
  async jwksGet(@CallerOf() caller: Caller): Promise<JwksDto> {
    return { keys: await this.keys.published(caller.deskId) };
  }

  /**
   * Sign with a new key
   * @remarks Tokens signed with the old key stay good until they expire; until then it stays published.
   */
  @Post('signing-keys')
  @Operation({ access: { who: ['admin'] }, writes: true })
  signingKeyRotate(@CallerOf() caller: Caller): Promise<SigningKeyDto> {
    return this.keys.rotate(caller);
  }
}
