import type { BlueprintDto, BlueprintVersionDto } from './blueprint.dto.js';

/** A row of `blueprint_version`. */
export interface BlueprintVersion {
  readonly version: number;
  readonly source: string;
  readonly appliedAt: Date;
  readonly appliedBy: string | null;
  readonly summary: { readonly changes: readonly BlueprintVersionDto['changes'][number][] };
}

export function blueprintVersionView(row: BlueprintVersion): BlueprintVersionDto {
  return {
    version: row.version,
    appliedAt: row.appliedAt.toISOString(),
    appliedBy: row.appliedBy,
    changes: row.summary.changes.map((change) => ({ ...change })),
  };
}

export function blueprintView(row: BlueprintVersion): BlueprintDto {
  return { ...blueprintVersionView(row), source: row.source };
}
