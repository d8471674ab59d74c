import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { newId, type Role, Settings, systemClock, type Uuid } from '#kernel';
import {
  accessTokenSeconds,
  accessTokenType,
  audience,
  clientId,
  issuerOf,
  type OnBehalfClaims,
  onBehalfAudience,
} from './access-token.js';
import { SigningKeys } from './signing-keys.service.js';

/** Makes access tokens: JWT `at+jwt` (RFC 9068), ES256, ten minutes by the machine's clock. */
@Injectable()
export class AccessTokens {
  private readonly issuer: string;

  constructor(
    private readonly keys: SigningKeys,
    settings: Settings,
  ) {
    this.issuer = issuerOf(settings);
  }

  async make(of: { deskId: Uuid; personId: Uuid; sessionId: Uuid; role: Role }): Promise<string> {
    return this.sign(of, audience, accessTokenSeconds, {});
  }

  /**
   * A token for an agent who works as a customer: for a purpose and an audience of its own.
   *
   * @param seconds how long it lives, at most as long as any other
   */
  async makeOnBehalf(
    of: { deskId: Uuid; customerId: Uuid; sessionId: Uuid },
    claims: OnBehalfClaims,
    seconds: number,
  ): Promise<string> {
    const { deskId, customerId: personId, sessionId } = of;
    const lasting = Math.min(seconds, accessTokenSeconds);
    return this.sign({ deskId, personId, sessionId, role: 'customer' }, onBehalfAudience, lasting, { ...claims });
  }

  private async sign(
    of: { deskId: Uuid; personId: Uuid; sessionId: Uuid; role: Role },
    aud: string,
    seconds: number,
    more: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    const { kid, key } = await this.keys.current(of.deskId);
    const iat = Math.floor(systemClock.now().getTime() / 1000);
    const claims = {
      iss: this.issuer,
      aud,
      sub: of.personId,
      client_id: clientId,
      iat,
      exp: iat + seconds,
      jti: newId(),
      desk: of.deskId,
      sid: of.sessionId,
      role: of.role,
      ...more,
    };
    return jwt.sign(claims, key, { algorithm: 'ES256', header: { alg: 'ES256', typ: accessTokenType, kid } });
  }
}
