import type { Transaction } from '#database';
import { type Actor, eventOf, record } from '#history';
import { newId, type Scope, type Uuid } from '#kernel';
import { apiKeyCreated } from './accounts.events.js';
import { ApiKeyRow } from './api-key.entity.js';
import { hashOf, mintToken } from './secret-token.js';

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Networks it may be used from; none: from anywhere. */
  readonly addresses: readonly string[];
  /** null: until it is revoked. */
  readonly expiresAt: Date | null;
  readonly createdBy: Uuid | null;
  readonly actor: Actor;
}

/** Makes an API key. The key itself is returned here and never again: only its digest is kept. */
export async function issueApiKey(tx: Transaction, draft: NewApiKey): Promise<{ id: Uuid; key: string }> {
  const id = newId();
  const key = mintToken('gk', tx.deskId, id);
  const scopes = [...draft.scopes];
  await tx.manager.insert(ApiKeyRow, {
    deskId: tx.deskId,
    id,
    name: draft.name,
    hint: key.slice(-4),
    hash: hashOf(key),
    scopes,
    addresses: draft.addresses.length === 0 ? null : [...draft.addresses],
    createdBy: draft.createdBy,
    createdAt: tx.now,
    expiresAt: draft.expiresAt,
    lastUsedAt: null,
    endedAt: null,
  });
  const text = { name: draft.name };
  await record(
    tx,
    eventOf(apiKeyCreated, {
      actor: draft.actor,
      subjectId: id,
      data: { scopes, restricted: draft.addresses.length > 0 },
      text,
    }),
  );
  return { id, key };
}
