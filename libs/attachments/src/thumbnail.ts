import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';

/** Kinds of pictures that previews are made of: those whose decoders are worth trusting with anybody's bytes. */
const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
/** Longest side of a preview. */
const side = 320;
/** Pixels of the original at most: a few bytes may say that they are a picture as large as a city. */
const mostPixels = 50_000_000;

// A decoder that is not needed cannot be attacked.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadNsgif', 'VipsForeignLoadWebp'],
});
sharp.cache(false);
sharp.concurrency(1);

export function isPicture(type: string): boolean {
  return pictures.has(type);
}

/**
 * A small WebP picture, upright, without what cameras write beside the pixels.
 *
 * @returns undefined when the content is no picture that can be read
 */
export async function thumbnailOf(content: Readable): Promise<Buffer | undefined> {
  const picture = sharp({ limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .timeout({ seconds: 20 });
  try {
    const [made] = await Promise.all([picture.toBuffer(), pipeline(content, picture)]);
    return made;
  } catch {
    return undefined;
  }
}
