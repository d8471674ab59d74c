import { Injectable } from '@nestjs/common';
import { Secrets } from '#database';
import { Problem, type Uuid } from '#kernel';

/**
 * A place in a desk's feed as its readers hold it. Sealed, since the bare number would tell a customer how much happens
 * at the desk that is not theirs to see. It gives no right: what follows it is looked up for whoever asks.
 */
@Injectable()
export class FeedCursors {
  constructor(private readonly secrets: Secrets) {}

  write(deskId: Uuid, position: number): string {
    return this.secrets.seal(`feed:${deskId}`, Buffer.from(String(position))).toString('base64url');
  }

  /** @throws Problem `invalid-cursor` */
  read(deskId: Uuid, cursor: string): number {
    try {
      return Number(this.secrets.open(`feed:${deskId}`, Buffer.from(cursor, 'base64url')).toString());
    } catch {
      throw new Problem('invalid-cursor', 'Send `cursor` or `Last-Event-ID` only as this feed gave it.', {
        errors: [{ pointer: '/query/cursor', code: 'invalid-cursor', detail: 'Not a cursor of this feed.' }],
      });
    }
  }
}
