import type { Blueprint } from './blueprint.js';
import { pointerTo } from './places.js';

export interface Change {
  /** Where in the new document, or in the old one for what is removed. */
  readonly pointer: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** In words, English. */
  readonly detail: string;
}

/** Parts that are maps of named things: each thing is added, removed or changed by itself. */
const namedParts: Record<string, (blueprint: Blueprint) => ReadonlyMap<string, object>> = {
  modules: (blueprint) => blueprint.modules,
  priorities: (blueprint) => blueprint.priorities,
  forms: (blueprint) => mapValues(blueprint.forms, ({ fieldsByKey: _, ...form }) => form),
  requestTypes: (blueprint) => mapValues(blueprint.requestTypes, (type) => ({ ...type, form: type.form.key })),
  groups: (blueprint) => blueprint.groups,
  statuses: (blueprint) => blueprint.statuses,
  transitions: (blueprint) => blueprint.transitions,
  timers: (blueprint) =>
    new Map([...blueprint.timersIn.values()].flatMap((timers) => timers.map((timer) => [timer.key, timer]))),
  calendars: (blueprint) => blueprint.calendars,
  notifications: (blueprint) => blueprint.notifications,
  lists: (blueprint) => blueprint.lists,
};

/** All other parts, each compared as a whole. */
const wholeParts: Record<string, (blueprint: Blueprint) => unknown> = {
  identity: (blueprint) => blueprint.identity,
  access: (blueprint) => blueprint.access,
  numbering: (blueprint) => blueprint.numbering,
  channels: (blueprint) => blueprint.channels,
  defaultGroup: (blueprint) => blueprint.defaultGroup,
  initialStatus: (blueprint) => blueprint.initialStatus,
  followUp: (blueprint) => blueprint.followUp,
  targets: (blueprint) => blueprint.targets,
  sharing: (blueprint) => blueprint.sharing,
  satisfaction: (blueprint) => blueprint.satisfaction,
  supportAccess: (blueprint) => blueprint.supportAccess,
  bundling: (blueprint) => blueprint.bundlesWithin,
  lookAlikes: (blueprint) => blueprint.pointsOutLookAlikes,
  articles: (blueprint) => blueprint.articles,
  statusPage: (blueprint) => blueprint.statusPage,
  attachments: (blueprint) => blueprint.attachments,
  retention: (blueprint) => blueprint.retention,
};

function mapValues<V, W>(map: ReadonlyMap<string, V>, change: (value: V) => W): Map<string, W> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}

/** What changes from one blueprint to the next, in the order of the document. */
export function differences(from: Blueprint | null, to: Blueprint): Change[] {
  if (!from) {
    return [{ pointer: '', kind: 'added', detail: `The desk "${to.identity.slug}" is new.` }];
  }
  const whole = Object.entries(wholeParts).flatMap(([part, of]) => changed(`/${part}`, of(from), of(to)));
  const named = Object.entries(namedParts).flatMap(([part, of]) => namedChanges(`/${part}`, of(from), of(to)));
  return [...whole, ...named];
}

function namedChanges(at: string, from: ReadonlyMap<string, object>, to: ReadonlyMap<string, object>): Change[] {
  const changes: Change[] = [];
  for (const key of from.keys()) {
    if (!to.has(key)) changes.push({ pointer: pointerTo(at, key), kind: 'removed', detail: `"${key}" goes away.` });
  }
  for (const [key, value] of to) {
    if (!from.has(key)) changes.push({ pointer: pointerTo(at, key), kind: 'added', detail: `"${key}" is new.` });
    else changes.push(...changed(pointerTo(at, key), from.get(key), value));
  }
  const common = (map: ReadonlyMap<string, object>) => [...map.keys()].filter((key) => from.has(key) && to.has(key));
  if (common(from).join() !== common(to).join()) {
    changes.push({ pointer: at, kind: 'changed', detail: `The order is now ${[...to.keys()].join(', ')}.` });
  }
  return changes;
}

/** At most one change, that names the first few leaves that differ. */
function changed(pointer: string, from: unknown, to: unknown): Change[] {
  const before = leaves(from);
  const after = leaves(to);
  const said: string[] = [];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(path) ?? 'nothing', after.get(path) ?? 'nothing'];
    if (old !== now) said.push(`${path === '' ? 'it' : path}: ${shorten(old)} → ${shorten(now)}`);
  }
  if (said.length === 0) return [];
  const more = said.length > 5 ? `; and ${said.length - 5} more` : '';
  return [{ pointer, kind: 'changed', detail: `${said.slice(0, 5).join('; ')}${more}.` }];
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** Each single value under its dotted path; what is absent or null is left out. */
function leaves(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  const inside = (step: string | number) => (path === '' ? String(step) : `${path}.${step}`);
  if (value instanceof Map) {
    for (const [key, inner] of value) leaves(inner, inside(String(key)), found);
  } else if (value instanceof Set) {
    found.set(path, [...value].join(', '));
  } else if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object')) found.set(path, value.join(', '));
    else {
      const keys = value.map(keyOf).filter((key) => key !== undefined);
      if (keys.length > 0) found.set(path, keys.join(', '));
      for (const [index, inner] of value.entries()) leaves(inner, inside(keyOf(inner) ?? index), found);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) leaves(inner, inside(key), found);
  } else if (value !== null && value !== undefined) {
    found.set(path, String(value));
  }
  return found;
}

function keyOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('key' in value)) return undefined;
  return typeof value.key === 'string' ? value.key : undefined;
}
