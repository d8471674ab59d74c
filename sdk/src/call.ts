import type { operations } from './generated/schema.js';
import type { Patience } from './transport.js';

type Operation = keyof operations;
type Parameters<O extends Operation> = operations[O]['parameters'];
type Content<T> = T extends { content: infer C extends object } ? C[keyof C] : undefined;

/** Type of one parameter in the path of an operation. */
export type Path<O extends Operation, Name extends string> = Name extends keyof NonNullable<Parameters<O>['path']>
  ? NonNullable<Parameters<O>['path']>[Name]
  : never;

/** Type of the query of an operation. */
export type Query<O extends Operation> = NonNullable<Parameters<O>['query']>;

/** Type of the body that an operation takes. */
export type Body<O extends Operation> = Content<NonNullable<operations[O]['requestBody']>>;

/** Type of what an operation gives; `undefined` among it where it may give nothing. */
export type Result<O extends Operation> = {
  [S in keyof operations[O]['responses']]: S extends 200 | 201 | 202 | 204
    ? Content<operations[O]['responses'][S]>
    : never;
}[keyof operations[O]['responses']];

/** Makes the change out of what is there now; called again when somebody else was faster. */
export type Change<Current, Next> = (current: Current) => Next | Promise<Next>;

/** What a call needs that changes a version of a resource which its caller has seen. */
export interface IfMatch {
  /** The `etag` that {@link Answer} gave: the change is refused (412 `stale`) if the resource is another by now. */
  ifMatch: string;
}

/** What every call takes last. */
export interface CallOptions extends Patience, Partial<IfMatch> {
  /** Of a write: the same key has the same effect, once, for 7 days. One is made where none is given. */
  idempotencyKey?: string;
  /** Further request headers; they win over those that the SDK sets. */
  headers?: Record<string, string>;
}

/** An answer with what stood around its body. */
export interface Answer<T> {
  data: T;
  /** Version of the resource, for `ifMatch`. */
  etag: string | undefined;
  /** By which the service's operators find this request. */
  requestId: string | undefined;
  /** Status and headers; its body has been read. */
  response: Response;
}

/** A call on its way: await it for the body of the answer. */
export interface Call<T> extends Promise<T> {
  /** The same answer with its headers, among them `etag` and `requestId`. */
  withResponse(): Promise<Answer<T>>;
}

/** A page as every list of the API gives it. */
export interface Page<Item = unknown> {
  items: Item[];
  nextCursor?: string | null;
}

type ItemOf<P> = P extends { items: readonly (infer Item)[] } ? Item : never;

/** A list: await it for its first page, or loop with `for await` over every item of every page. */
export interface List<P, Item = ItemOf<P>> extends Call<P>, AsyncIterable<Item> {
  /** Page after page, fetched as they are asked for. */
  pages(): AsyncIterable<P>;
}

/** Follows the promise of an answer as its body, without a second promise that could be rejected unheard. */
export function call<T>(answer: Promise<Answer<T>>): Call<T> {
  const body = () => answer.then(({ data }) => data);
  return {
    // biome-ignore lint/suspicious/noThenProperty: it is a promise
    then: (kept, broken) => body().then(kept, broken),
    catch: (broken) => body().catch(broken),
    finally: (last) => body().finally(last),
    withResponse: () => answer,
    [Symbol.toStringTag]: 'Promise',
  };
}

/** @param turn fetches the page that a cursor names */
export function list<Item>(
  first: Promise<Answer<Page<Item>>>,
  turn: (cursor: string) => Promise<Answer<Page<Item>>>,
): List<Page<Item>, Item> {
  async function* pages() {
    for (let at = await first; ; ) {
      yield at.data;
      if (!at.data.nextCursor) return;
      at = await turn(at.data.nextCursor);
    }
  }
  async function* items() {
    for await (const { items } of pages()) yield* items;
  }
  return Object.assign(call(first), { pages, [Symbol.asyncIterator]: items });
}
