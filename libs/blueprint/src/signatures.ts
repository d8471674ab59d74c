/** The shapes of this lib's functions. */
import type { Blueprint } from './blueprint.js';
import type { Complaint } from './complaint.js';
import type { BlueprintDocument } from './document.js';

/** Either no complaint and a blueprint, or complaints alone. */
export type CheckedBlueprint =
  | { readonly blueprint: Blueprint; readonly document: BlueprintDocument; readonly complaints: readonly [] }
  | { readonly blueprint: null; readonly document: null; readonly complaints: readonly Complaint[] };

/** `checkBlueprint(source)`: YAML or JSON text, or a parsed value. Never throws. */
export type CheckBlueprint = (source: unknown) => CheckedBlueprint;

/** How many live tickets stand where. */
export interface LiveTickets {
  readonly ticketsByStatus: Readonly<Record<string, number>>;
  readonly ticketsByType: Readonly<Record<string, number>>;
}

/** Where the tickets of a status or type that goes away go: old key → new key. */
export interface ChangeMapping {
  readonly statuses?: Readonly<Record<string, string>>;
  readonly types?: Readonly<Record<string, string>>;
}

export interface Change {
  /** The part of the blueprint, and the key in it when the part is a map. */
  readonly pointer: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly detail: string;
}

export interface Move {
  readonly what: 'status' | 'type';
  readonly from: string;
  /** null while no valid mapping says it. */
  readonly to: string | null;
  readonly tickets: number;
}

export interface ChangePlan {
  readonly changes: readonly Change[];
  /** Statuses and types that go away with live tickets in them. */
  readonly moves: readonly Move[];
  /** Why it cannot be applied, with pointers into the mapping (`/statuses/pending`). Empty: it can. */
  readonly problems: readonly Complaint[];
}

/** `planChange(from, to, live, mapping)`; `from` is null for a new desk. Pure. */
export type PlanChange = (
  from: Blueprint | null,
  to: Blueprint,
  live: LiveTickets,
  mapping: ChangeMapping,
) => ChangePlan;
