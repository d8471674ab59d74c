import createClient from 'openapi-fetch';
import type { Answer } from './call.js';
import { type Clock, systemClock } from './clock.js';
import type { FollowedEvent, FollowQuery } from './follow.js';
import type { Resources } from './generated/resources.js';
import type { Attachment } from './generated/schema.js';
import { type Exchange, type Method, resources, segment } from './operations.js';
import { GuichetNetworkError, GuichetProblem, inDoubt } from './problem.js';
import { type Credentials, openSession, type TokenCredentials, type Tokens } from './session.js';
import { type Hooks, type Patience, retryAfter, send } from './transport.js';
import type { UploadOptions } from './upload.js';
import { userAgent } from './user-agent.js';

/** Where a person's password gives tokens, and where a refresh token gives the next pair. */
const signInPath = (desk: string | undefined) => `/v1/desks/${segment(desk)}/sessions`;
const refreshPath = '/v1/tokens';

export interface GuichetOptions extends Omit<Patience, 'signal'>, Hooks {
  /** Root of the service, such as `https://help.example.com`; the `/v1` of its paths does not belong to it. */
  baseUrl: string;
  /** The desk that `signIn` signs in at. */
  desk?: string;
  /** Who calls; without them only what is open to everybody answers, until `signIn`. */
  credentials?: Credentials;
  /** Language of labels, problems and mails (BCP 47), sent as `Accept-Language`. */
  language?: string;
  /** Stands in for the runtime's `fetch`. */
  fetch?: typeof globalThis.fetch;
}

export interface Guichet extends Resources {
  readonly attachments: Resources['attachments'] & FileUploads;
  readonly events: Resources['events'] & LiveEvents;
  /**
   * Signs a person in at the desk of the options; all later calls are theirs.
   *
   * @param session `onRefresh` is called with each new pair of tokens, to keep it
   * @returns the tokens, to go on later with `createGuichet({ credentials })`
   */
  signIn(person: { email: string; password: string }, session?: Pick<TokenCredentials, 'onRefresh'>): Promise<Tokens>;
  /** Root of the service, as the options gave it. */
  readonly baseUrl: string;
  /**
   * Sends a request of the caller's own making as the calls are sent: with the credentials, tried again as the options
   * say, a write with an idempotency key. For libraries that make requests themselves.
   *
   * @param tell `onDoubt` is called when it cannot be known whether a write happened: sent again with this
   * `idempotency-key`, it happens once and is answered
   * @returns whatever was answered, refusals too
   * @throws {GuichetNetworkError} when no whole answer came
   */
  fetch(request: Request, tell?: { onDoubt: (idempotencyKey: string) => void }): Promise<Response>;
}

export interface FileUploads {
  /**
   * Uploads a file, to be sent along with a ticket or a comment by its id, and tells how far it is. It goes straight to
   * where the service keeps its files where that is offered, else through the service, and memory does not hold it.
   *
   * @param file a `File` or `Blob`; in Node, `openAsBlob` of `node:fs` makes one of a file on the disk
   * @param options a try may take ten minutes where `timeout` says nothing else
   * @throws {GuichetProblem} what `create`, `uploadCreate` and `complete` throw; `unknown` when the store refuses
   */
  upload(file: Blob, options?: UploadOptions): Promise<Attachment>;
}

export interface LiveEvents {
  /**
   * Each thing as it happens, once, for as long as it is asked for; a lost connection is opened anew from where it was.
   *
   * @param query `cursor` of the last event that was dealt with, to go on after it; `from`, `kinds`, `ticket`
   * @param options `signal` ends it
   * @throws {GuichetProblem} what `list` throws, `invalid-credentials` when the caller may listen no more
   */
  follow(query?: FollowQuery, options?: Pick<Patience, 'signal'>): AsyncGenerator<FollowedEvent>;
}

/** Any API: which paths there are is known by the generated interfaces, not by the transport. */
type AnyPaths = Record<string, Record<Method, AnyOperation>>;
interface AnyOperation {
  requestBody?: { content: { 'application/json': unknown } };
  responses: { 200: { content: { 'application/json': unknown } } };
}

/** A client of one Guichet service. It holds no connection and needs no closing. */
export const createGuichet = (options: GuichetOptions): Guichet => connect(options, systemClock);

/** As {@link createGuichet}, with time and chance given by the caller. */
export function connect(options: GuichetOptions, clock: Clock): Guichet {
  const { baseUrl, desk, credentials, language, fetch = globalThis.fetch, ...patience } = options;
  const client = createClient<AnyPaths>({ baseUrl });
  const said = { 'accept-language': language, 'user-agent': userAgent };

  const perform = async <T>(exchange: Exchange): Promise<Answer<T>> => {
    let doubtful: string | undefined;
    try {
      return await performed(exchange, (key) => {
        doubtful = key;
      });
    } catch (error) {
      throw inDoubt(error, doubtful);
    }
  };

  /** @param doubt called with the key of a write that may or may not have happened */
  const performed = async <T>(exchange: Exchange, doubt: (key: string | undefined) => void): Promise<Answer<T>> => {
    const { method, path, query, body, options: own = {}, isOpen, isText, carry = fetch } = exchange;
    const { headers, ifMatch, idempotencyKey, ...impatience } = own;
    const key = method === 'get' ? undefined : (idempotencyKey ?? crypto.randomUUID());
    const onDoubt = () => doubt(key);
    const noAnswer = (cause?: unknown) => {
      onDoubt();
      return new GuichetNetworkError('The answer is not JSON.', { cause });
    };
    const { data, error, response } = await client
      .request(method, path, {
        params: { query },
        body,
        parseAs: isText ? 'text' : 'json',
        headers: {
          ...said,
          'if-match': ifMatch,
          'idempotency-key': key,
          ...headers,
        },
        fetch: (request) =>
          send(request, isOpen ? nobody : session.bearer, { ...patience, ...impatience, fetch: carry, clock, onDoubt }),
      })
      .catch((cause) => {
        // By its name: the runtime's parser may throw another realm's.
        throw Object(cause).name === 'SyntaxError' ? noAnswer(cause) : cause;
      });
    if (!response.ok) throw new GuichetProblem(response, error, retryAfter(response, clock));
    // The contract knows no empty answer but this one.
    if (data === undefined && response.status !== 204 && !isText) throw noAnswer();
    const header = (name: string) => response.headers.get(name) ?? undefined;
    // What the contract says of the answer is believed here, once, for all operations.
    return { data: data as T, response, etag: header('etag'), requestId: header('x-request-id') };
  };

  const post = async (path: string, body: unknown) =>
    (await perform<Tokens>({ method: 'post', path, body, isOpen: true })).data;
  const session = openSession((refreshToken) => post(refreshPath, { refreshToken }), clock);
  session.use(credentials);

  const all = resources(perform);
  return {
    ...all,
    baseUrl,
    async fetch(request, tell) {
      const own = new Request(request);
      const made = /^(GET|HEAD)$/.test(own.method) ? undefined : crypto.randomUUID();
      for (const [name, value] of Object.entries({ ...said, 'idempotency-key': made })) {
        if (value && !own.headers.has(name)) own.headers.set(name, value);
      }
      const key = own.headers.get('idempotency-key') ?? undefined;
      let doubtful: string | undefined;
      const onDoubt = () => {
        doubtful = key;
        if (key) tell?.onDoubt(key);
      };
      try {
        return await send(own, session.bearer, { ...patience, signal: request.signal, fetch, clock, onDoubt });
      } catch (error) {
        throw inDoubt(error, doubtful);
      }
    },
    attachments: {
      ...all.attachments,
      // Whoever sends no files does not load how.
      upload: async (file, own) =>
        (await import('./upload.js')).upload(
          { attachments: all.attachments, perform, patience, fetch, clock },
          file,
          own,
        ),
    },
    events: {
      ...all.events,
      async *follow(query, own) {
        yield* (await import('./follow.js')).follow({ perform, fetch, clock }, query, own);
      },
    },
    async signIn(person, { onRefresh } = {}) {
      const { accessToken, refreshToken } = await post(signInPath(desk), person);
      session.use({ accessToken, refreshToken, onRefresh }, true);
      return { accessToken, refreshToken };
    },
  };
}

const nobody = async () => undefined;
