import { ApiProperty } from '@nestjs/swagger';
import { EventDto } from '#change-feed';
import { CommentDto } from '#comments';
import { TicketDto } from '#tickets';

/** What happened, and how what it happened on is now. */
export class WebhookDataDto {
  /** As the change feed tells it */
  event: EventDto;

  /** The ticket that it happened on, as staff read it a moment after the event in the desk’s first language */
  @ApiProperty({ nullable: true, type: () => TicketDto })
  ticket: TicketDto | null;

  /** The comment that it is about, as staff read it a moment after the event */
  @ApiProperty({ nullable: true, type: () => CommentDto })
  comment: CommentDto | null;
}

/** What is sent to an endpoint, as Standard Webhooks says. */
export class WebhookMessageDto {
  /**
   * The kind of event; `webhook.test` for a test
   * @example ticket.filed
   */
  type: string;

  /** When it happened, by the desk’s clock */
  @ApiProperty({ format: 'date-time' })
  timestamp: string;

  /** What it was */
  data: WebhookDataDto;
}
