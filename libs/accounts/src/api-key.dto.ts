import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { Omittable, PageQueryDto } from '#http';
import { type Scope, scopes } from '#kernel';

/** A secret API key, without its secret. */
export class ApiKeyDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "telephone system" */
  name: string;

  /**
   * The key's last four characters
   * @example "x9Kf"
   */
  hint: string;

  /** What it may do; `accounts:write` makes staff too, so give it with care */
  @ApiProperty({ enum: scopes, enumName: 'Scope', isArray: true })
  scopes: Scope[];

  /**
   * Addresses and networks it may be used from; empty: from anywhere
   * @example ["192.0.2.0/24", "2001:db8::7"]
   */
  addresses: string[];

  /** Who made it; null: whoever runs the installation, or the service itself */
  @ApiProperty({ nullable: true, type: String, format: 'uuid' })
  createdBy: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** From when on it is refused; null: never */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  expiresAt: string | null;

  /** True to the minute; null: never used */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  lastUsedAt: string | null;

  /** When it was revoked, or will be after a rotation; null: it is good */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  endedAt: string | null;

  /** Grows with every change but of `lastUsedAt`; the `ETag` is made of it */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A key that has just been made. */
export class ApiKeySecretDto extends ApiKeyDto {
  /** The key itself: shown here and never again */
  key: string;
}

/** One page of keys. */
export class ApiKeyPageDto {
  @ApiProperty({ type: [ApiKeyDto] })
  items: ApiKeyDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class ApiKeyListQueryDto extends PageQueryDto {}

export class ApiKeyCreateDto {
  /** What it is for */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  /** What the key may do */
  @ApiProperty({ enum: scopes, enumName: 'Scope', isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(scopes, { each: true })
  scopes: Scope[];

  /**
   * Addresses and networks it may be used from (IPv4 and IPv6, CIDR); without them, from anywhere
   * @example ["192.0.2.0/24", "2001:db8::7"]
   */
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  addresses?: string[];

  /** From when on it is refused; without it, when it is revoked */
  @ApiProperty({ type: String, format: 'date-time' })
  @Omittable()
  @IsISO8601({ strict: true, strictSeparator: true })
  expiresAt?: string;
}

export class ApiKeyRotateDto {
  /** Hours for which the old key stays good beside the new one; 24 when it is not given */
  @ApiProperty({ type: 'integer' })
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(720)
  overlapHours?: number;
}
