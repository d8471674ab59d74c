import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type Guichet } from '../src/guichet.js';
import { GuichetProblem } from '../src/problem.js';
import { drop, empty, hang, json, problem, TestClock, UnreliableService } from './unreliable-service.js';

const service = new UnreliableService();
const attachment = { id: 'a1', name: 'log.txt', size: 20 };
const words = 'It went dark at nine';
const file = new File([words], 'log.txt');
let guichet: Guichet;

/** Where the service lets the file be sent. */
const announced = (url = `${service.baseUrl}/store/a1?signed`) =>
  json(201, { attachmentId: 'a1', url, headers: { 'content-length': String(words.length) } });
const asked = () => service.asked.map(({ method, url }) => `${method} ${url}`);

beforeAll(() => service.start());
afterAll(() => service.stop());
beforeEach(() => {
  guichet = connect({ baseUrl: service.baseUrl, credentials: { apiKey: 'key' } }, new TestClock());
});

describe('an upload', () => {
  it('goes to the store where the service says so, and is completed', async () => {
    service.script(announced(), empty(200), json(200, attachment));
    const progress: number[] = [];
    const kept = await guichet.attachments.upload(file, { onProgress: ({ sent }) => progress.push(sent) });
    expect(kept).toEqual(attachment);
    expect(asked()).toEqual([
      'POST /v1/attachments/uploads',
      'PUT /store/a1?signed',
      'POST /v1/attachments/a1/completion',
    ]);
    const [first, put, last] = service.asked;
    expect(JSON.parse(first?.body ?? '')).toEqual({ name: 'log.txt', size: words.length });
    expect(put).toMatchObject({ body: words, headers: { 'content-length': String(words.length) } });
    // Whoever keeps the files is not told who sends them.
    expect(put?.headers['authorization']).toBeUndefined();
    expect(first?.headers['idempotency-key']).toBe(last?.headers['idempotency-key']);
    expect(progress.at(-1)).toBe(words.length);
  });

  it('goes to the service as a form where that takes files itself, and the next one at once', async () => {
    service.script(problem(409, 'no-direct-upload'), json(201, attachment), json(201, attachment));
    await guichet.attachments.upload(file, { onProgress: () => undefined });
    await guichet.attachments.upload(new Blob([words]), { name: 'again.txt' });
    expect(asked()).toEqual(['POST /v1/attachments/uploads', 'POST /v1/attachments', 'POST /v1/attachments']);
    const [, form, again] = service.asked;
    expect(form?.headers).toMatchObject({
      authorization: 'Bearer key',
      'content-type': expect.stringContaining('multipart/form-data; boundary='),
    });
    expect(form?.body).toMatch(/name="file"; filename="log\.txt"\r\n[\s\S]*\r\n\r\nIt went dark at nine\r\n--/);
    expect(again?.body).toContain('filename="again.txt"');
  });

  it.each([
    ['is cut', drop],
    ['fails in passing', empty(503)],
  ])('is sent whole again when it %s, under one key', async (_, failure) => {
    service.script(announced(), failure, empty(200), failure, json(200, attachment));
    const progress: number[] = [];
    await guichet.attachments.upload(file, { onProgress: ({ sent }) => progress.push(sent) });
    expect(service.asked.filter(({ method, body }) => method === 'PUT' && body === words).length).toBeGreaterThan(0);
    expect(asked().filter((each) => each.startsWith('PUT'))).toHaveLength(2);
    expect(asked().filter((each) => each.endsWith('/completion'))).toHaveLength(2);
    expect(progress.at(-1)).toBe(words.length);
    service.script(problem(409, 'no-direct-upload'), failure, json(201, attachment));
    await guichet.attachments.upload(file, { onProgress: () => undefined });
    const forms = service.asked.filter(({ url }) => url === '/v1/attachments');
    expect(forms).toHaveLength(2);
    expect(forms[1]?.body).toContain(words);
    expect(forms[0]?.headers['idempotency-key']).toBe(forms[1]?.headers['idempotency-key']);
  });

  it('goes through the service when the store cannot be reached from here', async () => {
    service.script(announced('http://127.0.0.1:9/store'), json(201, attachment));
    expect(await guichet.attachments.upload(file)).toEqual(attachment);
    expect(asked()).toEqual(['POST /v1/attachments/uploads', 'POST /v1/attachments']);
  });

  it('tells what the store and the service refuse', async () => {
    service.script(announced(), empty(403));
    const refused = await guichet.attachments.upload(file).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(GuichetProblem);
    expect(refused).toMatchObject({ status: 403, code: 'unknown' });
    service.script(problem(413, 'payload-too-large'));
    await expect(guichet.attachments.upload(file)).rejects.toMatchObject({ code: 'payload-too-large' });
  });

  it('leaves it to the service to say that an empty file is none', async () => {
    service.script(problem(422, 'unprocessable'));
    await expect(guichet.attachments.upload(new File([], 'a'))).rejects.toMatchObject({ code: 'unprocessable' });
    expect(asked()).toEqual(['POST /v1/attachments']);
  });

  it('ends at once when its caller gives up', async () => {
    service.script(announced(), hang);
    const given = new AbortController();
    const uploading = guichet.attachments.upload(file, {
      signal: given.signal,
      onProgress: () => given.abort(new Error('enough')),
    });
    await expect(uploading).rejects.toThrow('enough');
  });
});

/** A browser's request, as far as it is used: it sends by `fetch` and tells of half the way. */
class BrowserRequest {
  static readonly refused: string[] = [];
  readonly upload: { onprogress?: (event: { loaded: number }) => void } = {};
  readonly #headers = new Headers();
  #place = { method: '', url: '' };
  #answer: Response | undefined;
  status = 0;
  statusText = '';
  response: ArrayBuffer | undefined;
  onload: () => void = () => undefined;
  onerror: () => void = () => undefined;

  open(method: string, url: string): void {
    this.#place = { method, url };
  }
  setRequestHeader(name: string, value: string): void {
    if (name === 'content-length') BrowserRequest.refused.push(name);
    this.#headers.set(name, value);
  }
  getAllResponseHeaders(): string {
    return [...(this.#answer?.headers ?? [])].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  }
  send(body: Blob | FormData): void {
    const { method, url } = this.#place;
    fetch(url, { method, headers: this.#headers, body }).then(
      async (answer) => {
        this.upload.onprogress?.({ loaded: words.length / 2 });
        this.response = await answer.arrayBuffer();
        this.#answer = answer;
        this.status = answer.status;
        this.onload();
      },
      () => this.onerror(),
    );
  }
}

describe('an upload in a browser', () => {
  beforeEach(() => {
    Object.assign(globalThis, { XMLHttpRequest: BrowserRequest });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
  });

  it('tells how far it is by what the browser tells, and is tried again as elsewhere', async () => {
    service.script(announced(), empty(503), empty(200), json(200, attachment));
    const progress: unknown[] = [];
    expect(await guichet.attachments.upload(file, { onProgress: (told) => progress.push(told) })).toEqual(attachment);
    const total = words.length;
    expect(progress).toEqual([
      { sent: 10, total },
      { sent: 10, total },
      { sent: total, total },
    ]);
    expect(BrowserRequest.refused).toEqual([]);
    service.script(problem(409, 'no-direct-upload'), json(201, attachment));
    await guichet.attachments.upload(file, { onProgress: () => undefined });
    expect(service.asked.at(-1)?.body).toContain(words);
  });
});
