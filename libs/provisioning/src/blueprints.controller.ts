import { Body, Controller, Get, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { admin, bodyProblems, CallerOf, Operation, PageQueryDto } from '#http';
import { type Caller, notFound } from '#kernel';
import {
  BlueprintChangeDto,
  BlueprintCheckDto,
  BlueprintDto,
  BlueprintPlanDto,
  BlueprintReportDto,
  BlueprintVersionPageDto,
} from './blueprint.dto.js';
import { Blueprints } from './blueprints.service.js';

@ApiTags('desks')
@Controller('v1/blueprint')
export class BlueprintsController {
  constructor(private readonly blueprints: Blueprints) {}

  /** Read the blueprint in force */
  @Get()
  @Operation({ access: admin('desk:read') })
  async blueprintGet(@CallerOf() caller: Caller): Promise<BlueprintDto> {
    return this.blueprints.get(caller);
  }

  /**
   * Check a blueprint
   * @remarks Every complaint says where (JSON pointer, line and column) and what to do. Nothing is stored.
   */
  @Post('checks')
  @Operation({ access: admin('desk:read'), status: 200, problems: bodyProblems })
  blueprintCheck(@Body() body: BlueprintCheckDto): BlueprintReportDto {
    return this.blueprints.check(body.blueprint);
  }

  /**
   * See what a blueprint would change
   * @remarks Compares it with the version in force and counts the tickets that would have to move. Nothing is stored.
   */
  @Post('plans')
  @Operation({
    access: admin('desk:read'),
    status: 200,
    problems: ['invalid-blueprint', ...bodyProblems],
  })
  async blueprintPlan(@CallerOf() caller: Caller, @Body() body: BlueprintChangeDto): Promise<BlueprintPlanDto> {
    return this.blueprints.plan(caller, body);
  }

  /**
   * Put a blueprint in force
   * @remarks All or nothing, without a restart; running tickets follow at once and their timers are armed anew.
   */
  @Put()
  @Operation({
    access: admin('desk:write'),
    writes: true,
    ifMatch: 'required',
    problems: ['invalid-blueprint', 'mapping-required'],
  })
  async blueprintApply(@CallerOf() caller: Caller, @Body() body: BlueprintChangeDto): Promise<BlueprintDto> {
    return this.blueprints.apply(caller, body);
  }

  /** List the versions of the blueprint, the newest first */
  @Get('versions')
  @Operation({ access: admin('desk:read'), problems: ['invalid-cursor'] })
  async blueprintVersionList(
    @CallerOf() caller: Caller,
    @Query() query: PageQueryDto,
  ): Promise<BlueprintVersionPageDto> {
    return this.blueprints.list(caller, query);
  }

  /** Read one version of the blueprint */
  @Get('versions/:version')
  @ApiParam({ name: 'version', schema: { type: 'integer', minimum: 1 } })
  @Operation({ access: admin('desk:read'), problems: ['not-found'] })
  async blueprintVersionGet(
    @CallerOf() caller: Caller,
    @Param('version', new ParseIntPipe({ exceptionFactory: () => notFound() })) version: number,
  ): Promise<BlueprintDto> {
    if (version > 2_147_483_647) throw notFound();
    return this.blueprints.get(caller, version);
  }
}
