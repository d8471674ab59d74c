import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { Omittable, PageQueryDto } from '#http';

export const endpointStates = ['enabled', 'disabledByAdmin', 'disabledGone', 'disabledFailing'] as const;
export const healthStates = ['unused', 'healthy', 'failing'] as const;

const aKind = /^[a-zA-Z]+\.([a-zA-Z]+|\*)$/;
const aUrl = 'https://receiver.example.com/guichet';

/** How an endpoint fares. */
export class WebhookHealthDto {
  /** `failing` since a try failed and none has succeeded after it; `unused` before the first try */
  @ApiProperty({ enum: healthStates, enumName: 'WebhookHealthState' })
  state: (typeof healthStates)[number];

  /** First failure since the last success */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  failingSince: string | null;

  /** From when on a further failure disables the endpoint; null while it is not failing */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  disablesAt: string | null;

  /** When its owner was warned that it will be disabled, by an event `webhookEndpoint.warned` */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  warnedAt: string | null;

  /** The last success; true to the minute */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  lastSuccessAt: string | null;

  /** The last failure */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  lastFailureAt: string | null;
}

/** Where a desk's events are sent. */
export class WebhookEndpointDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Where they are sent */
  @ApiProperty({ format: 'uri', example: aUrl })
  url: string;

  /** What it is for */
  description: string;

  /**
   * The kinds of event it hears of; `ticket.*` is all of a family
   * @example ["ticket.*", "comment.added"]
   */
  kinds: string[];

  /** `disabledGone` since it answered 410, `disabledFailing` since nothing arrived for days */
  @ApiProperty({ enum: endpointStates, enumName: 'WebhookEndpointState' })
  state: (typeof endpointStates)[number];

  /** When it was disabled */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  disabledAt: string | null;

  /** Until when the secret before the present one signs too */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  oldSecretUntil: string | null;

  /** How it fares */
  health: WebhookHealthDto;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** Grows with every change that somebody makes; the number in the `ETag` */
  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** An endpoint with a secret that has just been made. */
export class WebhookEndpointSecretDto extends WebhookEndpointDto {
  /**
   * Signs what is sent, as Standard Webhooks says: shown here and never again
   * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
   */
  secret: string;
}

/** One page of endpoints. */
export class WebhookEndpointPageDto {
  @ApiProperty({ type: [WebhookEndpointDto] })
  items: WebhookEndpointDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class WebhookEndpointListQueryDto extends PageQueryDto {}

export class WebhookEndpointDraftDto {
  /** A public address by https */
  @ApiProperty({ format: 'uri', example: aUrl })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  url: string;

  /** What it is for */
  @Omittable()
  @IsString()
  @MaxLength(200)
  description?: string;

  /**
   * The kinds of event to hear of, as `eventList` names them; `ticket.*` for all of a family
   * @example ["ticket.*", "comment.added"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @Matches(aKind, { each: true })
  kinds: string[];
}

export class WebhookEndpointChangeDto {
  /** A public address by https */
  @ApiProperty({ format: 'uri', example: aUrl })
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  url?: string;

  /** What it is for */
  @Omittable()
  @IsString()
  @MaxLength(200)
  description?: string;

  /**
   * The kinds of event to hear of from now on
   * @example ["ticket.*", "comment.added"]
   */
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @Matches(aKind, { each: true })
  kinds?: string[];

  /** `false` disables it and gives up what waits; `true` enables it again, from what happens next on */
  @Omittable()
  @IsBoolean()
  enabled?: boolean;
}

export class WebhookSecretRotationDto {
  /** Hours for which the old secret signs beside the new one; 24 when it is not given */
  @ApiProperty({ type: 'integer' })
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(168)
  overlapHours?: number;
}
