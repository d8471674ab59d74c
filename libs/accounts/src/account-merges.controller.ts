import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, person } from '#http';
import type { Caller } from '#kernel';
import { AccountMergeListQueryDto, AccountMergePageDto } from './account-merge.dto.js';
import { AccountMerges } from './account-merges.service.js';

@ApiTags('accounts')
@Controller('v1/me/account-merges')
export class AccountMergesController {
  constructor(private readonly merges: AccountMerges) {}

  /**
   * List who asks that one's account becomes part of theirs
   * @remarks Somebody who adds an address of the caller to their own account, and uses the link that was sent there, asks
   * for this. Newest first; what was confirmed, declined or not answered within seven days is not listed.
   */
  @Get()
  @Operation({ access: person, problems: ['invalid-cursor'] })
  accountMergeList(@CallerOf() caller: Caller, @Query() query: AccountMergeListQueryDto): Promise<AccountMergePageDto> {
    return this.merges.list(caller, query);
  }

  /**
   * Let one's account become part of another
   * @remarks Requests, shared requests, ratings, organizations and addresses become those of the account that asked. The
   * caller's account is no more: its password and all its sessions end at once. This cannot be undone.
   */
  @Post(':merge/confirmation')
  @Operation({ access: person, writes: true, status: 204, problems: ['not-found', 'conflict'] })
  async accountMergeConfirm(@CallerOf() caller: Caller, @Param('merge') merge: string): Promise<void> {
    await this.merges.confirm(caller, merge);
  }

  /**
   * Keep one's account apart
   * @remarks Nothing changes, and whoever asked is not told.
   */
  @Post(':merge/decline')
  @Operation({ access: person, writes: true, status: 204, problems: ['not-found'] })
  async accountMergeDecline(@CallerOf() caller: Caller, @Param('merge') merge: string): Promise<void> {
    await this.merges.decline(caller, merge);
  }
}
