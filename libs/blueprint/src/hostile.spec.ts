import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { checkBlueprint } from './check.js';
import { exampleBlueprints } from './examples.js';

const first = (source: unknown) => checkBlueprint(source).complaints[0]?.code;

/** Repeatable randomness (Park and Miller). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48271) % 2147483647;
    return state % sides;
  };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every map and list in a value. */
function collections(value: unknown): (Record<string, unknown> | unknown[])[] {
  if (Array.isArray(value)) return [value, ...value.flatMap(collections)];
  return isMap(value) ? [value, ...Object.values(value).flatMap(collections)] : [];
}

const oddValues = [null, true, 0, -1, '', 'open', 'toString', '__proto__', [], {}, [null], { en: 1 }, 'x'.repeat(300)];

/** Changes one thing somewhere: drops it, renames it, or puts something odd in its place. */
function mutate(document: unknown, roll: (sides: number) => number): void {
  const all = collections(document).filter((each) => Object.keys(each).length > 0);
  const target = all[roll(all.length)];
  if (Array.isArray(target)) {
    const index = roll(target.length);
    if (roll(2) === 0) target.splice(index, 1);
    else target[index] = oddValues[roll(oddValues.length)];
    return;
  }
  if (!target) return;
  const keys = Object.keys(target);
  const key = keys[roll(keys.length)] ?? '';
  const value = target[key];
  const how = roll(3);
  if (how === 2) target[key] = oddValues[roll(oddValues.length)];
  else delete target[key];
  if (how === 1) target[`${key}x`] = value;
}

describe('a hostile or broken blueprint', () => {
  it('is refused when it is too long', () => {
    expect(first('#'.repeat(1024 * 1024 + 1))).toBe('too-large');
    expect(first({ identity: 'x'.repeat(1024 * 1024 + 1) })).toBe('too-large');
  });

  it.each([
    ['brackets', '['.repeat(40) + ']'.repeat(40)],
    ['very many brackets', '['.repeat(1_000_000)],
    ['braces', '{a: '.repeat(200_000)],
    ['marks on one line', '- '.repeat(500_000)],
    ['questions', '? '.repeat(500_000)],
    ['steps', Array.from({ length: 1400 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['as many steps as are read', Array.from({ length: 250 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['as many lists as are read', Array.from({ length: 250 }, (_, n) => `${' '.repeat(n)}-`).join('\n')],
  ])('is refused when it nests too deep in %s, and takes nothing down with it', (_what, text) => {
    expect(checkBlueprint(text).complaints).toMatchObject([{ code: 'too-deep', line: expect.any(Number) }]);
  });

  it('is refused when it holds itself', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(first(circular)).toBe('too-deep');
  });

  it('is refused when its aliases multiply', () => {
    const bomb = Array.from({ length: 12 }, (_, n) => `a${n}: &a${n} [${`*a${n - 1},`.repeat(n && 9)}]`).join('\n');
    expect(first(bomb)).toBe('too-many-aliases');
    const wide = `a: &a [${'1,'.repeat(5000)}]\nb: [${'*a,'.repeat(150)}]`;
    expect(first(wide)).toBe('too-large');
  });

  it('is refused when it has very many words', () => {
    expect(checkBlueprint('a:\n'.repeat(300_000)).complaints).toMatchObject([{ code: 'too-large', column: 1 }]);
    expect(checkBlueprint('[\n]\n]'.repeat(100_000)).complaints).toMatchObject([{ code: 'syntax', line: 3 }]);
  });

  it('is read in linear time when it has very many keys', () => {
    const many = Array.from({ length: 12_000 }, (_, n) => `k${n}: 1`).join('\n');
    const { complaints } = checkBlueprint(many);
    expect(complaints).toHaveLength(200);
  }, 10_000);

  it.each([null, undefined, 0, '', 'text', '--- a\n--- b', [], {}, true, () => 1, new Map(), Symbol('x'), 10n])(
    'is refused and never thrown about: %p',
    (source) => {
      expect(checkBlueprint(source).complaints.length).toBeGreaterThan(0);
    },
  );

  it('cannot reach into prototypes', () => {
    const source = '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}';
    expect(checkBlueprint(source).complaints.map((complaint) => complaint.pointer)).toContain('/__proto__');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it.each(exampleBlueprints())(
    'made from $slug at random brings complaints or a blueprint, never an exception',
    ({ source }) => {
      const roll = dice(source.length);
      const whole: unknown = parse(source);
      let refused = 0;
      for (let round = 0; round < 200; round += 1) {
        const document: unknown = structuredClone(whole);
        for (let changes = roll(3); changes >= 0; changes -= 1) mutate(document, roll);
        const { blueprint, complaints } = checkBlueprint(document);
        expect(blueprint === null).toBe(complaints.length > 0);
        for (const complaint of complaints) expect(complaint.detail.length).toBeGreaterThan(10);
        if (blueprint === null) refused += 1;
      }
      expect(refused).toBeGreaterThan(100);
    },
  );

  it.each(exampleBlueprints())('made from $slug by cutting its text brings complaints or a blueprint', ({ source }) => {
    const roll = dice(source.length + 1);
    for (let round = 0; round < 40; round += 1) {
      const from = roll(source.length);
      const text = source.slice(0, from) + source.slice(from + roll(40));
      const { blueprint, complaints } = checkBlueprint(text);
      expect(blueprint === null).toBe(complaints.length > 0);
      for (const complaint of complaints) expect(complaint.line).toBeGreaterThan(0);
    }
  });
});
