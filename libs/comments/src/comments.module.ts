import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Belongings } from '#accounts';
import { TicketsModule } from '#tickets';
import { AudienceController } from './audience.controller.js';
import { CommentRow } from './comment.entity.js';
import { commentBelongings } from './comment-belongings.js';
import { CommentsController } from './comments.controller.js';
import { Comments } from './comments.service.js';
import { TicketSteps } from './ticket-steps.service.js';
import { TransitionsController } from './transitions.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([CommentRow]), TicketsModule],
  controllers: [CommentsController, AudienceController, TransitionsController],
  providers: [Comments, TicketSteps],
  exports: [Comments, TicketSteps],
})
export class CommentsModule {
  constructor(belongings: Belongings) {
    belongings.add(commentBelongings);
  }
}
