/**
 * A small language for the structure of a document. A shape is a type guard that also says what is wrong: it answers
 * true exactly when it had nothing to complain about.
 */
import type { Complaints } from './complaints.js';
import { pointerTo } from './places.js';
import { suggestion } from './suggest.js';

export interface Reading {
  readonly complaints: Complaints;
  /** Every text met, so that its languages can be checked once the offered ones are known. */
  readonly texts: { readonly at: string; readonly text: unknown }[];
}

export type Shape<T> = (value: unknown, at: string, reading: Reading) => value is T;

/** A member of a map that may be left out. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}
type Member<T> = undefined extends T ? Optional<Exclude<T, undefined>> : Shape<T>;

export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `a ${typeof value}`;
}

export function wrongType(at: string, reading: Reading, wanted: string, value: unknown): false {
  reading.complaints.add(at, 'wrong-type', `${wanted} should stand here, not ${nameOf(value)}.`);
  return false;
}

/** A map with exactly these members. */
export function object<T extends object>(members: { [K in keyof T]-?: Member<T[K]> }): Shape<T> {
  const known: [string, Shape<unknown> | Optional<unknown>][] = Object.entries(members);
  const byName = new Map(known);
  return (value, at, reading): value is T => {
    if (!isMap(value)) return wrongType(at, reading, `A map with ${[...byName.keys()].join(', ')}`, value);
    let good = true;
    for (const key of Object.keys(value)) {
      if (reading.complaints.full) return false;
      if (byName.has(key)) continue;
      reading.complaints.add(
        pointerTo(at, key),
        'unknown-key',
        `"${key}" is not a word of this part.${suggestion(key, byName.keys())}`,
      );
      good = false;
    }
    for (const [key, member] of known) {
      const inner = pointerTo(at, key);
      if (Object.hasOwn(value, key)) {
        const shape = typeof member === 'function' ? member : member.optional;
        if (!shape(value[key], inner, reading)) good = false;
      } else if (typeof member === 'function') {
        reading.complaints.add(inner, 'missing', `"${key}" must be given here.`);
        good = false;
      }
    }
    return good;
  };
}

/** A map with keys of the author's choosing. */
export function map<T>(key: Shape<string>, inner: Shape<T>, least = 0): Shape<Record<string, T>> {
  return (value, at, reading): value is Record<string, T> => {
    if (!isMap(value)) return wrongType(at, reading, 'A map', value);
    const entries = Object.entries(value);
    if (entries.length < least) {
      reading.complaints.add(at, 'missing', `At least ${least} must be given here.`);
      return false;
    }
    let good = true;
    for (const [name, item] of entries) {
      if (reading.complaints.full) return false;
      const place = pointerTo(at, name);
      if (!key(name, place, reading) || !inner(item, place, reading)) good = false;
    }
    return good;
  };
}

/** A map whose keys come from a closed list; none is required. */
export function mapOfWords<W extends string, T>(words: readonly W[], inner: Shape<T>): Shape<Partial<Record<W, T>>> {
  const shape = map(word(words), inner);
  return (value, at, reading): value is Partial<Record<W, T>> => shape(value, at, reading);
}

export function list<T>(inner: Shape<T>, least = 0): Shape<T[]> {
  return (value, at, reading): value is T[] => {
    if (!Array.isArray(value)) return wrongType(at, reading, 'A list', value);
    if (value.length < least) {
      reading.complaints.add(at, 'missing', `At least ${least} must be listed here.`);
      return false;
    }
    let good = true;
    const seen = new Set<unknown>();
    for (const [index, item] of value.entries()) {
      if (reading.complaints.full) return false;
      const place = pointerTo(at, index);
      if (!inner(item, place, reading)) good = false;
      if (typeof item === 'string' && seen.has(item)) {
        reading.complaints.add(place, 'duplicate', `"${item}" is listed twice; keep one.`);
        good = false;
      }
      seen.add(item);
    }
    return good;
  };
}

/** One, or a list of at least one. */
export function oneOrMore<T>(inner: Shape<T>): Shape<T | T[]> {
  const several = list(inner, 1);
  return (value, at, reading): value is T | T[] =>
    Array.isArray(value) ? several(value, at, reading) : inner(value, at, reading);
}

/** A word of a closed list. */
export function word<W extends string | number>(words: readonly W[]): Shape<W> {
  return (value, at, reading): value is W => {
    if (words.some((known) => known === value)) return true;
    if (typeof value !== 'string') return wrongType(at, reading, `One of ${words.join(', ')}`, value);
    const hint = suggestion(value, words.map(String)) || ` Known here: ${words.join(', ')}.`;
    reading.complaints.add(
      at,
      'not-allowed',
      `"${value.slice(0, 80)}" is not one of the words that may stand here.${hint}`,
    );
    return false;
  };
}

/** A string of 1–`longest` characters that `fault` has nothing against. */
export function string(longest: number, fault: (value: string) => string | null = () => null): Shape<string> {
  return (value, at, reading): value is string => {
    if (typeof value !== 'string') return wrongType(at, reading, 'A text', value);
    if (value.trim() === '') reading.complaints.add(at, 'missing', 'This text is empty.');
    else if (value.length > longest) {
      reading.complaints.add(at, 'out-of-range', `This is longer than ${longest} characters.`);
    } else {
      const detail = fault(value);
      if (detail === null) return true;
      reading.complaints.add(at, 'bad-format', detail);
    }
    return false;
  };
}

/** A key that the author chooses. */
export function key(pattern: RegExp, wanted: string): Shape<string> {
  return (value, at, reading): value is string => {
    if (typeof value === 'string' && pattern.test(value)) return true;
    reading.complaints.add(at, 'bad-key', `Write this key as ${wanted}.`);
    return false;
  };
}

export function number(least: number, most: number, whole = true): Shape<number> {
  return (value, at, reading): value is number => {
    if (typeof value !== 'number') return wrongType(at, reading, whole ? 'A whole number' : 'A number', value);
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return true;
    const kind = whole ? 'a whole number' : 'a number';
    reading.complaints.add(at, 'out-of-range', `This must be ${kind} from ${least} to ${most}.`);
    return false;
  };
}

export const boolean: Shape<boolean> = (value, at, reading): value is boolean =>
  typeof value === 'boolean' || wrongType(at, reading, 'true or false', value);

/** A map is read as `inner`, anything else as `plain`. */
export function mapOr<P, T>(plain: Shape<P>, inner: Shape<T>): Shape<P | T> {
  return (value, at, reading): value is P | T => (isMap(value) ? inner(value, at, reading) : plain(value, at, reading));
}
