/** Where each value of a text stands, by JSON pointer. */
export interface Place {
  /** Offset of the map key it belongs to; undefined at the root and in lists. */
  readonly key: number | undefined;
  readonly value: number;
  readonly isCollection: boolean;
}

/** One step further into a document (RFC 6901 §3). */
export function pointerTo(parent: string, step: string | number): string {
  return `${parent}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * The offset a reader should look at for a complaint. What is missing is looked for at the nearest thing that is
 * there; a map or list is pointed at by its key, because its first value may stand lines below.
 */
export function offsetOf(places: ReadonlyMap<string, Place>, pointer: string, aboutKey: boolean): number | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place) {
      const preferKey = aboutKey || place.isCollection || at !== pointer;
      return preferKey ? (place.key ?? place.value) : place.value;
    }
    if (at === '') return undefined;
  }
}
