import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Caller, isStaff, type Problem } from '#kernel';
import { type LimitName, LimitTable, Quotas, type Spend, type Standing, sourceOf } from '#limits';

/** Credentials whose holders are remembered. */
const mostRemembered = 5_000;

/**
 * How often one caller may ask, told on every answer in the `RateLimit` fields (draft-ietf-httpapi-ratelimit-headers):
 * people and keys for themselves and all together for their desk, nobody known for their network address, and some
 * operations apart. The header shows the limit that is nearest to its end, `RateLimit-Policy` all that apply.
 */
@Injectable()
export class Limits {
  /** Whose a credential was when it was last good. Nobody gains by it: it is only ever a reason to refuse. */
  private readonly remembered = new Map<string, readonly Spend[]>();

  constructor(
    private readonly quotas: Quotas,
    private readonly table: LimitTable,
  ) {}

  /**
   * Refuses what will be refused anyway, before the database is asked who it is.
   *
   * @throws Problem `too-many-requests` (429)
   */
  foresee(bearer: string | undefined, reply: FastifyReply): void {
    const spends = bearer === undefined ? undefined : this.remembered.get(bearer);
    if (!spends) return;
    const refused = this.quotas.foresee(spends);
    if (!refused) return;
    this.tell(spends, reply);
    throw refused;
  }

  /** @throws Problem `too-many-requests` (429), `unavailable` (503) */
  async spend(caller: Caller, limit: LimitName | undefined, bearer: string | undefined, reply: FastifyReply) {
    const spends = this.spendsOf(caller);
    if (bearer !== undefined && isTheirs(caller)) this.remember(bearer, spends);
    const [first] = spends;
    const own = limit && first ? [{ ...first, limit: this.table.of(ownOf(limit, caller)) }] : [];
    await this.spendAll([...spends, ...own], reply);
  }

  /** Counts for a network address what came before anybody was known. @throws Problem as `spend` */
  async spendOf(address: string, reply: FastifyReply): Promise<void> {
    await this.spendAll([this.ofAddress(address)], reply);
  }

  /** Tells how an address stands, and neither counts, refuses nor waits. */
  show(address: string, reply: FastifyReply): void {
    this.tell([this.ofAddress(address)], reply);
  }

  /** The fields for an answer that goes out as it is, whatever the count says; it is counted afterwards. */
  countLate(address: string): Readonly<Record<string, string>> {
    const spend = this.ofAddress(address);
    this.quotas.spend([spend]).catch(() => undefined);
    return fieldsOf([this.quotas.standing(spend)]);
  }

  private async spendAll(spends: readonly Spend[], reply: FastifyReply): Promise<void> {
    try {
      reply.headers(fieldsOf(await this.quotas.spend(spends)));
    } catch (error) {
      this.tell(spends, reply);
      throw error;
    }
  }

  private tell(spends: readonly Spend[], reply: FastifyReply): void {
    reply.headers(fieldsOf(spends.map((each) => this.quotas.standing(each))));
  }

  private spendsOf(caller: Caller): Spend[] {
    const { kind, deskId, sourceAddress, onBehalf } = caller;
    if (!isTheirs(caller)) return [this.ofAddress(sourceAddress)];
    const desk = { limit: this.table.of('desk'), subject: deskId };
    if (kind === 'key') return [{ limit: this.table.of('key'), subject: caller.keyId ?? '' }, desk];
    return [{ limit: this.table.of('person'), subject: onBehalf?.agentId ?? caller.personId ?? '' }, desk];
  }

  private ofAddress(address: string): Spend {
    return { limit: this.table.of('address'), subject: sourceOf(address) };
  }

  private remember(bearer: string, spends: readonly Spend[]): void {
    if (this.remembered.has(bearer)) return;
    for (const oldest of this.remembered.keys()) {
      if (this.remembered.size < mostRemembered) break;
      this.remembered.delete(oldest);
    }
    this.remembered.set(bearer, spends);
  }
}

/** Whether the caller has credentials that nobody else has. Those in pages are everybody's: visitors count by address. */
function isTheirs({ kind }: Caller): boolean {
  return kind === 'person' || kind === 'key';
}

function ownOf(limit: LimitName, caller: Caller): LimitName {
  return limit === 'filing' && isStaff(caller) ? 'filing-by-staff' : limit;
}

/** How somebody stands with all that applies. */
function fieldsOf(standings: readonly Standing[]): Record<string, string> {
  let policy = '';
  let nearest: Standing | undefined;
  for (const standing of standings) {
    const { name, quota, seconds } = standing.limit;
    policy += `${policy === '' ? '' : ', '}"${name}";q=${quota};w=${seconds}`;
    if (!nearest || standing.left < nearest.left) nearest = standing;
  }
  if (!nearest) return {};
  const { limit, left, seconds } = nearest;
  return { 'ratelimit-policy': policy, ratelimit: `"${limit.name}";r=${left};t=${seconds}` };
}

/** What a refusal by a limit that is counted elsewhere says in the fields. */
export function fieldsOfRefusal({ code, members, retryAfter }: Problem): Record<string, string> {
  if (code !== 'too-many-requests' || typeof members['limit'] !== 'string') return {};
  return { ratelimit: `"${members['limit']}";r=0;t=${retryAfter ?? 1}` };
}
