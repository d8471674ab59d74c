import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Caller, Problem } from '#kernel';

/** What the API's guard leaves on the request. */
export interface IdentifiedRequest {
  caller?: Caller;
  /** The name of what is called, once the route is known. */
  operation?: string;
  /** See `RenewalOf`. */
  renewCaller?: () => Promise<Caller>;
}

/** The caller, as the guard established them. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (!caller) throw new Problem('internal', 'The route has no guard.');
  return caller;
});

/**
 * Says who the caller is at the moment of asking, for answers that go on: the same credentials are looked at anew.
 * Throws what a new request would be refused with.
 */
export const RenewalOf = createParamDecorator((_: unknown, context: ExecutionContext): (() => Promise<Caller>) => {
  const { renewCaller } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (!renewCaller) throw new Problem('internal', 'The route has no guard.');
  return renewCaller;
});
