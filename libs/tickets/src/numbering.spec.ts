import { describe, expect, it } from '@jest/globals';
import { ticketNumbers } from './numbering.js';

const key = Uint8Array.from({ length: 32 }, (_, index) => index);
const otherKey = Uint8Array.from({ length: 32 }, (_, index) => index + 1);

const first = (
  count: number,
  digits: number,
  whenExhausted: 'widen' | 'refuse' = 'refuse',
  secret = key,
): (string | undefined)[] => {
  const numbers = ticketNumbers(secret, { digits, whenExhausted });
  return Array.from({ length: count }, (_, index) => numbers.numberOf(index));
};

describe('ticket numbers', () => {
  it.each([1, 2, 3, 4, 5])('of %i digits are each given once, and then refused', (digits) => {
    const size = 9 * 10 ** (digits - 1);
    for (const secret of digits < 5 ? [key, otherKey] : [key]) {
      const numbers = first(size, digits, 'refuse', secret);
      const inOrder = Array.from({ length: size }, (_, index) => String(10 ** (digits - 1) + index));
      expect([...numbers].sort()).toEqual(inOrder.sort());
    }
    const exhausted = ticketNumbers(key, { digits, whenExhausted: 'refuse' });
    expect(exhausted.capacity).toBe(size);
    expect(exhausted.numberOf(size)).toBeUndefined();
  });

  it('grow by a digit when the desk lets them, and are still given once', () => {
    const numbers = first(20_000, 2, 'widen');
    expect(new Set(numbers).size).toBe(20_000);
    expect(numbers.map((number) => number?.length)).toEqual(
      numbers.map((_, index) => (index < 90 ? 2 : index < 900 ? 3 : index < 9000 ? 4 : 5)),
    );
    const widest = ticketNumbers(key, { digits: 15, whenExhausted: 'widen' });
    expect(widest.numberOf(widest.capacity - 1)).toMatch(/^[1-9]\d{14}$/);
    expect(widest.numberOf(widest.capacity)).toBeUndefined();
  });

  it('stay unique when the digits of a desk are changed back and forth', () => {
    const rules = [3, 4, 2].map((digits) => ticketNumbers(key, { digits, whenExhausted: 'widen' }));
    const numbers = Array.from({ length: 9000 }, (_, index) => rules[Math.floor(index / 100) % 3]?.numberOf(index));
    expect(new Set(numbers).size).toBe(9000);
  });

  it('are the same for the same key in every release', () => {
    expect(first(5, 6)).toEqual(['374481', '567360', '535362', '620943', '241053']);
    expect(first(5, 4)).toEqual(['3118', '3446', '6467', '1174', '7537']);
    const long = ticketNumbers(key, { digits: 6, whenExhausted: 'widen' });
    expect([899_999, 900_000, 8_999_999, 9_000_000, 123_456_789_012].map((count) => long.numberOf(count))).toEqual([
      '905159',
      '5458772',
      '4250179',
      '59444428',
      '493314893367',
    ]);
    expect(first(3, 6, 'refuse', otherKey)).toEqual(['882406', '946988', '306564']);
  });

  it('do not give away their order: neighbours lie anywhere, with every key and digit', () => {
    const numbers = first(60_000, 6).map(Number);
    expect(new Set(numbers).size).toBe(60_000);
    const gaps = numbers
      .slice(1)
      .map((number, index) => (((number - (numbers[index] ?? 0)) % 900_000) + 900_000) % 900_000);
    for (const values of [numbers.map((number) => number - 100_000), gaps]) {
      const cells = new Array<number>(100).fill(0);
      for (const value of values) cells[Math.floor(value / 9000)] = (cells[Math.floor(value / 9000)] ?? 0) + 1;
      const expected = values.length / 100;
      const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // 99 degrees of freedom: 149 is exceeded once in a thousand.
      expect(chiSquare).toBeLessThan(149);
    }
    const rising = gaps.filter((_, index) => (numbers[index + 1] ?? 0) > (numbers[index] ?? 0)).length;
    expect(Math.abs(rising / gaps.length - 0.5)).toBeLessThan(0.012);
    const shared = first(5000, 6, 'refuse', otherKey).filter(
      (number, index) => Number(number) === numbers[index],
    ).length;
    expect(shared).toBeLessThan(5);
  });

  it('want a key of 32 bytes, 1 to 15 digits and a whole count', () => {
    expect(() => ticketNumbers(key.subarray(1), { digits: 6, whenExhausted: 'refuse' })).toThrow(RangeError);
    for (const digits of [0, 16, 2.5, Number.NaN]) {
      expect(() => ticketNumbers(key, { digits, whenExhausted: 'refuse' })).toThrow(RangeError);
    }
    const numbers = ticketNumbers(key, { digits: 6, whenExhausted: 'refuse' });
    for (const count of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => numbers.numberOf(count)).toThrow(RangeError);
  });
});
