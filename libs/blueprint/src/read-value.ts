import type { Complaints } from './complaints.js';
import { pointerTo } from './places.js';
import { largestSource, mostValues } from './read-text.js';
import { deepestNesting } from './text-bounds.js';

/**
 * A copy of a value that came from anywhere (a JSON body, a test), with nothing but strings, numbers, booleans, null,
 * lists and maps in it, under the same bounds as a text.
 */
export function readValue(source: unknown, complaints: Complaints): unknown {
  let values = 0;
  let size = 0;
  const read = (value: unknown, at: string, depth: number): unknown => {
    values += 1;
    if (complaints.full) return undefined;
    if (depth > deepestNesting) {
      complaints.add(at, 'too-deep', `Nest maps and lists at most ${deepestNesting} deep.`);
      return undefined;
    }
    if (values > mostValues) {
      if (complaints.none) complaints.add('', 'too-large', `A blueprint has at most ${mostValues} values.`);
      return undefined;
    }
    if (typeof value === 'string') size += value.length;
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return value;
    }
    if (Array.isArray(value)) return value.map((item, index) => read(item, pointerTo(at, index), depth + 1));
    if (typeof value === 'object') {
      const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
      return Object.fromEntries(
        entries.map(([key, inner]) => {
          size += key.length;
          return [key, read(inner, pointerTo(at, key), depth + 1)];
        }),
      );
    }
    complaints.add(at, 'wrong-type', 'Only strings, numbers, booleans, null, lists and maps can stand in a blueprint.');
    return undefined;
  };
  const copy = read(source, '', 0);
  if (size > largestSource && complaints.none) complaints.add('', 'too-large', 'A blueprint is at most 1 MiB long.');
  return copy;
}
