import { type Blueprint, type Labels, textIn } from '#blueprint';
import type { Caller, Uuid } from '#kernel';
import type { ComponentStatusDto, IncidentDto } from './status.dto.js';
import { type ComponentState, componentStates, type IncidentState } from './status.entity.js';
import type { StatusComponentDto } from './status-writing.dto.js';

/** A component, with what open incidents make of it. */
export interface ComponentNow {
  readonly id: Uuid;
  readonly names: Labels;
  readonly state: ComponentState;
  readonly position: number;
  readonly version: number;
  readonly during: readonly ComponentState[];
}

/** Columns of `status_component c` as a `ComponentNow`, for statements whose `$1` is the desk. */
export const componentColumns = `c.id, c.names, c.state, c.position, c.version,
  ARRAY(SELECT x.state FROM incident_component x JOIN incident i ON i.desk_id = $1 AND i.id = x.incident_id
    WHERE x.desk_id = $1 AND x.component_id = c.id AND i.state <> 'resolved') AS during`;

/** An incident with all that is said of it. */
export interface WholeIncident {
  readonly id: Uuid;
  readonly titles: Labels;
  readonly state: IncidentState;
  readonly startedAt: Date;
  readonly resolvedAt: Date | null;
  readonly version: number;
  readonly components: readonly { readonly id: Uuid; readonly names: Labels; readonly state: ComponentState }[];
  /** Newest first; `at` as ISO 8601 UTC */
  readonly updates: readonly {
    readonly id: Uuid;
    readonly state: IncidentState;
    readonly texts: Labels;
    readonly at: string;
  }[];
}

/** Columns of `incident i` as a `WholeIncident`, for statements whose `$1` is the desk. */
export const incidentColumns = `i.id, i.titles, i.state, i.started_at AS "startedAt", i.resolved_at AS "resolvedAt",
  i.version,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'names', c.names, 'state', x.state) ORDER BY c.position, c.id)
    FROM incident_component x JOIN status_component c ON c.desk_id = $1 AND c.id = x.component_id
    WHERE x.desk_id = $1 AND x.incident_id = i.id), '[]') AS components,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'state', u.state, 'texts', u.texts,
      'at', to_char(u.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY u.at DESC, u.id DESC)
    FROM incident_update u WHERE u.desk_id = $1 AND u.incident_id = i.id), '[]') AS updates`;

export function worst(states: readonly ComponentState[]): ComponentState {
  const place = Math.max(0, ...states.map((state) => componentStates.indexOf(state)));
  return componentStates[place] ?? 'operational';
}

export function componentStatusView(row: ComponentNow, caller: Caller, blueprint: Blueprint): ComponentStatusDto {
  return { id: row.id, name: said(row.names, caller, blueprint), state: worst([row.state, ...row.during]) };
}

export function statusComponentView({ id, names, state, position, version }: ComponentNow): StatusComponentDto {
  return { id, names: { ...names }, state, position, version };
}

export function incidentView(row: WholeIncident, caller: Caller, blueprint: Blueprint): IncidentDto {
  return {
    id: row.id,
    title: said(row.titles, caller, blueprint),
    state: row.state,
    components: row.components.map(({ id, names, state }) => ({ id, name: said(names, caller, blueprint), state })),
    updates: row.updates.map(({ id, state, texts, at }) => ({ id, state, text: said(texts, caller, blueprint), at })),
    startedAt: row.startedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    version: row.version,
  };
}

function said(labels: Labels, caller: Caller, { identity }: Blueprint): string {
  return textIn(labels, caller.language, identity.defaultLanguage);
}
