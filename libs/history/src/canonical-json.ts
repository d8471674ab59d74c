/**
 * The one way to write a JSON value down (RFC 8785, JSON Canonicalization Scheme): no white space, the members of objects
 * sorted by the UTF-16 code units of their names; strings and numbers as ECMAScript writes them, which the RFC takes over.
 * What is hashed is the UTF-8 of this text.
 *
 * @param value JSON: what `JSON.parse` gives, or what `JSON.stringify` would make JSON of
 */
export function canonicalJson(value: unknown): string {
  return written(JSON.parse(JSON.stringify(value)));
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${written(member)}`).join(',')}}`;
}
