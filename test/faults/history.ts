import { createWriteStream, type WriteStream } from 'node:fs';

/** One try of an operation: what was sent once, to one instance. */
export interface Attempt {
  readonly requestId: string;
  readonly instance: string;
  /** Null when no answer came: whether it was done is not known. */
  readonly status: number | null;
  /** Code of the problem that was answered, or what happened to the connection. */
  readonly code?: string;
  readonly isReplay?: boolean;
  /** What was answered, shortened to a digest, where it was done. */
  readonly answer?: string;
}

/** What must be found afterwards, once, if an operation was acknowledged, and not at all if it was refused. */
export interface Trace {
  readonly table:
    | 'ticket'
    | 'comment'
    | 'attachment'
    | 'organization'
    | 'article_revision'
    | 'address'
    | 'inbound_mail'
    | 'incident_update';
  /** A word that nobody else writes. */
  readonly word: string;
}

/** One thing that a client wanted done, with all its tries. */
export interface Operation {
  readonly id: number;
  readonly desk: string;
  readonly command: string;
  /** Kinds of events of which an acknowledged one leaves `times` in the log; none where it may change nothing. */
  readonly events: readonly string[];
  readonly times: number;
  /** The operation that it undoes; it changes nothing where somebody else's move undid that first. */
  readonly undoes?: number;
  readonly trace?: Trace;
  /** The agent's session in a customer's place by which it was called. */
  readonly session?: string;
  /** The session that it ends, if it is done. */
  readonly ends?: string;
  readonly attempts: readonly Attempt[];
  /** `lost`: an agent's session was over before the call could be sent again, so that nobody can tell. */
  readonly outcome: 'acknowledged' | 'refused' | 'unsettled' | 'lost';
  /** Milliseconds since the run began. */
  readonly from: number;
  readonly to: number;
  /** Ids that stood in its answers. */
  readonly seen: readonly string[];
  /** Ids that it sent, its own desk's or not. */
  readonly sent: readonly string[];
}

/** What happened to the service. */
export interface Fault {
  readonly fault: string;
  readonly target: string;
  readonly from: number;
  readonly to: number;
  readonly recovery?: Recovery;
}

/** Milliseconds from a kill until the service wrote again, and until what was killed was at its work again. */
export interface Recovery {
  readonly service: number;
  readonly all: number;
}

/** Everything that clients saw and that was done to the service, in a file of its own, a line each. */
export class History {
  readonly operations: Operation[] = [];
  readonly faults: Fault[] = [];
  private readonly file: WriteStream;
  private readonly began = performance.now();

  constructor(path: string) {
    this.file = createWriteStream(path);
  }

  now(): number {
    return Math.round(performance.now() - this.began);
  }

  add(operation: Operation): void {
    this.operations.push(operation);
    this.file.write(`${JSON.stringify(operation)}\n`);
  }

  addFault(fault: Fault): void {
    this.faults.push(fault);
    this.file.write(`${JSON.stringify(fault)}\n`);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.file.end(() => resolve()));
  }
}
