import { type Clock, systemClock } from './clock.js';
import type {
  ArticleOutline,
  RequestType,
  RequestTypeWithForm,
  Submission,
  SubmissionDraft,
} from './generated/schema.js';
import { GuichetProblem } from './problem.js';
import { type Patience, retryAfter, send } from './transport.js';
import { findAnswer, type WorkProof } from './work.js';

export type * from './generated/schema.js';
export { GuichetNetworkError, GuichetProblem, GuichetTimeoutError } from './problem.js';

export interface FormsOptions extends Patience {
  /** Root of the service, such as `https://help.example.com`. */
  baseUrl: string;
  /** A publishable key, `gpk_…`. It may stand in the page for all to read, and works in pages of its origins alone. */
  key: string;
  /** Slug of the desk, for articles. */
  desk?: string;
  /** Language of labels and complaints (BCP 47). */
  language?: string;
  /** Stands in for the runtime's `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/** The forms of one publishable key, for those who draw them themselves. */
export interface Forms {
  /** What the key's page may ask for. */
  types(): Promise<RequestType[]>;
  /** The form of one type: a JSON Schema of `fields`, and what it takes to draw it. @throws {GuichetProblem} `not-found` */
  form(type: string): Promise<RequestTypeWithForm>;
  /** Published articles that may answer what has been typed so far; none without a `desk`. */
  suggest(text: string): Promise<ArticleOutline[]>;
  /** Begins the work that the service asks of a visitor's machine. Call it when somebody begins to write. */
  prepare(): void;
  /**
   * Sends a form, with the work done on it. None is done for a visitor whom your server names: `identity` is its token then,
   * instead of `email` and `name`.
   *
   * @param options `idempotencyKey`: the same for each try to send one form, which is then filed once
   * @throws {GuichetProblem} `invalid-fields` with one error for each field, `too-many-requests`
   */
  submit(draft: Omit<SubmissionDraft, 'proof'>, options?: { idempotencyKey?: string }): Promise<Submission>;
}

/** Forms for a web page, by `fetch` and Web Crypto alone: the page needs a secure context (HTTPS, or this machine). */
export const openForms = (options: FormsOptions): Forms => openFormsBy(options, systemClock);

/** As {@link openForms}, with time and chance given by the caller. */
export function openFormsBy(options: FormsOptions, clock: Clock): Forms {
  const { baseUrl, key, desk, language, fetch = globalThis.fetch, ...patience } = options;
  let work: Promise<WorkProof> | undefined;

  async function ask<T>(path: string, body?: unknown, idempotencyKey?: string, bearer: string | undefined = key) {
    const request = new Request(`${baseUrl}/v1/${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(language && { 'accept-language': language }),
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      },
      credentials: 'omit',
    });
    const carry = (sent: Request, init: { signal: AbortSignal }) => fetch(sent, init);
    const response = await send(request, async () => bearer, { ...patience, fetch: carry, clock });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new GuichetProblem(response, answer, retryAfter(response, clock));
    // What the contract says of the answer is believed here, once, for all calls.
    return answer as T;
  }

  const begin = async (): Promise<WorkProof> => {
    const { challenge, bits } = await ask<{ challenge: string; bits: number }>('submission-challenges', {});
    return { challenge, answer: await findAnswer(challenge, bits) };
  };
  const prepared = () => {
    work ??= begin();
    return work;
  };

  return {
    types: async () => (await ask<{ items: RequestType[] }>('request-types')).items,
    form: (type) => ask(`request-types/${encodeURIComponent(type)}`),
    async suggest(text) {
      if (desk === undefined || !text.trim()) return [];
      const path = `desks/${encodeURIComponent(desk)}/article-suggestions?text=${encodeURIComponent(text)}`;
      return (await ask<{ items: ArticleOutline[] }>(path, undefined, undefined, '')).items;
    },
    prepare() {
      // What goes wrong is told when the form is sent, which begins anew.
      prepared().catch(() => {
        work = undefined;
      });
    },
    async submit(draft, { idempotencyKey = crypto.randomUUID() } = {}) {
      if (draft.identity !== undefined) return ask('submissions', draft, idempotencyKey);
      for (let tries = 0; ; tries++) {
        const proof = await prepared().catch((error: unknown) => {
          work = undefined;
          throw error;
        });
        try {
          const answer = await ask<Submission>('submissions', { ...draft, proof }, idempotencyKey);
          work = undefined;
          return answer;
        } catch (error) {
          // Somebody wrote for longer than the work is good for, or it was used up: once more, with new work.
          if (tries > 0 || !isSpent(error)) throw error;
          work = undefined;
        }
      }
    },
  };
}

const isSpent = (error: unknown): boolean =>
  error instanceof GuichetProblem && error.errors.some(({ code }) => /^proof-/.test(code));
