import type { Random } from '../support/random.js';
import type { Actor, Client, Intent, Outcome } from './client.js';
import type { DeskModel, KnownTicket } from './desk-model.js';

/** What a command has at hand. */
export interface Turn {
  readonly desk: DeskModel;
  readonly otherDesk: DeskModel;
  readonly random: Random;
  readonly client: Client;
  /** A word that nobody has written. */
  readonly word: () => string;
}

/** Something that clients do, in one operation or several. */
export type Command = (turn: Turn) => Promise<unknown>;

/** One operation in a turn; one in twenty is repeated with its key though it was acknowledged. */
export function act(
  { desk, client, random }: Turn,
  by: Actor,
  command: string,
  [method, path]: readonly [Intent['method'], string],
  more: Omit<Intent, 'desk' | 'by' | 'command' | 'method' | 'path'> = {},
): Promise<Outcome> {
  const again = method !== 'GET' && random.isLucky(0.05);
  return client.settle({ desk: desk.id, by, command, method, path, again, ...more });
}

export const isDone = ({ operation }: Outcome): boolean => operation.outcome === 'acknowledged';

/** A ticket that clients know of, rather a young one. */
export function someTicket({ desk, random }: Turn): KnownTicket | undefined {
  const { tickets } = desk;
  return random.isLucky(0.5) ? random.maybe(tickets.slice(-20)) : random.maybe(tickets);
}

/** The version that a change is based on. */
export async function versionOf(turn: Turn, by: Actor, path: string): Promise<string> {
  return (await act(turn, by, 'read', ['GET', path])).etag;
}
