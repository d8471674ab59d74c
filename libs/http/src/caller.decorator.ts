import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Caller, Problem } from '#kernel';

/** What the API's guard leaves on the request. */
export interface IdentifiedRequest {
  caller?: Caller;
}

/** The caller, as the guard established them. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (!caller) throw new Problem('internal', 'The route has no guard.');
  return caller;
});
