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
 * fail with a `GuichetProblem`. It tries again by itself, so that the `QueryClient` need not (`retry: false`).
 *
 * Wants `openapi-react-query` and `@tanstack/react-query` beside the SDK.
 */
export function openQueries(guichet: Pick<Guichet, 'baseUrl' | 'fetch'>): GuichetQueries {
  const client = createClient<paths>({
    baseUrl: guichet.baseUrl,
    fetch: async (request) => {
      const response = await guichet.fetch(request);
      if (response.ok) return response;
      const document: unknown = await response.json().catch(() => undefined);
      throw new GuichetProblem(response, document, retryAfter(response, systemClock));
    },
  });
  return createQueries(client);
}
