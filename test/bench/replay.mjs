// Makes statements that can be run again and again out of one recorded request: what belonged to that request (who asked,
// which ticket, the instant, fresh ids and numbers, what came out of an earlier row) becomes a place to be filled. What
// is left is the text of the statements, to the letter.
import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const uuid7 = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const aMoment = 10_000;

/**
 * @param {{ steps: object[], answer: unknown, at: number, facts: Record<string, string>, organizations: string[], body: unknown, number?: string }} recording
 *   `facts`: what the request was about (`person`, `session`, `ticket`), by its value then
 * @returns {{ steps: { begins: boolean, together: boolean, name: string | undefined, text: string, values: (context: object) => unknown[] }[], answer: (context: object) => unknown }}
 *   `answer`: the recorded answer with its places filled
 */
export function replayable(recording) {
  const random = new Map();
  const fresh = new Map();
  const earlier = [];
  // Rows of statements that are sent along with this one are not there yet.
  const pending = [];
  const steps = recording.steps.map((step, index) => {
    if (!step.together) earlier.push(...pending.splice(0));
    const place = (value) => placeOf(value, { ...recording, earlier, random, fresh }, undefined);
    const places = step.values.map(place);
    const isConstant = places.every(({ constant }) => constant);
    const constants = places.map(({ fill }) => (isConstant ? fill() : undefined));
    if (step.rows.length > 0) pending.push({ index, row: step.rows[0] });
    return {
      begins: step.begins,
      together: step.together,
      // The very name of the API, or one of our own: what TypeORM sends has none.
      name:
        step.values.length > 0 ? step.name || `bare.${createHash('md5').update(step.text).digest('hex')}` : undefined,
      text: step.text,
      values: isConstant ? () => constants : (context) => places.map(({ fill }) => fill(context)),
    };
  });
  earlier.push(...pending);
  return { steps, answer: placeOf(recording.answer, { ...recording, earlier, random, fresh }, undefined).fill };
}

/** What one request brings along for the places. */
export function contextOf(given) {
  return { ...given, now: new Date(), rows: [], random: new Map(), fresh: new Map() };
}

const fixed = (value) => ({ constant: true, fill: () => value });
const filled = (fill) => ({ constant: false, fill });

function placeOf(value, known, key) {
  const inRow = key === undefined ? undefined : fromRow(value, known, key);
  if (inRow) return inRow;
  if (value instanceof Date) return momentOf(value, known, (at) => at) ?? fixed(value);
  if (Buffer.isBuffer(value) || value instanceof Uint8Array) return bytesOf(value, known);
  if (typeof value === 'string') return textOf(value, known);
  if (Array.isArray(value)) return listOf(value, known);
  if (typeof value === 'object' && value !== null) return objectOf(value, known);
  return fixed(value);
}

/** A member such as `public_version` that continues a column of a row read before, such as `publicVersion`. */
function fromRow(value, { earlier, at }, key) {
  const column = key.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  for (const { index, row } of earlier.toReversed()) {
    if (!(column in row)) continue;
    const then = row[column];
    if (typeof value === 'number' && typeof then === 'number' && value >= then && value - then < 10) {
      return filled(({ rows }) => rows[index][0][column] + (value - then));
    }
    const text = then instanceof Date ? then.toISOString() : then;
    const isNow = then instanceof Date && Math.abs(then - at) < aMoment;
    if (JSON.stringify(text) === JSON.stringify(value) && !isNow) return filled(({ rows }) => rows[index][0][column]);
  }
  return undefined;
}

function momentOf(date, { at }, shown) {
  const ahead = date - at;
  if (Math.abs(ahead) < aMoment) return filled(({ now }) => shown(now));
  return ahead > 0 ? filled(({ now }) => shown(new Date(now.getTime() + ahead))) : undefined;
}

/** Digests and fingerprints must be others each time; one that occurs twice is the same both times. */
function bytesOf(value, { random }) {
  const id = Buffer.from(value).toString('hex');
  if (!random.has(id)) random.set(id, random.size);
  const index = random.get(id);
  return filled((context) => randomOf(context, index, value.length));
}

function randomOf(context, index, length) {
  let bytes = context.random.get(index);
  if (!bytes) {
    bytes = randomBytes(length);
    context.random.set(index, bytes);
  }
  return bytes;
}

function listOf(value, known) {
  if (value.length > 0 && String(value) === String(known.organizations)) {
    return filled(({ organizations }) => organizations);
  }
  const places = value.map((each) => placeOf(each, known, undefined));
  if (places.every(({ constant }) => constant)) return fixed(value);
  return filled((context) => places.map(({ fill }) => fill(context)));
}

function objectOf(value, known) {
  const places = Object.entries(value).map(([key, each]) => [key, placeOf(each, known, key)]);
  if (places.every(([, { constant }]) => constant)) return fixed(value);
  return filled((context) => Object.fromEntries(places.map(([key, { fill }]) => [key, fill(context)])));
}

function textOf(value, known) {
  if (/^[[{]/.test(value)) {
    const inside = parsed(value);
    const place = inside === undefined ? fixed(value) : placeOf(inside, known, undefined);
    return place.constant ? fixed(value) : filled((context) => JSON.stringify(place.fill(context)));
  }
  if (instant.test(value)) return momentOf(new Date(value), known, (date) => date.toISOString()) ?? fixed(value);
  for (const [name, then] of Object.entries(known.facts)) {
    if (value === then) return filled((context) => context[name]);
  }
  if (value === known.organizations[0]) return filled(({ organizations }) => organizations[0]);
  if (value === known.number) return filled((context) => context.number);
  for (const [id, index] of known.random) {
    const bytes = Buffer.from(id, 'hex');
    if (bytes.length >= 8 && value === bytes.readBigInt64BE(0).toString()) {
      return filled((context) => randomOf(context, index, bytes.length).readBigInt64BE(0).toString());
    }
  }
  const said = pathTo(value, known.body);
  if (said) return filled(({ body }) => inside(body, said));
  for (const { index, row } of known.earlier.toReversed()) {
    const read = pathTo(value, row);
    if (read) return filled(({ rows }) => inside(rows[index][0], read));
  }
  return freshIds(value, known);
}

function freshIds(value, { fresh, at }) {
  const ids = (value.match(uuid7) ?? []).filter((id) => Math.abs(millisecondsOf(id) - at) < aMoment);
  if (ids.length === 0) return fixed(value);
  for (const id of ids) if (!fresh.has(id)) fresh.set(id, fresh.size);
  const freshOf = (context, id) => {
    const index = fresh.get(id);
    if (!context.fresh.has(index)) context.fresh.set(index, v7());
    return context.fresh.get(index);
  };
  if (ids.length === 1 && ids[0] === value) return filled((context) => freshOf(context, value));
  return filled((context) => value.replace(uuid7, (id) => (fresh.has(id) ? freshOf(context, id) : id)));
}

function millisecondsOf(id) {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where in what a request sent, or in a row, a text stood. */
function pathTo(value, whole, path = []) {
  if (value.length < 4) return undefined;
  if (whole === value) return path;
  if (typeof whole !== 'object' || whole === null) return undefined;
  for (const [key, each] of Object.entries(whole)) {
    const found = pathTo(value, each, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

function inside(whole, path) {
  return path.reduce((part, member) => part?.[member], whole);
}
