import type { Readable } from 'node:stream';
import { isUuid, Problem, type Uuid } from '#kernel';

/** One file in the store: what was uploaded, or the preview made of it. */
export interface FileKey {
  readonly deskId: Uuid;
  readonly id: Uuid;
  readonly variant: 'original' | 'preview';
}

/** Bytes from `first` to `last`, both included, from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** What the store holds of one attachment. */
export type FileOwner = Pick<FileKey, 'deskId' | 'id'>;

/** A way into the store past this service. What comes in by it is no file before it is taken over. */
export interface DirectDoor {
  /**
   * Where to send exactly so many bytes, by PUT, and the headers that belong to that.
   *
   * @param seconds how long a request may begin
   */
  open(
    owner: FileOwner,
    size: number,
    seconds: number,
  ): Promise<{ readonly url: string; readonly headers: Readonly<Record<string, string>> }>;

  /**
   * Makes what was sent the original: nobody outside reaches it any more.
   *
   * @returns whether there was anything
   */
  takeOver(owner: FileOwner): Promise<boolean>;

  /** Removes what was sent, whether or not it was taken over. */
  clear(owner: FileOwner): Promise<void>;
}

/** Where the bytes lie. Keys hold nothing that anybody typed. */
export abstract class FileStore {
  /** Not there where the bytes have to come through this service. */
  abstract readonly direct: DirectDoor | undefined;

  /**
   * Writes a file as it comes, in constant memory. There is nothing under the key before all of it is there for good;
   * what ends early leaves nothing.
   *
   * @throws Problem `unavailable` when the store cannot take it; whatever the content throws
   */
  abstract write(key: FileKey, content: AsyncIterable<Uint8Array>): Promise<void>;

  /** @throws Problem `unavailable` when the store does not answer, or has no such file */
  abstract read(key: FileKey, range?: ByteRange): Promise<Readable>;

  /** Removes a file for good, whether it is there, half there or not at all. */
  abstract remove(key: FileKey): Promise<void>;

  /**
   * Removes files of a desk for good, half written ones and what was sent directly among them.
   *
   * @returns whether that was all of them; else the rest waits for the next call
   */
  abstract removeDesk(deskId: Uuid): Promise<boolean>;
}

/** Removes all that the store holds of an attachment. */
export async function removeAll(store: FileStore, { deskId, id }: FileOwner): Promise<void> {
  await store.remove({ deskId, id, variant: 'original' });
  await store.remove({ deskId, id, variant: 'preview' });
}

/** The folder of all that is a desk's. */
export function folderOf(deskId: Uuid): string {
  if (!isUuid(deskId)) throw new Error('the folder of a desk’s files is its UUID');
  return deskId;
}

/** A part of a path that is made of the key alone. */
export function pathOf({ deskId, id, variant }: FileKey): string {
  if (!isUuid(id)) throw new Error('a file’s key is made of two UUIDs');
  return `${folderOf(deskId)}/${id.slice(-2)}/${variant === 'preview' ? `${id}.preview` : id}`;
}

/** What failed is the store, not the content. @throws Problem `unavailable` */
export function away(cause: unknown): never {
  throw new Problem('unavailable', 'The files cannot be reached just now. Try again shortly.', {
    retryAfter: 10,
    cause,
  });
}
