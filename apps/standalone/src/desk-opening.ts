import type { INestApplicationContext } from '@nestjs/common';
import { exampleBlueprints } from '#blueprint';
import { type Desk, DeskRegistry, outsideCaller } from '#desks';
import { Problem } from '#kernel';
import { DeskOpenings } from '#provisioning';
import { cast } from './cast.js';
import { letCastIn } from './cast-entry.js';

/**
 * Opens the five desks that come with Guichet and lets their cast in, through the services that the API uses. A desk
 * that is there stays as its people made it, its blueprint included.
 */
export async function openExampleDesks(api: INestApplicationContext): Promise<void> {
  for (const { slug, source } of exampleBlueprints()) {
    const desk = (await findDesk(api, slug)) ?? (await openDesk(api, slug, source));
    const people = cast.find((entry) => entry.desk === slug);
    if (people) await letCastIn(api, desk, people);
  }
}

async function findDesk(api: INestApplicationContext, slug: string): Promise<Desk | undefined> {
  try {
    return await api.get(DeskRegistry).bySlug(slug);
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return undefined;
    throw error;
  }
}

async function openDesk(api: INestApplicationContext, slug: string, blueprint: string): Promise<Desk> {
  await api.get(DeskOpenings).open(outsideCaller('operator', 'en', 'standalone-start'), { blueprint });
  return api.get(DeskRegistry).bySlug(slug);
}
