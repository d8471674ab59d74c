import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { bodyProblems, CallerOf, Operation, signedIn } from '#http';
import type { Caller } from '#kernel';
import { LookAlikeListDto, LookAlikeQuestionDto } from './look-alike-question.dto.js';
import { LookAlikes } from './look-alikes.service.js';

@ApiTags('tickets')
@Controller('v1/tickets/look-alikes')
export class LookAlikesController {
  constructor(private readonly lookAlikes: LookAlikes) {}

  /**
   * The open tickets that look like one about to be filed.
   *
   * @remarks Among those of the requester's organization (of the requester alone, where there is none) that the caller
   * may see. Changes nothing and is quick enough to be asked with each keystroke.
   */
  @Post()
  @Operation({
    access: signedIn('tickets:read'),
    status: 200,
    problems: ['unprocessable', ...bodyProblems],
  })
  lookAlikeList(@CallerOf() caller: Caller, @Body() question: LookAlikeQuestionDto): Promise<LookAlikeListDto> {
    return this.lookAlikes.list(caller, question);
  }
}
