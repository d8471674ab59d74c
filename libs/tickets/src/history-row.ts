import type { ActorKind } from '#history';
import type { Uuid } from '#kernel';

/** An event of a ticket as it is stored: what it holds was written by any version of this service. */
export interface HistoryRow {
  readonly id: Uuid;
  readonly ticketId: Uuid;
  readonly kind: string;
  readonly at: Date;
  readonly actorKind: ActorKind;
  readonly actorId: Uuid | null;
  /** The customer in whose name an agent did it. */
  readonly onBehalfOf: Uuid | null;
  /** Of an API key. */
  readonly keyName: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** What a person wrote; null once erased. */
  readonly text: Readonly<Record<string, unknown>> | null;
  /** Names of the people whose ids it holds. */
  readonly names: Readonly<Record<Uuid, string>> | null;
  /** Who those are now whose account was merged into another. */
  readonly merged?: Readonly<Record<Uuid, { readonly id: Uuid; readonly name: string }>> | null;
}

/** The event as if everybody in it had always been who they are now. The log itself keeps who acted then. */
export function ledOn(row: HistoryRow): HistoryRow {
  const { merged } = row;
  if (!merged) return row;
  const now = (id: unknown) => (typeof id === 'string' ? (merged[id]?.id ?? id) : id);
  const actorId = row.actorId === null ? null : (merged[row.actorId]?.id ?? row.actorId);
  const data = Object.fromEntries(Object.entries(row.data).map(([name, value]) => [name, now(value)]));
  const names = { ...row.names, ...Object.fromEntries(Object.values(merged).map(({ id, name }) => [id, name])) };
  const onBehalfOf = row.onBehalfOf === null ? null : (merged[row.onBehalfOf]?.id ?? row.onBehalfOf);
  return { ...row, actorId, onBehalfOf, data, names };
}
