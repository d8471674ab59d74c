import { isUuid, type Role, type Settings, type Uuid } from '#kernel';

/** Lifetime of an access token. */
export const accessTokenSeconds = 600;

/** `typ` of the header (RFC 9068 §2.1): nothing but an access token passes for one. */
export const accessTokenType = 'at+jwt';

/** What an access token says (RFC 9068 §2.2), and `desk`, `sid` and `role` beside it. Instants in seconds. */
export interface AccessClaims {
  readonly iss: string;
  readonly aud: string;
  /** The person. */
  readonly sub: Uuid;
  readonly client_id: string;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
  readonly desk: Uuid;
  /** The session. */
  readonly sid: Uuid;
  /** The role when the token was made: for other programs. We ourselves read the role anew with each request. */
  readonly role: Role;
  /** Of an agent's token in a customer's place alone. */
  readonly onBehalf: OnBehalfClaims | null;
}

/** What a token says beside that lets an agent (`act`, RFC 8693 §4.1) work as the customer (`sub`). */
export interface OnBehalfClaims {
  readonly act: { readonly sub: Uuid };
  readonly grant: Uuid;
  readonly ticket: Uuid;
  /** `read`, or `read write` (RFC 8693 §4.2) */
  readonly scope: string;
}

/** Who issues tokens and whom they are for: this installation, by its public URL. */
export function issuerOf(settings: Settings): string {
  return settings.publicUrl ?? `http://${settings.host}:${settings.port}`;
}

export const audience = 'guichet';
/** Of tokens with which agents work as customers: who wants none of these looks at `aud` and needs know nothing else. */
export const onBehalfAudience = 'guichet:on-behalf';
export const clientId = 'guichet';

/** Claims of a verified token, checked for their shape; undefined when one is missing. */
export function claimsOf(payload: unknown): AccessClaims | undefined {
  const claims: Partial<Record<keyof AccessClaims, unknown>> = Object(payload);
  const { iss, aud, sub, client_id, iat, exp, jti, desk, sid, role } = claims;
  if (!isText(iss) || !isText(aud) || !isText(jti) || !isText(client_id)) return undefined;
  if (typeof iat !== 'number' || typeof exp !== 'number') return undefined;
  if (!isText(sub) || !isText(desk) || !isText(sid) || ![sub, desk, sid].every(isUuid)) return undefined;
  if (role !== 'customer' && role !== 'agent' && role !== 'admin') return undefined;
  const onBehalf = aud === onBehalfAudience ? onBehalfOf(payload) : null;
  if (onBehalf === undefined) return undefined;
  return { iss, aud, sub, client_id, iat, exp, jti, desk, sid, role, onBehalf };
}

function onBehalfOf(payload: unknown): OnBehalfClaims | undefined {
  const { act, grant, ticket, scope }: Partial<Record<keyof OnBehalfClaims, unknown>> = Object(payload);
  const { sub }: { sub?: unknown } = Object(act);
  if (!isText(sub) || !isText(grant) || !isText(ticket) || !isText(scope)) return undefined;
  return [sub, grant, ticket].every(isUuid) ? { act: { sub }, grant, ticket, scope } : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
