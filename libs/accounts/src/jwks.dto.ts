import { ApiProperty } from '@nestjs/swagger';

/** A public key (RFC 7517, RFC 7518 §6.2). */
export class JwkDto {
  /** Kind of key (RFC 7517) */
  @ApiProperty({ enum: ['EC'], enumName: 'JwkKeyType' })
  kty: 'EC';

  /** Curve (RFC 7518) */
  @ApiProperty({ enum: ['P-256'], enumName: 'JwkCurve' })
  crv: 'P-256';

  /** Coordinate of the public key, base64url (RFC 7518) */
  x: string;

  /** Coordinate of the public key, base64url (RFC 7518) */
  y: string;

  /** The `kid` of the tokens it verifies */
  kid: string;

  /** What the key is for (RFC 7517) */
  @ApiProperty({ enum: ['sig'], enumName: 'JwkUse' })
  use: 'sig';

  /** Algorithm (RFC 7518) */
  @ApiProperty({ enum: ['ES256'], enumName: 'JwkAlgorithm' })
  alg: 'ES256';
}

/** The desk's public keys, newest first. */
export class JwksDto {
  /** The keys that tokens may be signed with now */
  @ApiProperty({ type: [JwkDto] })
  keys: JwkDto[];
}

/** The key that signs from now on. */
export class SigningKeyDto {
  /** Its `kid` */
  kid: string;
}
