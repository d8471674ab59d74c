/** A challenge of the service, and the work that was done on it. */
export interface WorkProof {
  challenge: string;
  answer: number;
}

/** Hashes that are under way at once: Web Crypto answers later, and the page stays alive in between. */
const atOnce = 256;

/**
 * Finds the first number whose SHA-256 together with the challenge begins with so many zero bits: about 2^bits hashes.
 *
 * @param bits 0 to 24; 16 take a phone about a second
 */
export async function findAnswer(challenge: string, bits: number): Promise<number> {
  const encoder = new TextEncoder();
  for (let first = 0; ; first += atOnce) {
    const hashes = await Promise.all(
      Array.from({ length: atOnce }, (_, place) =>
        crypto.subtle.digest('SHA-256', encoder.encode(`${challenge}.${first + place}`)),
      ),
    );
    const found = hashes.findIndex((hash) => new DataView(hash).getUint32(0) >>> (32 - bits) === 0 || bits === 0);
    if (found >= 0) return first + found;
  }
}
