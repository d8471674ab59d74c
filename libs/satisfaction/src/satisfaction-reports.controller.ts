import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, staff } from '#http';
import type { Caller } from '#kernel';
import { SatisfactionReportDto, SatisfactionReportQueryDto } from './satisfaction-report.dto.js';
import { SatisfactionReports } from './satisfaction-reports.service.js';

@ApiTags('reports')
@Controller('v1/reports/satisfaction')
export class SatisfactionReportsController {
  constructor(private readonly reports: SatisfactionReports) {}

  /** How many were asked to rate, how many did, and how */
  @Get()
  @Operation({ access: staff('tickets:read') })
  satisfactionReportGet(
    @CallerOf() caller: Caller,
    @Query() query: SatisfactionReportQueryDto,
  ): Promise<SatisfactionReportDto> {
    return this.reports.get(caller, query);
  }
}
