import type { ActorKind } from '#history';
import type { Uuid } from '#kernel';

/** An event of a ticket as it is stored: what it holds was written by any version of this service. */
export interface HistoryRow {
  readonly id: Uuid;
  readonly kind: string;
  readonly at: Date;
  readonly actorKind: ActorKind;
  readonly actorId: Uuid | null;
  /** Of an API key. */
  readonly keyName: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** What a person wrote; null once erased. */
  readonly text: Readonly<Record<string, unknown>> | null;
  /** Names of the people whose ids it holds. */
  readonly names: Readonly<Record<Uuid, string>> | null;
}
