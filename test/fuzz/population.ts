import { type Cast, openCast } from '../support/access-cast.js';
import { accessTable } from '../support/access-table.js';
import { operations } from '../support/contract.js';
import type { Random } from '../support/random.js';

/** Somebody who sends requests. */
export interface FuzzCaller {
  readonly name: string;
  /** Slug of the desk that the credentials are of; null without credentials. */
  readonly desk: string | null;
  readonly token?: string;
}

/** Two desks with people and one of everything, so that requests can name what exists, here or at the other desk. */
export interface Population {
  readonly callers: readonly FuzzCaller[];
  readonly slugs: readonly [string, string];
  readonly ids: (random: Random) => string;
  readonly pathValue: (operation: string, parameter: string, random: Random) => string;
}

export async function populate(): Promise<Population> {
  const cast = await openCast();
  const values = await everything(cast);
  const slugs = [cast.desk.slug, cast.otherDesk.slug] as const;
  const all = [...new Set([...values.values()].flat().filter((value) => /^[0-9a-f-]{36}$/.test(value)))];
  const at = (slug: string, people: Readonly<Record<string, string | undefined>>): FuzzCaller[] =>
    Object.entries(people).flatMap(([name, token]) => (token === undefined ? [] : [{ name, desk: slug, token }]));
  return {
    callers: [
      { name: 'anonymous', desk: null },
      ...at(cast.desk.slug, {
        customer: cast.ana.token,
        stranger: cast.cleo.token,
        agent: cast.tokenOf('agent', ''),
        admin: cast.eve.token,
        key: cast.desk.key,
        narrowKey: cast.tokenOf('key', ''),
        guest: cast.tokenOf('guest', ''),
        onBehalf: cast.tokenOf('onBehalf', ''),
      }),
      ...at(cast.otherDesk.slug, {
        otherCustomer: cast.gus.token,
        otherAgent: cast.finn.token,
        otherAdmin: cast.hal.token,
        otherKey: cast.otherDesk.key,
      }),
    ],
    slugs: [...slugs],
    ids: (random) => random.maybe(all) ?? '',
    pathValue: (operation, parameter, random) => {
      if (parameter === 'desk') return random.pick(slugs);
      return random.maybe(values.get(`${operation} ${parameter}`) ?? values.get(parameter) ?? all) ?? '';
    },
  };
}

/** Values of path parameters that exist, by operation and by name: made as the access table makes them. */
async function everything(cast: Cast): Promise<Map<string, string[]>> {
  const values = new Map<string, string[]>();
  const made = new Map<unknown, string[]>();
  for (const { operationId, path } of operations) {
    const row = accessTable[operationId];
    if (!row || !path.includes('{')) continue;
    const objects = made.get(row.object) ?? [];
    if (row.object && objects.length === 0) {
      for (const which of ['own', 'otherDesk'] as const) objects.push(await row.object(cast, which));
    }
    made.set(row.object, objects);
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '([^/?]+)')}`);
    for (const object of row.object ? objects : ['']) {
      const found = pattern.exec(row.path(object, cast)) ?? [];
      for (const [place, name] of names.entries()) {
        const value = found[place + 1];
        if (value === undefined || name === 'desk') continue;
        for (const key of [name, `${operationId} ${name}`]) values.set(key, [...(values.get(key) ?? []), value]);
      }
    }
  }
  return values;
}
