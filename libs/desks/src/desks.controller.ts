import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { admin, anyone, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import { DeskProfileDto, TestClockDto, TestClockMoveDto } from './desk.dto.js';
import { deskProfileView } from './desk.view.js';
import { DeskRegistry } from './desk-registry.js';
import { TestClock } from './test-clock.js';

@ApiTags('desks')
@Controller('v1')
export class DesksController {
  constructor(
    private readonly desks: DeskRegistry,
    private readonly clock: TestClock,
  ) {}

  /**
   * Show a desk’s public profile
   * @remarks Languages, doors, how one becomes a customer, the password rule, and where to turn when nothing else works.
   */
  @Get('desks/:desk')
  @Operation({ access: anyone, problems: ['not-found'] })
  async deskProfileGet(@Param('desk') slug: string): Promise<DeskProfileDto> {
    const desk = await this.desks.bySlug(slug);
    return deskProfileView(
      desk,
      await this.desks.blueprint({ deskId: desk.id, blueprintVersion: desk.blueprintVersion }),
    );
  }

  /** Read the clock of a test desk */
  @Get('test/clock')
  @Operation({ access: admin('desk:read') })
  async testClockGet(@CallerOf() caller: Caller): Promise<TestClockDto> {
    return this.clock.read(caller);
  }

  /**
   * Move the clock of a test desk
   * @remarks Forward only. The clock then stands still until it is moved again; what became due on the way happens within seconds.
   */
  @Post('test/clock')
  @Operation({ access: admin('desk:write'), writes: true, status: 200 })
  async testClockMove(@CallerOf() caller: Caller, @Body() move: TestClockMoveDto): Promise<TestClockDto> {
    return this.clock.move(caller, move);
  }
}
