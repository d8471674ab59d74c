import { createServer, type Server, type Socket } from 'node:net';

/** What every scanner takes for a virus, and nothing else does (eicar.org); put together so that none finds it here. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('');

const greeting = Buffer.from('zINSTREAM\0');

/** `answers`; `waits` with its answer until told otherwise; `hangs up` on whoever connects; `refuses` to look. */
export type Mood = 'answers' | 'waits' | 'hangs up' | 'refuses';

/** Speaks INSTREAM as clamd(8) says it, on loopback; knows one virus. */
export class FakeClamd {
  private mood: Mood = 'answers';
  private readonly waiting = new Set<() => void>();
  /** Bytes of each file that it looked at. */
  readonly scanned: number[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeClamd> {
    const server = createServer();
    const clamd = new FakeClamd(server);
    server.on('connection', (socket) => clamd.serve(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return clamd;
  }

  get url(): string {
    const address = this.server.address();
    return `tcp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  become(mood: Mood): void {
    this.mood = mood;
    for (const go of this.waiting) go();
    this.waiting.clear();
  }

  stop(): void {
    this.become('hangs up');
    this.server.close();
  }

  private serve(socket: Socket): void {
    socket.on('error', () => undefined);
    if (this.mood === 'hangs up') return void socket.destroy();
    let received = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const file = fileIn(received);
      if (file === 'wrong') return void socket.end('UNKNOWN COMMAND\0');
      if (file === undefined) return;
      const answer = () => socket.end(`${this.verdictOn(file)}\0`);
      if (this.mood === 'waits') this.waiting.add(answer);
      else answer();
    });
  }

  private verdictOn(file: Buffer): string {
    if (this.mood === 'refuses') return 'INSTREAM size limit exceeded. ERROR';
    this.scanned.push(file.length);
    return file.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
  }
}

/** The file that was sent, once all of it is here. */
function fileIn(received: Buffer): Buffer | 'wrong' | undefined {
  const begun = received.subarray(0, greeting.length);
  if (!greeting.subarray(0, begun.length).equals(begun)) return 'wrong';
  const parts: Buffer[] = [];
  for (let at = greeting.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
