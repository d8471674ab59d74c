import type { AccountRequestDto } from './account-request.dto.js';
import type { AccountRequestRow } from './account-request.entity.js';

export function viewAccountRequest(row: AccountRequestRow): AccountRequestDto {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    organizationName: row.organizationName,
    message: row.message,
    language: row.language,
    status: row.status,
    reason: row.reason,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    personId: row.personId,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}
