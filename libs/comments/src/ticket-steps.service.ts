import { Injectable } from '@nestjs/common';
import { type Caller, Problem } from '#kernel';
import { namedTransition, partOf, TicketCommands, type TicketDto, takeStep } from '#tickets';
import type { TransitionDraftDto } from './comment.dto.js';
import { say } from './comment-writing.js';

/** Takes a step on a ticket by hand, with or without a word. It stands here because here both are known. */
@Injectable()
export class TicketSteps {
  constructor(private readonly commands: TicketCommands) {}

  /** @throws Problem those of `namedTransition` and `say` */
  async take(caller: Caller, ticket: string, { transition, comment, reason }: TransitionDraftDto): Promise<TicketDto> {
    return this.commands.change(caller, ticket, 'optional', async (edit) => {
      const why = reason === undefined ? {} : { reason };
      if (comment !== undefined) {
        await say(edit, caller, { body: comment, visibility: 'public', transition, ...why });
        return;
      }
      const { blueprint } = edit;
      const said = { comment: false, reason: reason !== undefined };
      const step = namedTransition(caller, blueprint, edit.ticket, transition, said);
      const part = partOf(caller, edit.ticket, blueprint);
      if (part === null) throw new Problem('forbidden', 'You may read this ticket, not move it.');
      takeStep(edit, step, { by: part, cause: 'hand', ...why });
    });
  }
}
