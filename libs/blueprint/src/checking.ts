import type { Complaints } from './complaints.js';
import type { BlueprintDocument, OneOrMore } from './document.js';
import { pointerTo } from './places.js';
import { suggestion } from './suggest.js';

/** What every check of meaning is given: a document of the right structure, and where to complain. */
export interface Checking {
  readonly document: BlueprintDocument;
  readonly complaints: Complaints;
}

/** The one or several words, each with the pointer of where it stands. */
export function eachOf<T>(words: OneOrMore<T> | undefined, at: string): [value: T, at: string][] {
  if (words === undefined) return [];
  return Array.isArray(words) ? words.map((word, index) => [word, pointerTo(at, index)]) : [[words, at]];
}

export function asList<T>(words: OneOrMore<T> | undefined): T[] {
  if (words === undefined) return [];
  return Array.isArray(words) ? words : [words];
}

/** Complains unless `name` is a key of `known`. */
export function mustExist(
  { complaints }: Checking,
  what: string,
  name: string | undefined,
  at: string,
  known: object | undefined,
): void {
  if (name === undefined || (known && Object.hasOwn(known, name))) return;
  complaints.add(at, 'unknown-name', `There is no ${what} "${name}".${suggestion(name, Object.keys(known ?? {}))}`);
}
