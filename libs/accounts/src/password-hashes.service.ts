import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Problem } from '#kernel';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; about 20 ms of one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashes worked on at once: more would only take memory and the threads that the rest of the process needs. */
const atOnce = 2;
/** How many may wait, about two seconds of work; whoever comes then is told to come back. */
const mostWaiting = 100;

/**
 * Hashes passwords (argon2id) and compares them, a few at a time. Text goes in as it was typed: it is put in NFC (NIST
 * SP 800-63B-4 §3.1.1.2) and never cut.
 */
@Injectable()
export class PasswordHashes {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobodys = hash('nobody has this password', cost);

  /** @throws Problem `unavailable` when too many wait */
  async make(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFC'), cost));
  }

  /**
   * Whether the password is right. Without a hash (nobody there, no password) the same work is done on a hash of nobody,
   * so that the time tells nothing.
   *
   * @throws Problem `unavailable` when too many wait
   */
  async fits(password: string, kept: string | null): Promise<boolean> {
    const against = kept ?? (await this.nobodys);
    const right = await this.inTurn(() => verify(against, password.normalize('NFC')));
    return right && kept !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= atOnce) {
      if (this.waiting.length >= mostWaiting) {
        throw new Problem('unavailable', 'Too many people sign in just now. Try again shortly.', { retryAfter: 2 });
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      // Whoever waits takes over the place; only with nobody waiting does it become free.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
