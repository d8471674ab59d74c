import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Credentials, type Identity, type OnBehalfIdentity, type RequestPlace } from '#accounts';
import { type Desk, DeskRegistry, outsideCaller, systemCaller } from '#desks';
import { type IdentifiedRequest, type OperationRule, operationRuleKey } from '#http';
import { type Caller, type IdempotencyEnvelope, negotiateLanguage, notFound, Problem, Settings } from '#kernel';
import { mayWriteBy, SupportSeats } from '#support-access';
import { Limits } from './limits.js';
import { networkAddressOf } from './network-address.js';
import { originOf } from './own-origin.js';

/**
 * Establishes who calls, before anything else runs: reads the credentials, finds the desk, checks the route's access
 * rule and the rate limit, and leaves a `Caller` on the request.
 */
@Injectable()
export class IdentificationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly desks: DeskRegistry,
    private readonly credentials: Credentials,
    private readonly seats: SupportSeats,
    private readonly limits: Limits,
    private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context
      .switchToHttp()
      .getRequest<FastifyRequest<{ Params: { desk?: string } }> & IdentifiedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const rule = this.reflector.get<OperationRule | undefined>(operationRuleKey, context.getHandler());
    if (!rule) throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may call it`);
    const named = { ...rule, operation: context.getHandler().name };
    request.operation = named.operation;
    const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (rule.probe) this.limits.show(networkAddressOf(request), reply);
    else this.limits.foresee(bearer, reply);
    const caller = await this.identify(request, bearer, named);
    if (!rule.probe) await this.limits.spend(caller, rule.limit, bearer, reply);
    permit(caller, rule);
    request.renewCaller = async () => {
      const now = await this.identify(request, bearer, named);
      permit(now, rule);
      return now;
    };
    request.caller = { ...caller, ...envelopeOf(request, reply, rule) };
    if (rule.secret) reply.header('cache-control', 'no-store');
    return true;
  }

  private async identify(
    request: FastifyRequest<{ Params: { desk?: string } }>,
    bearer: string | undefined,
    rule: NamedRule,
  ): Promise<Caller> {
    if (rule.access.who.includes('anonymous')) {
      if (request.params.desk === undefined) return this.outside(request, 'anonymous');
      const desk = await this.desks.bySlug(request.params.desk);
      if (desk.status !== 'active') throw notFound();
      if (rule.access.knowsCallers && bearer !== undefined) return this.reader(request, desk, bearer, rule);
      return this.onDesk(request, desk, 'anonymous');
    }
    if (bearer === undefined) {
      throw new Problem('unauthenticated', 'Send `Authorization: Bearer …` with an access token or an API key.');
    }
    if (this.isOperator(bearer)) return this.outside(request, 'operator');
    return this.known(request, await this.credentials.identify(bearer, this.placeOf(request)), rule);
  }

  /** Browsers name no origin where a page reads what is of its own; that it does, they say in `Sec-Fetch-Site`. */
  private placeOf(request: FastifyRequest): RequestPlace {
    const { origin } = request.headers;
    const isOwnPage =
      origin === undefined ? request.headers['sec-fetch-site'] === 'same-origin' : origin === originOf(this.settings);
    return { address: networkAddressOf(request), origin, isOwnPage };
  }

  private isOperator(bearer: string): boolean {
    const expected = this.settings.operatorToken;
    if (!expected) return false;
    const digest = (text: string) => createHash('sha256').update(text).digest();
    return timingSafeEqual(digest(bearer), digest(expected));
  }

  /** A caller who need not have said who they are, and did. @throws Problem `invalid-credentials` at another desk */
  private async reader(request: FastifyRequest, desk: Desk, bearer: string, rule: NamedRule): Promise<Caller> {
    const caller = await this.known(request, await this.credentials.identify(bearer, this.placeOf(request)), rule);
    if (caller.deskId === desk.id) return caller;
    throw new Problem('invalid-credentials', 'These credentials are of another desk. Send none, or this desk’s.');
  }

  /** A caller whom their credentials have named. */
  private async known(request: FastifyRequest, identity: Identity, rule: NamedRule): Promise<Caller> {
    if (identity.kind === 'onBehalf') {
      const { method, url, id: requestId } = request;
      const { operation } = rule;
      const allowed = isOpenTo(identity, rule);
      const [path = ''] = url.split('?', 1);
      const { desk, language, ...seat } = await this.seats.take(identity, {
        operation,
        method,
        path,
        allowed,
        requestId,
      });
      // Refused when it is written down, so that the customer sees what was tried.
      if (!allowed) throw new Problem('forbidden', 'Support access does not give the right to this.');
      return { ...(await this.onDesk(request, desk, 'person', language)), role: 'customer', ...seat };
    }
    if (identity.kind === 'key') {
      const { keyId, scopes } = identity;
      return { ...(await this.onDesk(request, identity.desk, 'key')), keyId, scopes };
    }
    if (identity.kind === 'publishable') {
      return { ...(await this.onDesk(request, identity.desk, 'publishable')), keyId: identity.keyId };
    }
    const { kind: _, desk, language, ...person } = identity;
    return { ...(await this.onDesk(request, desk, 'person', language)), ...person };
  }

  /** A caller on a desk; `preferred` is the language for requests that name none which the desk offers. */
  private async onDesk(
    request: FastifyRequest,
    desk: Desk,
    kind: 'anonymous' | 'key' | 'publishable' | 'person',
    preferred: string | null = null,
  ): Promise<Caller> {
    const { identity } = await this.desks.blueprint({ deskId: desk.id, blueprintVersion: desk.blueprintVersion });
    const { languages, defaultLanguage } = identity;
    const fallback = languages.find((offered) => offered === preferred) ?? defaultLanguage;
    const language = negotiateLanguage(request.headers['accept-language'], languages, fallback);
    return { ...systemCaller(desk, language, request.id), kind, sourceAddress: networkAddressOf(request) };
  }

  /** A caller outside every desk. */
  private outside(request: FastifyRequest, kind: 'anonymous' | 'operator'): Caller {
    const language = negotiateLanguage(request.headers['accept-language'], ['en'], 'en');
    return { ...outsideCaller(kind, language, request.id), sourceAddress: networkAddressOf(request) };
  }
}

interface NamedRule extends OperationRule {
  readonly operation: string;
}

/** Reading is open to every consent, writing to one that says so, and both to what support access is for alone. */
function isOpenTo({ claims }: OnBehalfIdentity, { access, writes }: NamedRule): boolean {
  if (!access.onBehalf) return false;
  return !writes || mayWriteBy(claims.onBehalf.scope);
}

/** @throws Problem `forbidden` or `insufficient-scope` when the route is not for this caller */
function permit(caller: Caller, rule: OperationRule): void {
  const { who, scope } = rule.access;
  const isGuest = caller.participantId !== null;
  const as = isGuest ? 'guest' : caller.kind === 'person' ? caller.role : caller.kind;
  if (!who.some((allowed) => allowed === as)) {
    throw new Problem('forbidden', `This call is for: ${who.join(', ')}.`);
  }
  if (caller.kind === 'key' && scope !== undefined && !caller.scopes.includes(scope)) {
    throw new Problem('insufficient-scope', `The API key needs the scope \`${scope}\`.`);
  }
}

function envelopeOf(
  request: FastifyRequest,
  reply: FastifyReply,
  rule: OperationRule,
): Pick<Caller, 'idempotency' | 'ifMatch'> {
  const ifMatch = request.headers['if-match'] ?? null;
  const key = request.headers['idempotency-key'];
  if (key === undefined || !rule.writes) return { idempotency: null, ifMatch };
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Problem('invalid-request', 'Idempotency-Key takes 1 to 255 visible ASCII characters.', {
      errors: [
        { pointer: '/header/Idempotency-Key', code: 'bad-format', detail: '1 to 255 visible ASCII characters.' },
      ],
    });
  }
  const idempotency: IdempotencyEnvelope = {
    key,
    method: request.method,
    path: request.url,
    // An upload is not here yet: what takes it in makes its own.
    fingerprint: createHash('sha256')
      .update(request.body === request.raw ? '' : JSON.stringify(request.body ?? null))
      .digest(),
    sealed: rule.secret ?? false,
    onReplay: () => reply.header('idempotency-replayed', 'true'),
  };
  return { idempotency, ifMatch };
}
