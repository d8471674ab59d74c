import { ApiProperty, PickType } from '@nestjs/swagger';
import { TicketStatusDto } from './ticket.dto.js';
import { TicketFilterDto } from './ticket-list.dto.js';

/** What is counted. All that is given must hold. */
export class TicketCountQueryDto extends PickType(TicketFilterDto, [
  'view',
  'status',
  'category',
  'open',
  'type',
  'priority',
  'requester',
  'organization',
  'assignee',
  'group',
]) {}

/** How many tickets stand in one status. */
export class TicketStatusCountDto {
  /** The status counted */
  status: TicketStatusDto;

  /** How many tickets */
  @ApiProperty({ type: 'integer', minimum: 0 })
  count: number;
}

/** How many tickets there are. */
export class TicketCountDto {
  /** How many in all */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 10_000 })
  total: number;

  /** Whether there are more than were counted: counting ends at 10,000 */
  capped: boolean;

  /** Status by status in the order of the desk, those without tickets included */
  @ApiProperty({ type: [TicketStatusCountDto] })
  byStatus: TicketStatusCountDto[];
}
