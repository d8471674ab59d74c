import { isUuid, type Uuid } from '#kernel';
import { type FileKey, type FileOwner, folderOf, pathOf } from './file-store.js';

/** The name of a file in the bucket. */
export function nameOf(key: FileKey): string {
  return `files/${pathOf(key)}`;
}

/** The name under which somebody outside may leave what is to become a file. */
export function incomingNameOf({ deskId, id }: FileOwner): string {
  if (!isUuid(id)) throw new Error('a file’s key is made of two UUIDs');
  return `incoming/${folderOf(deskId)}/${id}`;
}

/** What the names of all that is a desk's begin with. */
export function beginningsOf(deskId: Uuid): readonly string[] {
  return [`files/${folderOf(deskId)}/`, `incoming/${folderOf(deskId)}/`];
}
