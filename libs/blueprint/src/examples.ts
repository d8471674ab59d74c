import { readFileSync } from 'node:fs';

const slugs = ['road', 'support-ops', 'samsara', 'trackoe', 'supplyon'] as const;

/** The five desks that come with Guichet, as YAML sources. They are loaded by the standalone start. */
export function exampleBlueprints(): { slug: string; source: string }[] {
  return slugs.map((slug) => ({
    slug,
    source: readFileSync(new URL(`../desks/${slug}.yaml`, import.meta.url), 'utf8'),
  }));
}
