import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type AccessRule, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import {
  PublishableKeyCreateDto,
  PublishableKeyDto,
  PublishableKeyListQueryDto,
  PublishableKeyPageDto,
  PublishableKeySecretDto,
  PublishableKeySecretRotationDto,
  PublishableKeyTextDto,
} from './publishable-key.dto.js';
import { PublishableKeys } from './publishable-keys.service.js';

/** As with secret keys: no key makes keys. */
const adminInPerson: AccessRule = { who: ['admin'] };

@ApiTags('accounts')
@Controller('v1/publishable-keys')
export class PublishableKeysController {
  constructor(private readonly keys: PublishableKeys) {}

  /** List the desk's publishable keys, newest first */
  @Get()
  @Operation({ access: adminInPerson, problems: ['invalid-cursor'] })
  publishableKeyList(
    @CallerOf() caller: Caller,
    @Query() query: PublishableKeyListQueryDto,
  ): Promise<PublishableKeyPageDto> {
    return this.keys.list(caller, query);
  }

  /** Read one publishable key, without the key itself */
  @Get(':key')
  @Operation({ access: adminInPerson, problems: ['not-found'] })
  publishableKeyGet(@CallerOf() caller: Caller, @Param('key') key: string): Promise<PublishableKeyDto> {
    return this.keys.get(caller, key);
  }

  /**
   * Make a publishable key
   * @remarks It may stand in a web page: all it can do is to read the forms it names and to submit to them, from pages of
   * the origins it names. With it comes a secret, which stays on your server: with that it signs who looks at the page,
   * as a JSON Web Token (HS256) of at most ten minutes. See `identity` of `submissionCreate`.
   */
  @Post()
  @Operation({ access: adminInPerson, writes: true, secret: true, problems: ['unprocessable'] })
  publishableKeyCreate(
    @CallerOf() caller: Caller,
    @Body() body: PublishableKeyCreateDto,
  ): Promise<PublishableKeyTextDto> {
    return this.keys.create(caller, body);
  }

  /**
   * Replace the secret of a publishable key
   * @remarks Tokens signed with the old one are good beside those of the new one for as long as you say, a day when you
   * say nothing. With no overlap they are refused at once, as after a leak.
   */
  @Post(':key/secret-rotations')
  @Operation({
    access: adminInPerson,
    writes: true,
    secret: true,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict'],
  })
  publishableKeySecretRotate(
    @CallerOf() caller: Caller,
    @Param('key') key: string,
    @Body() rotation: PublishableKeySecretRotationDto,
  ): Promise<PublishableKeySecretDto> {
    return this.keys.rotateSecret(caller, key, rotation);
  }

  /** Revoke a publishable key at once */
  @Delete(':key')
  @Operation({
    access: adminInPerson,
    writes: true,
    ifMatch: 'optional',
    status: 204,
    problems: ['not-found', 'conflict'],
  })
  async publishableKeyRevoke(@CallerOf() caller: Caller, @Param('key') key: string): Promise<void> {
    await this.keys.revoke(caller, key);
  }
}
