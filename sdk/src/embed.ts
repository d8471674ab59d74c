import { type Clock, systemClock } from './clock.js';
import type {
  ArticleOutline,
  ArticleSuggestion,
  RequestType,
  RequestTypeWithForm,
  Submission,
  SubmissionDraft,
  SubmissionFile,
} from './generated/schema.js';
import { GuichetNetworkError, GuichetProblem } from './problem.js';
import { type Carry, type Patience, retryAfter, send } from './transport.js';
import { carrier, nameOf, type UploadOptions, usualTimeout } from './upload.js';
import { findAnswer, type WorkProof } from './work.js';

export type * from './generated/schema.js';
export { GuichetNetworkError, GuichetProblem, GuichetTimeoutError } from './problem.js';
export type { UploadOptions, UploadProgress } from './upload.js';

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
  /**
   * Tells that articles were shown to somebody about to ask, once they pause. Its `id` is for the two below, and for
   * `articleSuggestion` of the form that is sent all the same: so the desk knows which articles make tickets needless.
   */
  suggested(articles: readonly string[]): Promise<ArticleSuggestion>;
  /** Tells that one of them was opened. */
  opened(suggestion: string, article: string): Promise<ArticleSuggestion>;
  /** Tells that no form is sent, for they have answered it. */
  solved(suggestion: string, article?: string): Promise<ArticleSuggestion>;
  /** Begins the work that the service asks of a visitor's machine. Call it when somebody begins to write. */
  prepare(): void;
  /**
   * Sends a file that goes with a form: what comes back as `file` is for `files` of the form that is sent next. A form
   * takes as many and as large ones as its `files` says.
   *
   * @throws {GuichetProblem} `payload-too-large`, `unprocessable` for an empty one, `too-many-requests`
   */
  upload(file: Blob, options?: UploadOptions): Promise<SubmissionFile>;
  /**
   * Sends a form, with the work done on it. None is done for a visitor whom your server names: `identity` is its token then,
   * instead of `email` and `name`.
   *
   * @param options `idempotencyKey`: the same for each try to send one form, which is then filed once
   * @throws {GuichetProblem} `invalid-fields` with one error for each field, `too-many-requests`
   */
  submit(draft: Omit<SubmissionDraft, 'proof'>, options?: { idempotencyKey?: string }): Promise<Submission>;
}

interface Asked {
  body?: unknown;
  method?: string;
  idempotencyKey?: string;
  bearer?: string;
}

/** Forms for a web page, by `fetch` and Web Crypto alone: the page needs a secure context (HTTPS, or this machine). */
export const openForms = (options: FormsOptions): Forms => openFormsBy(options, systemClock);

/** As {@link openForms}, with time and chance given by the caller. */
export function openFormsBy(options: FormsOptions, clock: Clock): Forms {
  const { baseUrl, key, desk, language, fetch = globalThis.fetch, ...patience } = options;
  let work: Promise<WorkProof> | undefined;

  const carry: Carry = (sent, init) => fetch(sent, init);

  /** Sends until there is an answer, and gives what it says. @throws {GuichetProblem} {@link GuichetNetworkError} */
  async function exchange<T>(request: Request, bearer: string, more: Patience & { fetch?: Carry } = {}): Promise<T> {
    const response = await send(request, async () => bearer, { ...patience, fetch: carry, ...more, clock });
    const answer: unknown = await response.json().catch((cause) => {
      if (response.ok) throw new GuichetNetworkError('The answer is not JSON.', { cause });
    });
    if (!response.ok) throw new GuichetProblem(response, answer, retryAfter(response, clock));
    // What the contract says of the answer is believed here, once, for all calls.
    return answer as T;
  }

  const headersOf = (idempotencyKey?: string) => ({
    ...(language && { 'accept-language': language }),
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
  });

  /** A call, `POST` where it has a body, unless it says otherwise. */
  function ask<T>(path: string, { body, method = 'POST', idempotencyKey, bearer = key }: Asked = {}): Promise<T> {
    const request = new Request(`${baseUrl}/v1/${path}`, {
      ...(body !== undefined && { method, body: JSON.stringify(body) }),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headersOf(idempotencyKey) },
      credentials: 'omit',
    });
    return exchange(request, bearer);
  }
  const articles = (rest = '') => `desks/${encodeURIComponent(desk ?? '')}/article-suggestions${rest}`;

  const begin = async (): Promise<WorkProof> => {
    const { challenge, bits } = await ask<{ challenge: string; bits: number }>('submission-challenges', { body: {} });
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
      const path = articles(`?text=${encodeURIComponent(text)}`);
      return (await ask<{ items: ArticleOutline[] }>(path, { bearer: '' })).items;
    },
    suggested: (shown) => ask(articles(), { body: { articles: shown }, bearer: '' }),
    opened: (suggestion, article) => ask(articles(`/${suggestion}/openings`), { body: { article }, bearer: '' }),
    solved: (suggestion, article) =>
      ask(articles(`/${suggestion}/solution`), { method: 'PUT', body: { article }, bearer: '' }),
    prepare() {
      // What goes wrong is told when the form is sent, which begins anew.
      prepared().catch(() => {
        work = undefined;
      });
    },
    async upload(file, { name = nameOf(file), onProgress, idempotencyKey = crypto.randomUUID(), ...own } = {}) {
      const total = file.size;
      const form = new FormData();
      form.set('file', file, name);
      const report = onProgress && ((sent: number) => onProgress({ sent: Math.min(sent, total), total }));
      for (let tries = 0; ; tries++) {
        const { challenge, answer } = await begin();
        const proof = new URLSearchParams({ challenge, answer: String(answer) });
        const request = new Request(`${baseUrl}/v1/submission-files?${proof}`, {
          method: 'POST',
          headers: headersOf(idempotencyKey),
          credentials: 'omit',
        });
        try {
          const more = { timeout: usualTimeout, ...own, fetch: carrier(form, fetch, report) };
          const kept = await exchange<SubmissionFile>(request, key, more);
          report?.(total);
          return kept;
        } catch (error) {
          // A try whose answer was lost has used its work up: the file itself is kept once.
          if (tries > 0 || !isSpent(error)) throw error;
        }
      }
    },
    async submit(draft, { idempotencyKey = crypto.randomUUID() } = {}) {
      if (draft.identity !== undefined) return ask('submissions', { body: draft, idempotencyKey });
      for (let tries = 0; ; tries++) {
        const proof = await prepared().catch((error: unknown) => {
          work = undefined;
          throw error;
        });
        try {
          const answer = await ask<Submission>('submissions', { body: { ...draft, proof }, idempotencyKey });
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
