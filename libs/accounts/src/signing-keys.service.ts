import { createPrivateKey, createPublicKey, generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Database, lockOf, Secrets, statement, type Transaction } from '#database';
import { actorOf, eventOf, record } from '#history';
import { type Caller, newId, systemClock, type Uuid } from '#kernel';
import { accessTokenSeconds } from './access-token.js';
import { signingKeyRotated } from './accounts.events.js';
import type { JwkDto } from './jwks.dto.js';
import { SigningKeyRow } from './signing-key.entity.js';

export interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/** How long a process goes on signing with the key it knows before it asks again whether that was rotated. */
const rememberedMs = 60_000;
/** Last token signed with a rotated key: `rememberedMs` after the rotation by another process; then its lifetime. */
const retiringMs = rememberedMs + accessTokenSeconds * 1000 + 60_000;
const mostKeys = 5_000;

const newest = statement<{ id: string; privateSealed: Buffer }>(
  'signing-key.newest',
  `SELECT id, private_sealed AS "privateSealed" FROM signing_key
   WHERE desk_id = $1 AND retires_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1`,
);
const byKid = statement<{ publicJwk: JwkDto }>(
  'signing-key.get',
  `SELECT public_jwk AS "publicJwk" FROM signing_key
   WHERE desk_id = $1 AND id = $2 AND (retires_at IS NULL OR retires_at > $3)`,
);
const published = statement<{ publicJwk: JwkDto }>(
  'signing-key.published',
  `SELECT public_jwk AS "publicJwk" FROM signing_key
   WHERE desk_id = $1 AND (retires_at IS NULL OR retires_at > $2) ORDER BY created_at DESC, id DESC`,
);
const lock = statement<never>(
  'signing-key.lock',
  `SELECT pg_advisory_xact_lock(${lockOf('signingKeys', '$1::uuid::text')})`,
);
const retire = statement<never>(
  'signing-key.retire',
  'UPDATE signing_key SET retires_at = $2 WHERE desk_id = $1 AND retires_at IS NULL',
);
const sweep = statement<never>('signing-key.sweep', 'DELETE FROM signing_key WHERE desk_id = $1 AND retires_at <= $2');

const makePair = promisify(generateKeyPair);

/**
 * The keys a desk signs its access tokens with (ES256). The first is made when it is first needed; a rotated one stays
 * published until the last token it signed has expired. Keys are held as `KeyObject`s: no text can be taken for one.
 */
@Injectable()
export class SigningKeys {
  private readonly signing = new Map<Uuid, { key: SigningKey; until: number }>();
  private readonly verifying = new Map<string, KeyObject>();

  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /** The key that signs now. */
  async current(deskId: Uuid): Promise<SigningKey> {
    const now = systemClock.now().getTime();
    const known = this.signing.get(deskId);
    if (known && known.until > now) return known.key;
    const row = (await this.database.readFirst({ deskId }, newest, [deskId])) ?? (await this.makeFirst(deskId));
    const key = { kid: row.id, key: this.open(row.privateSealed) };
    remember(this.signing, deskId, { key, until: now + rememberedMs });
    return key;
  }

  /** The public key that a token names; undefined when the desk has none such. */
  async verifier(deskId: Uuid, kid: string): Promise<KeyObject | undefined> {
    const name = `${deskId}.${kid}`;
    const known = this.verifying.get(name);
    if (known) return known;
    const row = await this.database.readFirst({ deskId }, byKid, [deskId, kid, systemClock.now()]);
    if (!row) return undefined;
    const key = createPublicKey({ key: { ...row.publicJwk }, format: 'jwk' });
    remember(this.verifying, name, key);
    return key;
  }

  /** Public keys that may still verify a token, as JWKs (RFC 7517), newest first. */
  async published(deskId: Uuid): Promise<JwkDto[]> {
    await this.current(deskId);
    const rows = await this.database.read({ deskId }, published, [deskId, systemClock.now()]);
    return rows.map(({ publicJwk }) => publicJwk);
  }

  /** Signs with a new key from now on. Tokens of the old one stay good until they expire. */
  async rotate(caller: Caller): Promise<{ kid: string }> {
    const made = await this.make(caller.deskId);
    const answer = await this.database.command(caller, async (tx) => {
      const now = systemClock.now();
      await tx.run(lock, [tx.deskId]);
      await tx.run(sweep, [tx.deskId, now]);
      await tx.run(retire, [tx.deskId, new Date(now.getTime() + retiringMs)]);
      await tx.manager.insert(SigningKeyRow, made);
      await record(tx, eventOf(signingKeyRotated, { actor: actorOf(caller), data: { kid: made.id } }));
      return { kid: made.id };
    });
    this.signing.delete(caller.deskId);
    return answer;
  }

  /** Two processes may come here at once: the lock lets one make the key, and the other finds it. */
  private async makeFirst(deskId: Uuid): Promise<{ id: string; privateSealed: Buffer }> {
    const made = await this.make(deskId);
    return this.database.transaction({ deskId, requestId: '' }, async (tx: Transaction) => {
      await tx.run(lock, [deskId]);
      const found = await tx.first(newest, [deskId]);
      if (found) return found;
      await tx.manager.insert(SigningKeyRow, made);
      return made;
    });
  }

  private async make(deskId: Uuid): Promise<SigningKeyRow> {
    const { privateKey, publicKey } = await makePair('ec', { namedCurve: 'P-256' });
    const id = newId();
    const jwk = Buffer.from(JSON.stringify(privateKey.export({ format: 'jwk' })));
    const row = new SigningKeyRow();
    return Object.assign(row, {
      deskId,
      id,
      publicJwk: { ...publicKey.export({ format: 'jwk' }), kid: id, use: 'sig', alg: 'ES256' },
      privateSealed: this.secrets.seal('signing-key', jwk),
      createdAt: systemClock.now(),
      retiresAt: null,
    });
  }

  private open(sealed: Buffer): KeyObject {
    const jwk: JsonWebKey = JSON.parse(this.secrets.open('signing-key', sealed).toString('utf8'));
    return createPrivateKey({ key: jwk, format: 'jwk' });
  }
}

/** The oldest goes when there are too many. */
function remember<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= mostKeys) break;
    map.delete(oldest);
  }
}
