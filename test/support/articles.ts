import type { Answer } from './http.js';
import type { Teller } from './stories.js';

export interface ArticleWish {
  readonly title: string;
  readonly body?: string;
  readonly language?: string;
  readonly audience?: 'public' | 'customers';
  readonly slug?: string;
  readonly machineTranslated?: boolean;
}

/** A draft, as its writer begins it. */
export async function draft(by: Teller, wish: ArticleWish): Promise<Answer['body']> {
  const body = { body: 'Nothing but words.', ...wish };
  return (await by.call('post', '/v1/articles', { body, expect: 201 })).body;
}

/** Shows readers what was written last. */
export async function publish(by: Teller, id: string): Promise<Answer['body']> {
  return act(by, 'put', `/v1/articles/${id}/publication`);
}

/** A change of an article on the version it has now. */
export async function act(by: Teller, method: 'put' | 'delete', path: string): Promise<Answer['body']> {
  const [, id] = /^\/v1\/articles\/([^/]+)/.exec(path) ?? [];
  const { headers } = await by.call('get', `/v1/articles/${id}`, { expect: 200 });
  return (await by.call(method, path, { headers: { 'if-match': headers['etag'] ?? '' }, expect: 200 })).body;
}

export async function published(by: Teller, wish: ArticleWish): Promise<Answer['body']> {
  const { id } = await draft(by, wish);
  return publish(by, id);
}

/** Writes an article in a language, for the first time or again. */
export async function translate(by: Teller, id: string, language: string, text: object): Promise<Answer['body']> {
  const path = `/v1/articles/${id}/translations/${language}`;
  const before = await by.call('get', path);
  const headers: Record<string, string> = before.status === 200 ? { 'if-match': before.headers['etag'] ?? '' } : {};
  return (await by.call('put', path, { body: text, headers, expect: 200 })).body;
}

export const titlesOf = (articles: readonly { title: string }[]): string[] => articles.map(({ title }) => title);
