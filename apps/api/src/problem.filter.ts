import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode } from '#kernel';
import { fieldsOfRefusal } from './limits.js';

const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'request-timeout',
  413: 'payload-too-large',
  414: 'malformed-request',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  431: 'headers-too-large',
  503: 'unavailable',
};

/** Turns whatever was thrown into a problem; what is nobody's known fault is logged whole and told as `internal`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = statusOf(error);
  const code = status === undefined ? undefined : codeOfStatus[status];
  if (code === 'not-found')
    return new Problem('not-found', 'There is nothing here that you can see. Check the id and the credentials.');
  if (code && error instanceof Error) return new Problem(code, error.message, { cause: error });
  return new Problem(
    'internal',
    'This is our fault, not yours. Repeat the request; if it stays, tell us the requestId.',
    { cause: error },
  );
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  // Errors of Fastify itself: body too large, malformed JSON, unknown media type …
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return undefined;
}

/** The problem as RFC 9457 writes it. */
export function problemDocument(problem: Problem, requestId: string): Record<string, unknown> {
  return {
    type: `/docs/problems/${problem.code}`,
    title: problem.title,
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
    ...problem.members,
    requestId,
  };
}

/** Sends a problem as `application/problem+json`. */
export function sendProblem(reply: FastifyReply, problem: Problem, requestId: string): void {
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter));
  reply.headers(fieldsOfRefusal(problem));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  if (!reply.hasHeader('content-language')) reply.header('content-language', 'en');
  reply
    .status(problem.status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemDocument(problem, requestId)));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('api');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = problemOf(error);
    if (problem.status === 500) {
      const cause = problem.cause instanceof Error ? problem.cause.stack : String(problem.cause);
      this.logger.error(`${request.id} ${request.method} ${request.routeOptions.url ?? ''}: ${cause}`);
    }
    sendProblem(host.switchToHttp().getResponse<FastifyReply>(), problem, request.id);
  }
}
