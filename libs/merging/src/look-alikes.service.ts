import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { DeskRegistry } from '#desks';
import type { Caller } from '#kernel';
import { likelyRequester, lookAlikes } from '#tickets';
import type { LookAlikeListDto, LookAlikeQuestionDto } from './look-alike-question.dto.js';

/** What the desk would point out if a ticket were filed now, at every desk that is asked. */
@Injectable()
export class LookAlikes {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `forbidden` for customers who name somebody, `unprocessable` when it is not clear whose it is */
  async list(caller: Caller, { fields, requester }: LookAlikeQuestionDto): Promise<LookAlikeListDto> {
    const blueprint = await this.desks.blueprint(caller);
    const of = likelyRequester(caller, requester);
    return { items: await lookAlikes(this.database, caller, blueprint, of, fields) };
  }
}
