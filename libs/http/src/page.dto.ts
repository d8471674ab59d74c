import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Omittable } from './omittable.decorator.js';

export const defaultLimit = 25;

/** The part of a list's query that every list has. Extend it with the filters of the list. */
export class PageQueryDto {
  /** How many items at most */
  @ApiProperty({ type: 'integer', default: defaultLimit })
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  /** `nextCursor` of the page before, sent with the same filter and sort */
  @Omittable()
  @IsString()
  @MaxLength(2000)
  cursor?: string;
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * Makes a page of rows read with `limit + 1`: the row too many tells that there is a next page.
 *
 * @param cursorOf the cursor that leads to what follows a row
 */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => T,
  cursorOf: (row: Row) => string,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
