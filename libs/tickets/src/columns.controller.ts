import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, person, signedIn } from '#http';
import type { Caller } from '#kernel';
import { ColumnsDto, ColumnsSetDto, ListViewPageDto } from './columns.dto.js';
import { Columns } from './columns.js';

@ApiTags('tickets')
@Controller('v1')
export class ColumnsController {
  constructor(private readonly columns: Columns) {}

  /**
   * The lists that the desk offers, in its order.
   *
   * @remarks Each is a `view` and `category` to send to `ticketList`, with its label and the columns the desk shows.
   */
  @Get('ticket-lists')
  @Operation({ access: signedIn('tickets:read') })
  listViewList(@CallerOf() caller: Caller): Promise<ListViewPageDto> {
    return this.columns.lists(caller);
  }

  /** The columns that the caller's lists show, and those to choose from. */
  @Get('me/ticket-columns')
  @Operation({ access: person })
  columnsGet(@CallerOf() caller: Caller): Promise<ColumnsDto> {
    return this.columns.get(caller);
  }

  /** Choose the columns that the caller's lists show, and their order; the choice is remembered. */
  @Put('me/ticket-columns')
  @Operation({ access: person, writes: true, ifMatch: 'required' })
  columnsSet(@CallerOf() caller: Caller, @Body() choice: ColumnsSetDto): Promise<ColumnsDto> {
    return this.columns.set(caller, choice.columns);
  }
}
