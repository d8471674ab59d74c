import { type Schema, specification } from '../support/contract.js';
import type { Random } from '../support/random.js';
import { hostileText } from './hostile.js';

/** Ids that exist or not, to be named in requests. */
export type Ids = (random: Random) => string;

let serial = 0;

/** A value that the schema allows, often one that means something. */
export function valid(schema: Schema, random: Random, ids: Ids, name = ''): unknown {
  if (schema.$ref) return valid(resolved(schema.$ref), random, ids, name);
  const [choice] = [schema.oneOf, schema.anyOf].filter((each) => each !== undefined);
  if (choice) return valid(random.maybe(choice) ?? {}, random, ids, name);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => valid(part, random, ids, name)));
  if (schema.enum) return random.maybe(schema.enum);
  const type = typeof schema.type === 'string' ? schema.type : random.maybe(schema.type ?? ['string']);
  if (type === 'null') return null;
  if (type === 'boolean') return random.isLucky(0.5);
  if (type === 'integer' || type === 'number') return numberOf(schema, random);
  if (type === 'array')
    return Array.from({ length: random.below(3) }, () => valid(schema.items ?? {}, random, ids, name));
  if (type === 'object') return objectOf(schema, random, ids, name);
  return textOf(schema, random, ids, name);
}

export function resolved(reference: string): Schema {
  const schema = specification.components.schemas[reference.split('/').at(-1) ?? ''];
  if (!schema) throw new Error(`${reference} is not in the specification`);
  return schema;
}

function numberOf({ minimum = 0, maximum = 10, example }: Schema, random: Random): number {
  if (typeof example === 'number' && random.isLucky(0.5)) return example;
  return random.pick([minimum, maximum, minimum + random.below(Math.min(maximum - minimum + 1, 1000))]);
}

function objectOf({ properties = {}, required = [], example }: Schema, random: Random, ids: Ids, name: string): object {
  // The form of every desk has these.
  if (name === 'fields') return { subject: 'Lamp', description: 'It does not shine.' };
  if (Object.keys(properties).length === 0) return Object(example ?? { en: 'Lamps', fr: 'Lampes' });
  const chosen = Object.entries(properties).filter(([each]) => required.includes(each) || random.isLucky(0.4));
  return Object.fromEntries(chosen.map(([each, schema]) => [each, valid(schema, random, ids, each)]));
}

/** Members whose values are known words of the desks that are fuzzed. */
const known: Readonly<Record<string, readonly [string, ...string[]]>> = {
  requestType: ['question', 'bug', 'nowhere'],
  transition: ['resolve', 'solve', 'start', 'nowhere'],
  group: ['support', 'nowhere'],
  language: ['en', 'fr', 'de', 'en-GB'],
  timeZone: ['Europe/Paris', 'UTC', 'Mars/Base'],
  relation: ['relatesTo', 'duplicates'],
};

function textOf(schema: Schema, random: Random, ids: Ids, name: string): string {
  const words = known[name];
  if (words && random.isLucky(0.8)) return random.pick(words);
  if (schema.format === 'uuid' || /^(ticket|into|followUpOf|article|person\w*|assignee)$/.test(name))
    return ids(random);
  if (schema.format === 'date-time') {
    return random.pick(['2026-11-22T10:00:00Z', '2020-01-01T00:00:00.000Z', '2099-12-31T23:59:59+02:00']);
  }
  if (schema.format === 'email' || /e-?mail/i.test(name)) return `fuzz.${++serial}@nowhere.example`;
  if (/password/i.test(name)) return 'Guichet-2026-ok';
  if (typeof schema.example === 'string' && random.isLucky(0.5)) return schema.example;
  const text = random.isLucky(0.2) ? hostileText(random) : `Words ${++serial}`;
  return text.slice(0, schema.maxLength ?? 1000);
}
