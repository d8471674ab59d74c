import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { Omittable, PageQueryDto } from '#http';

/** A publishable key, without the key itself. */
export class PublishableKeyDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "contact page" */
  name: string;

  /**
   * The key's last four characters
   * @example "x9Kf"
   */
  hint: string;

  /**
   * Keys of the request types whose forms it reads and submits to
   * @example ["question"]
   */
  requestTypes: string[];

  /**
   * Origins of the pages it works in
   * @example ["https://www.partner.example"]
   */
  origins: string[];

  /** Who made it */
  @ApiProperty({ nullable: true, type: String, format: 'uuid' })
  createdBy: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** Until when the secret before the last rotation is good too; null: it is not */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  oldSecretUntil: string | null;

  /** When it was revoked; null: it is good */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  endedAt: string | null;

  /** Grows with every change; the `ETag` is made of it */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A publishable key that has just been made. */
export class PublishableKeyTextDto extends PublishableKeyDto {
  /** The key itself, to be put into the page: shown here and never again */
  key: string;

  /**
   * What your server signs with who looks at the page, so that visitors need not say so: shown here and never again. Not
   * for pages: whoever has it can file in anybody's name
   */
  secret: string;
}

/** A publishable key with its new secret. */
export class PublishableKeySecretDto extends PublishableKeyDto {
  /**
   * What your server signs from now on: shown here and never again
   * @example "gvs_6f1c…"
   */
  secret: string;
}

/** How the secret is replaced. */
export class PublishableKeySecretRotationDto {
  /** Hours for which the old secret stays good beside the new one; 24 when it is not given */
  @ApiProperty({ type: 'integer' })
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(720)
  overlapHours?: number;
}

/** One page of publishable keys. */
export class PublishableKeyPageDto {
  @ApiProperty({ type: [PublishableKeyDto] })
  items: PublishableKeyDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class PublishableKeyListQueryDto extends PageQueryDto {}

export class PublishableKeyCreateDto {
  /** What it is for */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  /**
   * Keys of the request types whose forms it reads and submits to
   * @example ["question"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  requestTypes: string[];

  /**
   * Origins of the pages it works in, exactly as browsers send them: scheme, host, and a port that is not the usual one
   * @example ["https://www.partner.example"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  origins: string[];
}
