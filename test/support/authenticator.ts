import { Secret, TOTP } from 'otpauth';
import { type Person, password, type TestDesk } from './desks.js';

/** Somebody's authenticator program: it knows the secret and shows a code for an instant. */
export class Authenticator {
  private constructor(
    private readonly generator: TOTP,
    /** base32 */
    readonly secret: string,
    readonly recoveryCodes: readonly string[],
    /** The instant at which the desk's clock was stopped to set it up. */
    readonly since: Date,
  ) {}

  /** Sets one up for somebody. The desk's clock stands still from then on. */
  static async of(desk: TestDesk, person: Person): Promise<Authenticator> {
    const since = await desk.moveClock({ by: 'PT0S' });
    const { secret } = (await person.call('post', '/v1/me/totp', { body: { password }, expect: 201 })).body;
    const generator = new TOTP({ secret: Secret.fromBase32(secret), period: 30, digits: 6, algorithm: 'SHA1' });
    const body = { code: generator.generate({ timestamp: since.getTime() }) };
    const confirmed = await person.call('post', '/v1/me/totp/confirmation', { body, expect: 201 });
    return new Authenticator(generator, secret, confirmed.body.recoveryCodes, since);
  }

  /** What it shows at an instant. */
  codeAt(instant: Date): string {
    return this.generator.generate({ timestamp: instant.getTime() });
  }

  /** Moves the desk's clock by a minute, so that no code was used yet, and says what is shown then. */
  async freshCode(desk: TestDesk): Promise<string> {
    return this.codeAt(await desk.moveClock({ by: 'PT1M' }));
  }
}
