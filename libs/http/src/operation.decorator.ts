import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiHeader, ApiResponse, ApiSecurity } from '@nestjs/swagger';
import { type ProblemCode, problemCodes, type Scope } from '#kernel';
import type { LimitName } from '#limits';
import { ProblemDto } from './problem.dto.js';

/** Which callers a route lets in at all. What they may do there is the service's to say. */
export interface AccessRule {
  readonly who: readonly (
    | 'anonymous'
    | 'customer'
    | 'agent'
    | 'admin'
    | 'guest'
    | 'key'
    | 'publishable'
    | 'operator'
  )[];
  /** Scope that an API key needs. */
  readonly scope?: Scope;
  /** Also by agents in a customer's place, as far as the customer's consent goes. */
  readonly onBehalf?: boolean;
  /** Nobody has to say who they are, and whoever does is known: they must hold credentials of the desk in the path. */
  readonly knowsCallers?: boolean;
}

/** Nobody has to say who they are. The path names the desk. */
export const anyone: AccessRule = {
  who: ['anonymous', 'customer', 'agent', 'admin', 'guest', 'key', 'publishable', 'operator'],
};
/** Everybody; whoever comes with credentials of the desk may see more. */
export const reader = (scope: Scope): AccessRule => ({
  who: ['anonymous', 'customer', 'agent', 'admin', 'key'],
  scope,
  knowsCallers: true,
});
/** Whoever holds credentials of the desk; an API key needs the scope. */
export const signedIn = (scope: Scope): AccessRule => ({ who: ['customer', 'agent', 'admin', 'key'], scope });
/** What can be done on a ticket: also by a guest, whom a mail link let in to that one ticket. */
export const onTicket = (scope: Scope): AccessRule => ({ who: ['customer', 'agent', 'admin', 'guest', 'key'], scope });
/** What agents may do in a customer's place too: reading with any consent, writing with one that says so. */
export const orOnBehalf = (rule: AccessRule): AccessRule => ({ ...rule, onBehalf: true });
/** The same by people alone, not keys. */
export const personOnTicket: AccessRule = { who: ['customer', 'agent', 'admin', 'guest'] };
/** What pages with a publishable key may do too. */
export const orInPage = (rule: AccessRule): AccessRule => ({ ...rule, who: [...rule.who, 'publishable'] });
/** Signed-in people, not keys: what belongs to a person. */
export const person: AccessRule = { who: ['customer', 'agent', 'admin'] };
/** Agents and admins; an API key needs the scope. */
export const staff = (scope: Scope): AccessRule => ({ who: ['agent', 'admin', 'key'], scope });
/** Admins; an API key needs the scope. */
export const admin = (scope: Scope): AccessRule => ({ who: ['admin', 'key'], scope });
/** Whoever runs the installation. */
export const operator: AccessRule = { who: ['operator'] };

export interface OperationRule {
  readonly access: AccessRule;
  /** Problems of its own; those that every operation can give (401, 403, 429, 503 …) are added. */
  readonly problems?: readonly ProblemCode[];
  /** Status of success when it is not the method's usual one (GET/PUT/PATCH 200, POST 201, DELETE 204). */
  readonly status?: number;
  /** Changes something, so `Idempotency-Key` is honoured. */
  readonly writes?: boolean;
  /** Whether the change must or may name the version it was based on (`If-Match`). */
  readonly ifMatch?: 'required' | 'optional';
  /** What it is, for a limit of its own beside those of all requests. */
  readonly limit?: LimitName;
  /** Supervisors ask it, so it is neither counted nor refused, nor does it wait for anything. */
  readonly probe?: boolean;
  /** The answer holds a secret: it is stored sealed for replays and never cached. */
  readonly secret?: boolean;
}

export const operationRuleKey = Symbol('operation rule');

/** Where the access rule stands in the raw OpenAPI document, until it is put into words. */
export const callersKey = 'x-callers';

const idempotencyHeader = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const;

const ifMatchHeader = (required: boolean) => ({
  name: 'If-Match',
  required,
  description: 'The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412.',
  schema: { type: 'string', maxLength: 200 },
});

/** Says of a route, in one place, who may call it, how it writes and what can go wrong; guards and the spec read it. */
export function Operation(rule: OperationRule): MethodDecorator {
  const decorators: MethodDecorator[] = [SetMetadata(operationRuleKey, rule), ApiExtension(callersKey, rule.access)];
  if (rule.status !== undefined) decorators.push(answersWith(rule.status));
  if (rule.writes) decorators.push(ApiHeader(idempotencyHeader));
  if (rule.ifMatch) decorators.push(ApiHeader(ifMatchHeader(rule.ifMatch === 'required')));
  if (!rule.access.who.includes('anonymous') || rule.access.knowsCallers) decorators.push(...securityOf(rule.access));
  return applyDecorators(...decorators, ...problemResponses(rule));
}

/** Where @nestjs/swagger keeps the responses of a route. */
const responsesKey = 'swagger/apiResponse';

/**
 * Sets the status of success. The compiler plugin has then described the answer under the method's usual status, since
 * it sees only literal `@HttpCode`: the description moves along.
 */
function answersWith(status: number): MethodDecorator {
  return (target, key, descriptor: PropertyDescriptor) => {
    HttpCode(status)(target, key, descriptor);
    const described: Record<string, unknown> = Reflect.getMetadata(responsesKey, descriptor.value) ?? {};
    const moved = Object.entries(described).map(([old, response]) => [old.startsWith('2') ? status : old, response]);
    Reflect.defineMetadata(responsesKey, Object.fromEntries(moved), descriptor.value);
  };
}

const isPerson: ReadonlySet<string> = new Set(['customer', 'agent', 'admin', 'guest']);

function securityOf(access: AccessRule): (ClassDecorator & MethodDecorator)[] {
  if (access.who.includes('operator')) return [ApiBearerAuth('operatorToken')];
  const schemes: (ClassDecorator & MethodDecorator)[] = [];
  if (access.who.some((who) => isPerson.has(who))) schemes.push(ApiBearerAuth('accessToken'));
  if (access.who.includes('key')) schemes.push(ApiSecurity('apiKey'));
  if (access.who.includes('publishable')) schemes.push(ApiSecurity('publishableKey'));
  return schemes;
}

/** What a body may be refused for, at all that is no GET: somebody may send one though there is none to send. */
export const bodyProblems = ['payload-too-large', 'unsupported-media-type'] as const;

function problemResponses(rule: OperationRule): MethodDecorator[] {
  const codes = new Set<ProblemCode>(rule.problems ?? []);
  for (const code of ['malformed-request', 'invalid-request', 'too-many-requests', 'internal', 'unavailable'] as const)
    codes.add(code);
  if (!rule.access.who.includes('anonymous')) {
    for (const code of ['unauthenticated', 'invalid-credentials', 'expired-credentials', 'forbidden'] as const)
      codes.add(code);
  }
  if (rule.access.knowsCallers)
    for (const code of ['invalid-credentials', 'expired-credentials'] as const) codes.add(code);
  if (rule.access.scope !== undefined && rule.access.who.includes('key')) codes.add('insufficient-scope');
  if (rule.writes) {
    for (const code of ['in-progress', ...bodyProblems, 'idempotency-key-reused'] as const) codes.add(code);
  }
  if (rule.ifMatch) codes.add('stale');
  if (rule.ifMatch === 'required') codes.add('precondition-required');
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const [status] = problemCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code].sort());
  }
  return [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, listed]) =>
      ApiResponse({
        status,
        description: listed.map((code) => `\`${code}\`: ${problemCodes[code][1]}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${ProblemDto.name}` } } },
      }),
    );
}
