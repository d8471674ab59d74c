import type { Clock } from './clock.js';
import type { Resources } from './generated/resources.js';
import type { Attachment } from './generated/schema.js';
import type { Perform } from './operations.js';
import { GuichetNetworkError, GuichetProblem, GuichetTimeoutError } from './problem.js';
import { type Carry, type Patience, retryAfter, send } from './transport.js';

/** How far an upload is. */
export interface UploadProgress {
  /** Bytes of the file that are on their way or there; it begins anew when a try failed. */
  sent: number;
  /** Bytes of the file. */
  total: number;
}

export interface UploadOptions extends Patience {
  /** What the file is called, where it does not say so itself. */
  name?: string;
  /** Called as bytes leave, and once when all of them are there. */
  onProgress?: (progress: UploadProgress) => void;
  /** The same key has the same effect, once, for 7 days. One is made where none is given. */
  idempotencyKey?: string;
}

/** What the client lends to an upload. */
export interface UploadClient {
  attachments: Pick<Resources['attachments'], 'uploadCreate' | 'complete'>;
  perform: Perform;
  patience: Patience;
  fetch: typeof globalThis.fetch;
  clock: Clock;
}

/** Milliseconds that sending a file may take, where the caller says nothing else. */
export const usualTimeout = 600_000;

/** Services that take files themselves. */
const indirect = new WeakSet<Perform>();

/**
 * Uploads a file: to where the service keeps its files where it offers that, else to the service. Each step is tried
 * again as every call is; what was sent twice is kept once.
 */
export async function upload(
  client: UploadClient,
  file: Blob,
  { name = nameOf(file), onProgress, ...own }: UploadOptions = {},
): Promise<Attachment> {
  const total = file.size;
  const idempotencyKey = own.idempotencyKey ?? crypto.randomUUID();
  const options = { timeout: usualTimeout, ...own, idempotencyKey };
  const report = (sent: number) => onProgress?.({ sent: Math.min(sent, total), total });
  const carry = (body: Blob | FormData) => carrier(body, client.fetch, onProgress && report);

  const direct = async (): Promise<Attachment | undefined> => {
    // Nothing at all cannot be announced; the service says what is wrong with it.
    if (total === 0 || indirect.has(client.perform)) return undefined;
    const { attachmentId, url, headers } = await client.attachments.uploadCreate({ name, size: total }, options);
    const request = new Request(url, { method: 'PUT', headers });
    const patience = { ...client.patience, ...options, clock: client.clock, fetch: carry(file) };
    try {
      const response = await send(request, nobody, patience);
      if (!response.ok) throw new GuichetProblem(response, undefined, retryAfter(response, client.clock));
    } catch (error) {
      // The store may be out of reach from here, or not know this page: the service is not.
      if (error instanceof GuichetNetworkError && !(error instanceof GuichetTimeoutError)) return undefined;
      throw error;
    }
    return client.attachments.complete(attachmentId, options);
  };

  const indirectly = async (): Promise<Attachment> => {
    const form = new FormData();
    form.set('file', file, name);
    const path = '/v1/attachments';
    return (await client.perform<Attachment>({ method: 'post', path, options, carry: carry(form) })).data;
  };

  const kept = await direct().catch((error) => {
    if (!(error instanceof GuichetProblem && error.code === 'no-direct-upload')) throw error;
    indirect.add(client.perform);
    return undefined;
  });
  const attachment = kept ?? (await indirectly());
  report(total);
  return attachment;
}

const nobody = async () => undefined;

export function nameOf(file: Blob): string {
  return 'name' in file && typeof file.name === 'string' && file.name ? file.name : 'file';
}

/** Makes a request carry this body, telling how much of it has left. */
export function carrier(
  body: Blob | FormData,
  fetch: typeof globalThis.fetch,
  report: ((sent: number) => void) | undefined,
): Carry {
  return (request, { signal }) => {
    const { method, url } = request;
    const headers = new Headers(request.headers);
    if (!report) return fetch(url, { method, headers, body, signal });
    if (typeof XMLHttpRequest !== 'undefined') return byXhr({ method, url, headers, body, signal, report });
    const encoded = new Response(body);
    const type = encoded.headers.get('content-type');
    // The boundary of a form stands there.
    if (type && !headers.has('content-type')) headers.set('content-type', type);
    const init = { method, headers, signal, body: encoded.body?.pipeThrough(counter(report)), duplex: 'half' };
    return fetch(url, init as RequestInit);
  };
}

function counter(report: (sent: number) => void): TransformStream<Uint8Array, Uint8Array> {
  let sent = 0;
  return new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(chunk);
      sent += chunk.byteLength;
      report(sent);
    },
  });
}

/** What is used of browsers' `XMLHttpRequest`; other runtimes have none, and no types of it. */
interface UploadingRequest {
  responseType: string;
  readonly status: number;
  readonly statusText: string;
  readonly response: ArrayBuffer | null;
  readonly upload: { onprogress: ((event: { readonly loaded: number }) => void) | null };
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  getAllResponseHeaders(): string;
  abort(): void;
  send(body: Blob | FormData): void;
}
declare const XMLHttpRequest: new () => UploadingRequest;

/** The only way in browsers to hear how much of a body has left. */
function byXhr({
  method,
  url,
  headers,
  body,
  signal,
  report,
}: {
  method: string;
  url: string;
  headers: Headers;
  body: Blob | FormData;
  signal: AbortSignal;
  report: (sent: number) => void;
}): Promise<Response> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    xhr.responseType = 'arraybuffer';
    // Browsers say the length by themselves, and refuse to be told.
    headers.forEach((value, name) => {
      if (name !== 'content-length') xhr.setRequestHeader(name, value);
    });
    xhr.upload.onprogress = ({ loaded }) => report(loaded);
    xhr.onload = () => {
      const { status, statusText, response } = xhr;
      const isEmpty = [204, 205, 304].includes(status);
      resolve(new Response(isEmpty ? null : response, { status, statusText, headers: headersOf(xhr) }));
    };
    xhr.onerror = () => reject(new TypeError('The connection failed.'));
    xhr.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => xhr.abort());
    xhr.send(body);
  });
}

function headersOf(xhr: UploadingRequest): Headers {
  const lines = xhr.getAllResponseHeaders().trim().split(/\r?\n/).filter(Boolean);
  return new Headers(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
}
