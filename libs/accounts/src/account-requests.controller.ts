import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { anyone, CallerOf, Operation, staff } from '#http';
import type { Caller } from '#kernel';
import { AccountDecisions } from './account-decisions.service.js';
import {
  AccountRequestApproveDto,
  AccountRequestCreateDto,
  AccountRequestDeclineDto,
  AccountRequestDto,
  AccountRequestListQueryDto,
  AccountRequestPageDto,
} from './account-request.dto.js';
import { AccountRequests } from './account-requests.service.js';
import { AcknowledgementDto } from './link.dto.js';

@ApiTags('auth')
@Controller('v1')
export class AccountRequestsController {
  constructor(
    private readonly requests: AccountRequests,
    private readonly decisions: AccountDecisions,
  ) {}

  /**
   * Ask to become a customer
   * @remarks For desks that decide about newcomers. The answer is the same whether or not the address is known.
   */
  @Post('desks/:desk/account-requests')
  @ApiParam({ name: 'desk', description: 'Slug of the desk' })
  @Operation({ access: anyone, writes: true, status: 202, problems: ['not-found', 'conflict'] })
  async accountRequestCreate(
    @CallerOf() caller: Caller,
    @Body() body: AccountRequestCreateDto,
  ): Promise<AcknowledgementDto> {
    await this.requests.create(caller, body);
    return { detail: 'The request was received. The answer comes by mail.' };
  }

  /** List account requests, newest first */
  @Get('account-requests')
  @Operation({ access: staff('accounts:read'), problems: ['invalid-cursor'] })
  accountRequestList(
    @CallerOf() caller: Caller,
    @Query() query: AccountRequestListQueryDto,
  ): Promise<AccountRequestPageDto> {
    return this.decisions.list(caller, query);
  }

  /** Read one account request */
  @Get('account-requests/:request')
  @Operation({ access: staff('accounts:read'), problems: ['not-found'] })
  accountRequestGet(@CallerOf() caller: Caller, @Param('request') request: string): Promise<AccountRequestDto> {
    return this.decisions.get(caller, request);
  }

  /**
   * Approve an account request
   * @remarks Whoever asked becomes a customer and gets a mail whose link sets their password.
   */
  @Post('account-requests/:request/approval')
  @Operation({
    access: staff('accounts:write'),
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict', 'already-exists', 'unprocessable'],
  })
  accountRequestApprove(
    @CallerOf() caller: Caller,
    @Param('request') request: string,
    @Body() body: AccountRequestApproveDto,
  ): Promise<AccountRequestDto> {
    return this.decisions.approve(caller, request, body);
  }

  /**
   * Decline an account request
   * @remarks Whoever asked gets a mail with the reason.
   */
  @Post('account-requests/:request/decline')
  @Operation({
    access: staff('accounts:write'),
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict'],
  })
  accountRequestDecline(
    @CallerOf() caller: Caller,
    @Param('request') request: string,
    @Body() body: AccountRequestDeclineDto,
  ): Promise<AccountRequestDto> {
    return this.decisions.decline(caller, request, body);
  }
}
