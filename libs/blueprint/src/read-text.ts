/**
 * YAML (1.2, hence JSON too) to plain values, with the place of each one. The values are made here and not by the YAML
 * library, so that hostile texts stay cheap: aliases, depth and size are bounded, duplicate keys are found in linear
 * time, and nothing but strings, numbers, booleans, null, lists and maps can come out.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Complaints } from './complaints.js';
import { type Place, pointerTo } from './places.js';
import { deepestNesting, faultOfBounds } from './text-bounds.js';

/** UTF-8 bytes. */
export const largestSource = 1024 * 1024;
export const mostValues = 100_000;
export const mostAliases = 200;

export interface ReadText {
  readonly value: unknown;
  readonly places: ReadonlyMap<string, Place>;
  readonly lines: LineCounter;
}

export function readText(text: string, complaints: Complaints): ReadText {
  const lines = new LineCounter();
  const places = new Map<string, Place>();
  if (Buffer.byteLength(text) > largestSource) {
    complaints.add('', 'too-large', 'A blueprint is at most 1 MiB long.');
    return { value: undefined, places, lines };
  }
  const root = parse(text, lines, complaints);
  const value = root ? new TextReading(places, complaints).read(root, '', undefined, 0) : undefined;
  return { value, places, lines };
}

function parse(text: string, lines: LineCounter, complaints: Complaints): Node | null {
  const fault = faultOfBounds(text);
  if (fault) {
    complaints.list.push(fault);
    return null;
  }
  // The library looks for duplicate keys in quadratic time and prints to the console by default.
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  for (const error of [...document.errors, ...document.warnings]) {
    const { line, col } = lines.linePos(error.pos[0]);
    if (complaints.full) break;
    complaints.list.push({
      pointer: '',
      line,
      column: col,
      code: 'syntax',
      detail: `This is not valid YAML: ${error.message}`,
    });
  }
  return complaints.none ? document.contents : null;
}

class TextReading {
  private readonly anchors = new Map<string, Node>();
  private values = 0;
  private aliases = 0;

  constructor(
    private readonly places: Map<string, Place>,
    private readonly complaints: Complaints,
  ) {}

  read(node: unknown, at: string, key: number | undefined, depth: number): unknown {
    if (this.complaints.full) return undefined;
    if (isAlias(node)) return this.readAlias(node, at, key, depth);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    this.values += 1;
    if (!this.places.has(at)) {
      this.places.set(at, { key, value: node.range?.[0] ?? 0, isCollection: !isScalar(node) });
    }
    if (depth > deepestNesting) {
      this.complaints.add(at, 'too-deep', `Nest maps and lists at most ${deepestNesting} deep.`);
      return undefined;
    }
    if (this.values > mostValues) {
      if (this.values === mostValues + 1) this.complaints.add(at, 'too-large', 'This blueprint has too many values.');
      return undefined;
    }
    if (node.anchor) this.anchors.set(node.anchor, node);
    if (isSeq(node))
      return node.items.map((item, index) => this.read(item, pointerTo(at, index), undefined, depth + 1));
    if (isMap(node)) return this.readMap(node.items, at, depth);
    return node.value;
  }

  private readAlias(node: Node & { source: string }, at: string, key: number | undefined, depth: number): unknown {
    this.places.set(at, { key, value: node.range?.[0] ?? 0, isCollection: false });
    this.aliases += 1;
    if (this.aliases > mostAliases) {
      if (this.aliases === mostAliases + 1) {
        this.complaints.add(at, 'too-many-aliases', `Use at most ${mostAliases} aliases (*name).`);
      }
      return undefined;
    }
    const target = this.anchors.get(node.source);
    if (!target) this.complaints.add(at, 'syntax', `No anchor &${node.source} stands before this alias.`);
    return target && this.read(target, at, key, depth);
  }

  private readMap(pairs: readonly { key: unknown; value: unknown }[], at: string, depth: number): unknown {
    const entries = new Map<string, unknown>();
    for (const pair of pairs) {
      if (this.complaints.full) break;
      if (!isScalar(pair.key)) {
        this.complaints.add(at, 'bad-key', 'A key must be a plain word.');
        continue;
      }
      const name = String(pair.key.value);
      const inside = pointerTo(at, name);
      const offset = pair.key.range?.[0];
      if (entries.has(name)) {
        // The complaint belongs to the second one.
        this.places.set(inside, { key: offset, value: offset ?? 0, isCollection: false });
        this.complaints.add(inside, 'duplicate', `The key "${name}" is given twice in this map; keep one.`);
        continue;
      }
      if (!pair.value && offset !== undefined) {
        this.places.set(inside, { key: offset, value: offset, isCollection: false });
      }
      entries.set(name, this.read(pair.value, inside, offset, depth + 1));
    }
    return Object.fromEntries(entries);
  }
}
