import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { create as dispositionOf } from 'content-disposition';
import { Problem } from '#kernel';
import { AttachmentLinks } from './attachment-links.service.js';
import { rangeOf } from './byte-range.js';
import { FileStore } from './file-store.js';
import { servedType } from './media-type.js';

/** The conditions that a request for a file may name (RFC 9110). */
export interface DownloadConditions {
  readonly range?: string | undefined;
  readonly ifRange?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

export interface Download {
  readonly status: 200 | 206 | 304;
  readonly headers: Readonly<Record<string, string>>;
  /** Not there with 304. */
  readonly content: Readable | undefined;
}

/**
 * Nothing that a file holds acts in the name of this service: browsers save it, do not guess at its type, and run
 * nothing of it, whatever it is.
 */
const inert = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  // Kept copies are asked about each time: whoever may no longer see it does not get it from there.
  'cache-control': 'private, no-cache',
} as const;

/** Hands files out. */
@Injectable()
export class Downloads {
  constructor(
    private readonly links: AttachmentLinks,
    private readonly store: FileStore,
  ) {}

  /** @throws Problem those of `AttachmentLinks.follow`, `range-not-satisfiable`, `unavailable` */
  async open(token: string, requestId: string, conditions: DownloadConditions): Promise<Download> {
    const { claims, caller, found } = await this.links.follow(token, requestId);
    const { variant } = claims;
    const key = { deskId: caller.deskId, id: found.id, variant };
    const etag = `"${found.digest.toString('base64url')}${variant === 'preview' ? '-preview' : ''}"`;
    const headers = { ...inert, etag };
    if (conditions.ifNoneMatch?.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*')) {
      return { status: 304, headers, content: undefined };
    }
    if (variant === 'preview') {
      const described = { 'content-type': 'image/webp', 'content-disposition': 'inline' };
      return { status: 200, headers: { ...headers, ...described }, content: await this.store.read(key) };
    }
    const { name, size, type } = found.stored;
    const described = {
      ...headers,
      'content-type': servedType(type),
      'content-disposition': dispositionOf(name),
      'accept-ranges': 'bytes',
    };
    const fits = conditions.ifRange === undefined || conditions.ifRange === etag;
    const range = fits ? rangeOf(conditions.range, size) : undefined;
    if (range === 'none') {
      throw new Problem('range-not-satisfiable', `The file has ${size} bytes. Ask for some of those.`);
    }
    if (range === undefined) {
      const whole = { ...described, 'content-length': String(size) };
      return { status: 200, headers: whole, content: await this.store.read(key) };
    }
    const { first, last } = range;
    const part = { 'content-length': String(last - first + 1), 'content-range': `bytes ${first}-${last}/${size}` };
    return { status: 206, headers: { ...described, ...part }, content: await this.store.read(key, range) };
  }
}
