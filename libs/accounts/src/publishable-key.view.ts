import type { PublishableKeyDto } from './publishable-key.dto.js';
import type { PublishableKeyRow } from './publishable-key.entity.js';

/** What there is to be shown of a publishable key: neither it nor its secrets. */
export type ShownPublishableKey = Omit<PublishableKeyRow, 'hash' | 'deskId' | 'secretSealed' | 'oldSecretSealed'>;

export function publishableKeyView(row: ShownPublishableKey, now: Date): PublishableKeyDto {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    requestTypes: row.requestTypes,
    origins: row.origins,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    oldSecretUntil: row.oldSecretUntil && row.oldSecretUntil > now ? row.oldSecretUntil.toISOString() : null,
    endedAt: row.endedAt?.toISOString() ?? null,
    version: row.version,
  };
}
