import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { type ListColumn, listColumns, type StatusCategory, statusCategories } from '#blueprint';
import { KeyLabelDto } from './ticket.dto.js';
import { type TicketListView, ticketListViews } from './ticket-list.dto.js';

/** A column of a list. */
export class ColumnDto {
  /** Key of the column */
  @ApiProperty({ enum: listColumns, enumName: 'ListColumn' })
  key: ListColumn;

  /**
   * In the language of the answer
   * @example "Status"
   */
  label: string;
}

/** Which columns a person's lists show. */
export class ColumnsDto {
  /** Those shown, in order */
  @ApiProperty({ type: [ColumnDto] })
  columns: ColumnDto[];

  /** Those that can be chosen at this desk */
  @ApiProperty({ type: [ColumnDto] })
  available: ColumnDto[];

  /** Whether the person chose them; else they are the desk's */
  chosen: boolean;

  /** That of the person whose choice it is */
  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** The columns to show from now on. */
export class ColumnsSetDto {
  /** In order, each once */
  @ApiProperty({ enum: listColumns, enumName: 'ListColumn', isArray: true, minItems: 1, uniqueItems: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(listColumns, { each: true })
  columns: ListColumn[];
}

/** A list that the desk offers, such as "my requests". */
export class ListViewDto extends KeyLabelDto {
  /** What to send as `view` to `ticketList` */
  @ApiProperty({ enum: ticketListViews, enumName: 'TicketListView' })
  view: TicketListView;

  /** What to send as `category`; empty: tickets of any category */
  @ApiProperty({ enum: statusCategories, enumName: 'StatusCategory', isArray: true })
  categories: StatusCategory[];

  /** Columns that the desk shows unless the reader chose others */
  @ApiProperty({ type: [ColumnDto] })
  columns: ColumnDto[];
}

/** The lists that a desk offers. */
export class ListViewPageDto {
  @ApiProperty({ type: [ListViewDto] })
  items: ListViewDto[];

  /** Always null: a desk's lists fit on one page */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}
