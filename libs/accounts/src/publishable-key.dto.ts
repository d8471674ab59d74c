import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsString, MaxLength, MinLength } from 'class-validator';
import { PageQueryDto } from '#http';

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
