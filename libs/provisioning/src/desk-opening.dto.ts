import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { plainDuration } from '#desks';
import { Omittable } from '#http';
import { BlueprintCheckDto } from './blueprint.dto.js';

/** A desk to be made from a blueprint alone. */
export class DeskCreateDto extends BlueprintCheckDto {
  /** Whether it is a test desk, whose clock can be moved */
  @Omittable()
  @IsBoolean()
  test?: boolean;

  /** Where its mail goes: to the mail server (`smtp`, usual), or into an outbox that the API shows (test desks only) */
  @ApiPropertyOptional({ enum: ['smtp', 'outbox'], enumName: 'MailSink' })
  @Omittable()
  @IsIn(['smtp', 'outbox'])
  mail?: 'smtp' | 'outbox';

  /**
   * How long the desk stands, as an ISO 8601 duration of days, hours, minutes and seconds, `PT5M` to `P30D` (test desks
   * only). Then it is gone, with all that it holds. It counts by real time: moving the desk's own clock changes nothing
   * here. Left out: until it is deleted.
   */
  @ApiPropertyOptional({ format: 'duration', example: 'P1D' })
  @Omittable()
  @IsString()
  @MaxLength(40)
  @Matches(plainDuration, { message: 'lifetime must be an ISO 8601 duration of days, hours, minutes and seconds' })
  lifetime?: string;
}

/** A desk, as whoever runs the installation sees it. */
export class DeskDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "road" */
  slug: string;

  name: string;

  /** A suspended desk answers nobody, and nothing happens on it */
  @ApiProperty({ enum: ['active', 'suspended'], enumName: 'DeskStatus' })
  status: 'active' | 'suspended';

  /** Whether it is a test desk, whose clock can be moved */
  test: boolean;

  /** Where mail goes: to the mail server, or kept in the test outbox */
  @ApiProperty({ enum: ['smtp', 'outbox'], enumName: 'MailSink' })
  mail: 'smtp' | 'outbox';

  /** Version of the blueprint in force */
  @ApiProperty({ type: 'integer', minimum: 1 })
  blueprintVersion: number;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When a test desk's time is over, by real time, not by its own clock; null: not by itself */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  expiresAt: string | null;
}

/** A desk just made, with the key that opens it. */
export class DeskCreatedDto {
  /** The desk as it is now */
  desk: DeskDto;

  /** Secret API key with every scope; shown this once. Invite the first admin with it. */
  apiKey: string;
}

export class DeskPageDto {
  @ApiProperty({ type: [DeskDto] })
  items: DeskDto[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}
