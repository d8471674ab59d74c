import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { finalize, from, mergeMap, type Observable } from 'rxjs';
import type { IdentifiedRequest } from '#http';
import { FairShares } from './fair-shares.js';

/**
 * Lets each desk have its share of the instance. A request counts from when its body is here until its answer is made:
 * uploads, which come as slowly as they are sent, and what of an answer is streamed take nobody's place.
 */
@Injectable()
export class FairSharesInterceptor implements NestInterceptor {
  private readonly shares = new FairShares();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & IdentifiedRequest>();
    const desk = request.caller?.deskId;
    if (!desk || request.body === request.raw) return next.handle();
    const entered = this.shares.enter(desk);
    if (typeof entered === 'function') return next.handle().pipe(finalize(entered));
    return from(entered).pipe(mergeMap((leave) => next.handle().pipe(finalize(leave))));
  }
}
