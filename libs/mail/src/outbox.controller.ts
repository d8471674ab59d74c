import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { admin, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import { OutboxPageDto, OutboxQueryDto } from './outbox.dto.js';
import { Outbox } from './outbox.service.js';

@ApiTags('desks')
@Controller('v1/test/outbox')
export class OutboxController {
  constructor(private readonly outbox: Outbox) {}

  /**
   * The mails that a test desk kept instead of sending, newest first.
   * @remarks A mail appears here once the worker has rendered it, within a second or so of what it tells of.
   */
  @Get()
  @Operation({ access: admin('desk:read'), problems: ['invalid-cursor'] })
  testOutboxList(@CallerOf() caller: Caller, @Query() query: OutboxQueryDto): Promise<OutboxPageDto> {
    return this.outbox.list(caller, query);
  }
}
