import { ApiProperty } from '@nestjs/swagger';

/** A public key (RFC 7517, RFC 7518 §6.2). */
export class JwkDto {
  @ApiProperty({ enum: ['EC'], enumName: 'JwkKeyType' })
  kty: 'EC';

  @ApiProperty({ enum: ['P-256'], enumName: 'JwkCurve' })
  crv: 'P-256';

  x: string;

  y: string;

  /** The `kid` of the tokens it verifies */
  kid: string;

  @ApiProperty({ enum: ['sig'], enumName: 'JwkUse' })
  use: 'sig';

  @ApiProperty({ enum: ['ES256'], enumName: 'JwkAlgorithm' })
  alg: 'ES256';
}

/** The desk's public keys, newest first. */
export class JwksDto {
  @ApiProperty({ type: [JwkDto] })
  keys: JwkDto[];
}

/** The key that signs from now on. */
export class SigningKeyDto {
  /** Its `kid` */
  kid: string;
}
