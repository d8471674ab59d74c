import { createCipheriv } from 'node:crypto';
import type { Numbering } from '#blueprint';

// Ticket numbers without a counter that can be read off them. A desk counts its tickets (0, 1, 2 …, in blocks handed to
// each process) and shows each count through a secret permutation of the numbers of one width, so that two numbers say
// nothing of what was filed between them, and no two tickets ever share one.
//
// The permutation is a generalized Feistel network on Z_a × Z_b with a·b just over the width's 9·10^(d-1) numbers, and
// cycle-walking back into them (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002; the network is
// proved by Luby and Rackoff, 1988). Its round function is AES-256 under the desk's key, each block naming the width
// and the round, as in FF1 of NIST SP 800-38G. FF1 itself has 10 rounds and wants a million numbers at least; six digits have 900,000,
// so there are 12 rounds here. (Attacks on small domains need far more known pairs of count and number than there are.)

export interface TicketNumbers {
  /** How many tickets can be numbered in all. */
  readonly capacity: number;
  /**
   * The number of the ticket with this count (0, 1, 2 …), or undefined when the numbers are used up. Different counts
   * have different numbers, also after the desk's digits were changed in between.
   * @throws RangeError when `count` is no non-negative integer.
   */
  numberOf(count: number): string | undefined;
}

const rounds = 12;
/** The widest numbers whose arithmetic is exact: 10^15 < 2^53. */
const widest = 15;

/**
 * @param key the desk's secret, 32 bytes; it never changes, for another key would give out numbers a second time
 * @param rule width of the first numbers (1 to 15 digits; none begins with 0), and whether they grow by a digit when
 *   those of a width are used up (`widen`, to 15 digits) or filing ends (`refuse`)
 * @throws RangeError when the key is not 32 bytes or the digits are not 1 to 15.
 */
export function ticketNumbers(key: Uint8Array, rule: Pick<Numbering, 'digits' | 'whenExhausted'>): TicketNumbers {
  const { digits, whenExhausted } = rule;
  if (key.length !== 32) throw new RangeError('The key of a numbering has 32 bytes.');
  if (!Number.isInteger(digits) || digits < 1 || digits > widest) {
    throw new RangeError('Ticket numbers have 1 to 15 digits.');
  }
  // One cipher serves all calls: without chaining and padding each block is answered by itself.
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const encrypt = (block: Buffer): Buffer => cipher.update(block);
  const permutations = new Map<number, (index: number) => number>();
  const capacity = numbersOf(whenExhausted === 'widen' ? widest : digits);
  return {
    capacity,
    numberOf(count) {
      if (!Number.isInteger(count) || count < 0) throw new RangeError('Tickets are counted 0, 1, 2 …');
      if (count >= capacity) return undefined;
      // The count itself, not what is left of it beyond the narrower width, goes into the wider one: this is what keeps
      // numbers apart when the digits are changed.
      let width = digits;
      while (count >= numbersOf(width)) width += 1;
      const permute = permutations.get(width) ?? permutation(encrypt, width);
      permutations.set(width, permute);
      return String(10 ** (width - 1) + permute(count));
    },
  };
}

/** How many numbers have this many digits. */
function numbersOf(width: number): number {
  return 9 * 10 ** (width - 1);
}

function permutation(encrypt: (block: Buffer) => Buffer, width: number): (index: number) => number {
  const size = numbersOf(width);
  const a = Math.ceil(Math.sqrt(size));
  const b = Math.ceil(size / a);
  const block = Buffer.alloc(16);
  block.writeUInt8(width, 0);
  // 48 bits reduced to at most 25: the bias is below 2^-22.
  const pseudorandom = (round: number, half: number, modulus: number): number => {
    block.writeUInt8(round, 1);
    block.writeUIntBE(half, 10, 6);
    return encrypt(block).readUIntBE(0, 6) % modulus;
  };
  const feistel = (input: number): number => {
    let left = input % a;
    let right = Math.floor(input / a);
    for (let round = 0; round < rounds; round += 2) {
      left = (left + pseudorandom(round, right, a)) % a;
      right = (right + pseudorandom(round + 1, left, b)) % b;
    }
    return right * a + left;
  };
  // A permutation of Z_a × Z_b leads back into the numbers after finitely many steps, and no two of them to the same.
  return (index) => {
    let walked = feistel(index);
    while (walked >= size) walked = feistel(walked);
    return walked;
  };
}
