import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { newId, type Role, Settings, systemClock, type Uuid } from '#kernel';
import { accessTokenSeconds, accessTokenType, audience, clientId, issuerOf } from './access-token.js';
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
    const { kid, key } = await this.keys.current(of.deskId);
    const iat = Math.floor(systemClock.now().getTime() / 1000);
    const claims = {
      iss: this.issuer,
      aud: audience,
      sub: of.personId,
      client_id: clientId,
      iat,
      exp: iat + accessTokenSeconds,
      jti: newId(),
      desk: of.deskId,
      sid: of.sessionId,
      role: of.role,
    };
    return jwt.sign(claims, key, { algorithm: 'ES256', header: { alg: 'ES256', typ: accessTokenType, kid } });
  }
}
