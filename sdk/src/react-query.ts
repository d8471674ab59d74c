import createClient from 'openapi-fetch';
import createQueries, { type OpenapiQueryClient } from 'openapi-react-query';
import { systemClock } from './clock.js';
import type { paths } from './generated/schema.js';
import type { Guichet } from './guichet.js';
import { GuichetProblem } from './problem.js';
import { retryAfter } from './transport.js';

/** Hooks for every path of the API, with its types: see {@link openQueries}. */
export type GuichetQueries = OpenapiQueryClient<paths>;

/**
 * The API as hooks of TanStack Query (React): `useQuery('get', '/v1/tickets/{ticket}', { params })`, `useMutation`,
 * `useInfiniteQuery`, and `queryOptions` for all else. They go out as the client's own calls do, with its session, and
 * fail with a `GuichetProblem`. It tries again by itself, so that the `QueryClient` need not (`retry: false`). An error of a
 * mutation that may have happened says its `idempotencyKey`; with that in `params.header` the same mutation happens once.
 *
 * Wants `openapi-react-query` and `@tanstack/react-query` beside the SDK.
 */
export function openQueries(guichet: Pick<Guichet, 'baseUrl' | 'fetch'>): GuichetQueries {
  const client = createClient<paths>({
    baseUrl: guichet.baseUrl,
    fetch: async (request) => {
      let idempotencyKey: string | undefined;
      const onDoubt = (key: string) => {
        idempotencyKey = key;
      };
      const response = await guichet.fetch(request, { onDoubt });
      if (response.ok) return response;
      const document: unknown = await response.json().catch(() => undefined);
      const refusal = new GuichetProblem(response, document, retryAfter(response, systemClock));
      throw Object.assign(refusal, idempotencyKey && { idempotencyKey });
    },
  });
  return createQueries(client);
}
