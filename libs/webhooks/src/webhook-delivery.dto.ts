import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsISO8601 } from 'class-validator';
import { Omittable, PageQueryDto } from '#http';

export const deliveryStates = ['pending', 'delivered', 'failed', 'cancelled'] as const;

/** One event on its way to one endpoint. Kept for 30 days. */
export class WebhookDeliveryDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Where it goes */
  @ApiProperty({ format: 'uuid' })
  endpointId: string;

  /** The event’s id, sent as `webhook-id` with every try: whoever gets it twice can tell */
  @ApiProperty({ format: 'uuid' })
  eventId: string;

  /**
   * What happened
   * @example ticket.filed
   */
  kind: string;

  /** `failed` when no try is left, `cancelled` when the endpoint was disabled before */
  @ApiProperty({ enum: deliveryStates, enumName: 'WebhookDeliveryState' })
  state: (typeof deliveryStates)[number];

  /** How often it was tried */
  @ApiProperty({ type: 'integer', minimum: 0 })
  attemptCount: number;

  /** When it is tried next; null when it is over */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  nextAttemptAt: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When it was over */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  endedAt: string | null;
}

/** One try. */
export class WebhookAttemptDto {
  /** From 1 */
  @ApiProperty({ type: 'integer', minimum: 1 })
  number: number;

  /** By the desk’s clock */
  @ApiProperty({ format: 'date-time' })
  at: string;

  /** Milliseconds that it took */
  @ApiProperty({ type: 'integer', minimum: 0 })
  durationMs: number;

  /** As they were sent */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  requestHeaders: Record<string, string>;

  /** HTTP status of the answer; null where none came */
  @ApiProperty({ type: 'integer', nullable: true })
  status: number | null;

  /** Why no answer came */
  @ApiProperty({ nullable: true, type: String })
  error: string | null;

  /** The first 4 kB of the answer */
  @ApiProperty({ nullable: true, type: String })
  response: string | null;
}

/** A delivery with what was sent and how each try went. */
export class WebhookDeliveryDetailDto extends WebhookDeliveryDto {
  /** The very text that is sent; null for a key that may not read what it tells of */
  @ApiProperty({ nullable: true, type: String })
  body: string | null;

  /** In their order; of many, the last hundred */
  @ApiProperty({ type: [WebhookAttemptDto] })
  attempts: WebhookAttemptDto[];
}

/** One page of deliveries, newest first. */
export class WebhookDeliveryPageDto {
  @ApiProperty({ type: [WebhookDeliveryDto] })
  items: WebhookDeliveryDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class WebhookDeliveryListQueryDto extends PageQueryDto {
  /** Only those in this state */
  @ApiProperty({ enum: deliveryStates, enumName: 'WebhookDeliveryState' })
  @Omittable()
  @IsIn(deliveryStates)
  state?: (typeof deliveryStates)[number];
}

/** Which deliveries to send again. */
export class WebhookRedeliveryRangeDto {
  /** The first instant at which they were made, by the desk’s clock */
  @ApiProperty({ format: 'date-time' })
  @IsISO8601({ strict: true, strictSeparator: true })
  from: string;

  /** The last; until now when it is not given */
  @ApiProperty({ format: 'date-time' })
  @Omittable()
  @IsISO8601({ strict: true, strictSeparator: true })
  to?: string;

  /** Only those in these states; those that failed or were cancelled when it is not given */
  @ApiProperty({ enum: deliveryStates, enumName: 'WebhookDeliveryState', isArray: true })
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(deliveryStates, { each: true })
  states?: (typeof deliveryStates)[number][];
}

export class WebhookRedeliveryDto {
  /** How many deliveries are sent again */
  @ApiProperty({ type: 'integer', minimum: 0 })
  count: number;
}
