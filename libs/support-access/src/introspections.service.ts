import { Injectable } from '@nestjs/common';
import { type AccessClaims, Credentials } from '#accounts';
import { type Caller, Problem } from '#kernel';
import type { TokenIntrospectionDto } from './introspection.dto.js';
import { SupportSeats } from './support-seats.service.js';

/** Tells the desk's own programs whether a token is still good (RFC 7662), as its rows say it at this very moment. */
@Injectable()
export class Introspections {
  constructor(
    private readonly credentials: Credentials,
    private readonly seats: SupportSeats,
  ) {}

  async look(caller: Caller, token: string): Promise<TokenIntrospectionDto> {
    const claims = await this.claimsOf(token);
    if (claims?.desk !== caller.deskId) return { active: false };
    const { onBehalf, client_id, exp, iat, sub, aud, iss, jti } = claims;
    const common = { active: true, client_id, token_type: 'Bearer', exp, iat, sub, aud, iss, jti } as const;
    if (onBehalf === null) return common;
    const isGood = await this.seats.isGood({ kind: 'onBehalf', claims: { ...claims, onBehalf } }, caller.now);
    return isGood ? { ...common, ...onBehalf } : { active: false };
  }

  /** undefined: whatever it is, it is good for nothing */
  private async claimsOf(token: string): Promise<AccessClaims | undefined> {
    // The verifier takes no text for no credentials at all, which it reports as a fault.
    if (token === '') return undefined;
    try {
      return await this.credentials.inspect(token);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return undefined;
      throw error;
    }
  }
}
