/** Numbers that are the same for the same seed (mulberry32). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  isLucky(chance: number): boolean {
    return this.next() < chance;
  }

  /** One of them; undefined when there is none. */
  maybe<T>(of: readonly T[]): T | undefined {
    return of[this.below(of.length)];
  }

  /** One of them. */
  pick<T>(of: readonly [T, ...T[]]): T {
    return of[this.below(of.length)] ?? of[0];
  }

  /** One of them, each as often as its weight says. */
  weighed<T>(of: readonly { readonly weight: number; readonly what: T }[]): T | undefined {
    let left = this.next() * of.reduce((sum, { weight }) => sum + weight, 0);
    for (const { weight, what } of of) {
      left -= weight;
      if (left < 0) return what;
    }
    return of.at(-1)?.what;
  }
}
