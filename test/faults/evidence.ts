import type { Client } from 'pg';
import type { Operation } from './history.js';
import type { Copy } from './mailbox.js';

/** All that the checker looks at: what clients were told, and what is there afterwards. */
export interface Evidence {
  readonly operations: readonly Operation[];
  readonly database: Client;
  readonly copies: readonly Copy[];
  readonly filesDir: string;
}

/** Something that must never happen, and did. */
export interface Violation {
  readonly rule: string;
  readonly what: string;
}

/** One thing that must hold. */
export interface Rule {
  readonly name: string;
  /** What breaks it, in words; nothing when it holds. */
  readonly find: (evidence: Evidence) => Promise<readonly string[]>;
}

/** The rows of a statement, read as the owner. */
export async function rows<T>(database: Client, statement: string, values: readonly unknown[] = []): Promise<T[]> {
  return (await database.query(statement, [...values])).rows;
}
