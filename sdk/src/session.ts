import type { Clock } from './clock.js';

/** What signing in gives. Whoever keeps it keeps it like a password. */
export interface Tokens {
  /** Proves who calls; lives for minutes. */
  accessToken: string;
  /** Gives the next pair, once. */
  refreshToken: string;
}

export interface TokenCredentials extends Tokens {
  /**
   * Called with each new pair before it is used: keep it, the old refresh token is dead by then. A call that caused
   * the refresh fails with whatever this throws.
   */
  onRefresh?: (tokens: Tokens) => void | Promise<void>;
}

/** An API key, or the tokens of a person who signed in. */
export type Credentials = { apiKey: string } | TokenCredentials;

/** Who the calls are made as. */
export interface Session {
  /** @param isNew whether the tokens were issued just now, so that their life can be counted from here */
  use(next: Credentials | undefined, isNew?: boolean): void;
  /**
   * What to send as bearer token.
   *
   * @param refused the token that the service has just refused: it is renewed if it is still the one held
   */
  bearer(refused?: string): Promise<string | undefined>;
}

/**
 * Tokens are renewed a tenth of their life before they end, or when the service refuses them, whichever is first; all
 * calls that wait meanwhile share one renewal, because a refresh token works once.
 */
export function openSession(refresh: (refreshToken: string) => Promise<Tokens>, clock: Clock): Session {
  let held: Credentials | undefined;
  let renewAt = 0;
  let renewal: Promise<void> | undefined;

  const use = (next: Credentials | undefined, isNew?: boolean): void => {
    held = next;
    const life = next && 'accessToken' in next ? lifetime(next.accessToken) : undefined;
    // This machine's clock may be wrong: a token's instants are compared with it only where nothing better is known.
    renewAt = life ? (isNew ? clock.now() + life.length * 900 : life.end * 1000 - life.length * 100) : 1 / 0;
  };

  const renew = async (old: TokenCredentials): Promise<void> => {
    const { accessToken, refreshToken } = await refresh(old.refreshToken);
    // Somebody may have signed in meanwhile: theirs are the tokens to use then.
    if (held === old) use({ ...old, accessToken, refreshToken }, true);
    await old.onRefresh?.({ accessToken, refreshToken });
  };

  const bearer = async (refused?: string): Promise<string | undefined> => {
    if (!held || 'apiKey' in held) return held?.apiKey;
    if (refused === held.accessToken || clock.now() >= renewAt) {
      renewal ??= renew(held).finally(() => {
        renewal = undefined;
      });
      await renewal;
      return bearer();
    }
    return held.accessToken;
  };

  return { use, bearer };
}

/** Seconds: when the token ends and how long it lives (RFC 7519); nothing where it is not a JWT that says so. */
function lifetime(token: string): { end: number; length: number } | undefined {
  try {
    const { exp, iat } = JSON.parse(atob(token.split('.')[1]?.replace(/-/g, '+').replace(/_/g, '/') ?? ''));
    return exp > iat ? { end: exp, length: exp - iat } : undefined;
  } catch {
    return undefined;
  }
}
