import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, operator, PageQueryDto } from '#http';
import type { Caller } from '#kernel';
import { DeskCreateDto, DeskCreatedDto, DeskDto, DeskPageDto } from './desk-opening.dto.js';
import { DeskOpenings } from './desk-openings.service.js';

@ApiTags('desks')
@Controller('v1/desks')
export class DeskOpeningsController {
  constructor(private readonly openings: DeskOpenings) {}

  /**
   * Make a desk from a blueprint
   * @remarks The desk is there at once, without a restart. The answer holds a secret API key with every scope, shown this once: invite the first admin with it. A test desk with a `lifetime` removes itself when that is over.
   */
  @Post()
  @Operation({ access: operator, writes: true, secret: true, problems: ['invalid-blueprint', 'already-exists'] })
  async deskCreate(@CallerOf() caller: Caller, @Body() draft: DeskCreateDto): Promise<DeskCreatedDto> {
    return this.openings.open(caller, draft);
  }

  /** List the desks of the installation, the newest first */
  @Get()
  @Operation({ access: operator, problems: ['invalid-cursor'] })
  async deskList(@Query() query: PageQueryDto): Promise<DeskPageDto> {
    return this.openings.list(query);
  }

  /**
   * Delete a test desk, with all that it holds
   * @remarks From the next request on it is as if it had never been; its rows and files are removed in the seconds after, for good. A request that is repeated finds nothing: 404. A desk that is no test desk is never deleted, only suspended.
   */
  @Delete(':desk')
  @Operation({ access: operator, writes: true, status: 204, problems: ['not-found', 'conflict'] })
  async deskDelete(@CallerOf() caller: Caller, @Param('desk') slug: string): Promise<void> {
    await this.openings.end(caller, slug);
  }

  /**
   * Suspend a desk
   * @remarks From the next request on it answers nobody, and nothing happens on it: no timer, no mail.
   */
  @Post(':desk/suspension')
  @Operation({ access: operator, writes: true, status: 200, problems: ['not-found'] })
  async deskSuspend(@CallerOf() caller: Caller, @Param('desk') slug: string): Promise<DeskDto> {
    return this.openings.suspend(caller, slug);
  }

  /** Let a suspended desk go on */
  @Delete(':desk/suspension')
  @Operation({ access: operator, writes: true, status: 200, problems: ['not-found'] })
  async deskResume(@CallerOf() caller: Caller, @Param('desk') slug: string): Promise<DeskDto> {
    return this.openings.resume(caller, slug);
  }
}
