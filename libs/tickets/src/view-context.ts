import type { Blueprint } from '#blueprint';
import { type Caller, isStaff } from '#kernel';
import type { AllowedActionDto } from './ticket.dto.js';
import { labelsIn, type TicketLabels } from './ticket-labels.js';

/** For whom a view is made; made once per answer. */
export interface ViewContext {
  readonly caller: Caller;
  readonly blueprint: Blueprint;
  readonly labels: TicketLabels;
  readonly staff: boolean;
  /** RFC 3339 in UTC, to the millisecond. */
  readonly now: string;
  /** What may be done, by all that it depends on: the tickets of a list share few answers. */
  readonly actions: Map<string, readonly AllowedActionDto[]>;
}

export function viewContext(caller: Caller, blueprint: Blueprint): ViewContext {
  return {
    caller,
    blueprint,
    labels: labelsIn(blueprint, caller.language),
    staff: isStaff(caller),
    now: caller.now.toISOString(),
    actions: new Map(),
  };
}
