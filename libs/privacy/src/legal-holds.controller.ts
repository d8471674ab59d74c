import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { admin, CallerOf, Operation, PageQueryDto } from '#http';
import type { Caller } from '#kernel';
import { LegalHoldDraftDto, LegalHoldDto, LegalHoldPageDto } from './legal-hold.dto.js';
import { LegalHolds } from './legal-holds.service.js';

@ApiTags('privacy')
@Controller('v1/legal-holds')
export class LegalHoldsController {
  constructor(private readonly holds: LegalHolds) {}

  /**
   * Put a legal hold on a person or a ticket
   * @remarks Until it is lifted, nothing of it is erased, nor let go of because the desk had kept it long enough.
   */
  @Post()
  @Operation({ access: admin('privacy:write'), writes: true, problems: ['unprocessable'] })
  legalHoldSet(@CallerOf() caller: Caller, @Body() draft: LegalHoldDraftDto): Promise<LegalHoldDto> {
    return this.holds.set(caller, draft);
  }

  /** List the legal holds, newest first */
  @Get()
  @Operation({ access: admin('privacy:read'), problems: ['invalid-cursor'] })
  legalHoldList(@CallerOf() caller: Caller, @Query() query: PageQueryDto): Promise<LegalHoldPageDto> {
    return this.holds.list(caller, query);
  }

  /** Lift a legal hold */
  @Delete(':hold')
  @Operation({ access: admin('privacy:write'), writes: true, status: 204, problems: ['not-found'] })
  async legalHoldLift(@CallerOf() caller: Caller, @Param('hold') hold: string): Promise<void> {
    await this.holds.lift(caller, hold);
  }
}
