import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsString, MaxLength, ValidateNested } from 'class-validator';

/** A kind of event that the caller may get mail about. */
export class NotificationChoiceDto {
  /**
   * Key of the kind, as in the history
   * @example "comment.added"
   */
  event: string;

  /**
   * In the language of the answer
   * @example "Somebody answers"
   */
  label: string;

  /** Whether the caller gets a mail */
  mail: boolean;

  /** Whether the desk leaves it to the caller */
  optional: boolean;
}

/** What the caller gets mail about. */
export class NotificationChoicesDto {
  /** Every kind of event that the caller may hear of at this desk */
  @ApiProperty({ type: [NotificationChoiceDto] })
  events: NotificationChoiceDto[];

  /** That of the person whose choice it is */
  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** Whether to get mail about a kind of event. */
export class NotificationWishDto {
  /**
   * Key of the kind
   * @example "ticket.moved"
   */
  @IsString()
  @MaxLength(60)
  event: string;

  /** False: no mail, as far as the desk leaves it to the caller */
  @IsBoolean()
  mail: boolean;
}

/** What the caller wants mail about from now on. */
export class NotificationChoicesSetDto {
  /** Each kind once; about those that are not named there is mail */
  @ApiProperty({ type: [NotificationWishDto], maxItems: 100 })
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique(({ event }: NotificationWishDto) => event)
  @ValidateNested({ each: true })
  @Type(() => NotificationWishDto)
  events: NotificationWishDto[];
}
