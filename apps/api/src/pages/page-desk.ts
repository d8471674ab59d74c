import type { FastifyRequest } from 'fastify';
import type { Blueprint } from '#blueprint';
import type { Desk, DeskRegistry } from '#desks';
import { negotiateLanguage, notFound } from '#kernel';
import { type PageLanguage, pageLanguages } from './page-words.js';

/** The desk that a page belongs to. @throws Problem `not-found` when it is none or suspended */
export async function activeDesk(
  desks: DeskRegistry,
  slug: string,
): Promise<{ readonly desk: Desk; readonly blueprint: Blueprint }> {
  const desk = await desks.bySlug(slug);
  if (desk.status !== 'active') throw notFound();
  return { desk, blueprint: await desks.blueprint({ deskId: desk.id, blueprintVersion: desk.blueprintVersion }) };
}

/**
 * The best of the languages that both the page and the desk speak; English when they share none.
 *
 * @param own what the reader is known to read, for browsers that say nothing
 */
export function languageOf(
  request: FastifyRequest,
  offered: readonly string[],
  own: string | null = null,
): PageLanguage {
  const shared = pageLanguages.filter((language) => offered.includes(language));
  const preferred = shared.find((language) => language === own);
  const [first = 'en'] = offered.flatMap((language) => shared.filter((known) => known === language));
  const found = negotiateLanguage(request.headers['accept-language'], shared, preferred ?? first);
  return pageLanguages.find((language) => language === found) ?? 'en';
}

/** A parameter of the path or the query; empty when it is none. */
export function memberOf(members: unknown, name: string): string {
  const value: unknown = Object(members)[name];
  return typeof value === 'string' ? value : '';
}
