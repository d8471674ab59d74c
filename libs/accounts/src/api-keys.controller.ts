import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type AccessRule, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import {
  ApiKeyCreateDto,
  ApiKeyDto,
  ApiKeyListQueryDto,
  ApiKeyPageDto,
  ApiKeyRotateDto,
  ApiKeySecretDto,
} from './api-key.dto.js';
import { ApiKeys } from './api-keys.service.js';

/** A key that could make keys would outlive its own revocation. */
const adminInPerson: AccessRule = { who: ['admin'] };

@ApiTags('accounts')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  /** List the desk's API keys, newest first */
  @Get()
  @Operation({ access: adminInPerson, problems: ['invalid-cursor'] })
  apiKeyList(@CallerOf() caller: Caller, @Query() query: ApiKeyListQueryDto): Promise<ApiKeyPageDto> {
    return this.keys.list(caller, query);
  }

  /** Read one API key, without its secret */
  @Get(':key')
  @Operation({ access: adminInPerson, problems: ['not-found'] })
  apiKeyGet(@CallerOf() caller: Caller, @Param('key') key: string): Promise<ApiKeyDto> {
    return this.keys.get(caller, key);
  }

  /**
   * Make an API key
   * @remarks The key stands in this answer and is never shown again.
   */
  @Post()
  @Operation({ access: adminInPerson, writes: true, secret: true, problems: ['unprocessable'] })
  apiKeyCreate(@CallerOf() caller: Caller, @Body() body: ApiKeyCreateDto): Promise<ApiKeySecretDto> {
    return this.keys.create(caller, body);
  }

  /**
   * Replace an API key
   * @remarks Makes a successor with the same name, scopes and addresses. The old key stays good for the overlap, so that programs
   * can be changed over one by one.
   */
  @Post(':key/rotation')
  @Operation({
    access: adminInPerson,
    writes: true,
    secret: true,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict'],
  })
  apiKeyRotate(
    @CallerOf() caller: Caller,
    @Param('key') key: string,
    @Body() body: ApiKeyRotateDto,
  ): Promise<ApiKeySecretDto> {
    return this.keys.rotate(caller, key, body);
  }

  /** Revoke an API key at once */
  @Delete(':key')
  @Operation({
    access: adminInPerson,
    writes: true,
    ifMatch: 'optional',
    status: 204,
    problems: ['not-found', 'conflict'],
  })
  async apiKeyRevoke(@CallerOf() caller: Caller, @Param('key') key: string): Promise<void> {
    await this.keys.revoke(caller, key);
  }
}
