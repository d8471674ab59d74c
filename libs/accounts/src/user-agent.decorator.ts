import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

interface WithHeaders {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What the calling program calls itself; null when it says nothing. */
export const UserAgentOf = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const agent = context.switchToHttp().getRequest<WithHeaders>().headers['user-agent'];
  return typeof agent === 'string' ? agent : null;
});
