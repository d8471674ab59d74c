import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { VirusScanner } from './virus-scanner.js';

/** A chunk's length goes before it, as 32 bits in network order; a length of 0 ends the stream. */
function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** Without a word from the scanner for so long, it counts as away. */
const patienceMs = 60_000;
/** Characters of an answer at most: it is one line. */
const longestAnswer = 1_000;

/** ClamAV's daemon, asked over its socket by the command INSTREAM (clamd(8)). A connection for each file. */
export class ClamdScanner extends VirusScanner {
  override readonly isConfigured = true;

  /** @param url `tcp://host:port` or `unix:/path/of/the/socket` */
  constructor(private readonly url: URL) {
    super();
  }

  override async scan(content: Readable): Promise<'clean' | 'infected'> {
    const socket = this.connect();
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('clamd says nothing')));
    const answer = answerOf(socket);
    try {
      const said = await Promise.race([answer, this.send(socket, content).then(() => answer)]);
      if (/^stream: OK$/.test(said)) return 'clean';
      if (/ FOUND$/.test(said)) return 'infected';
      throw new Error(`clamd could not look: ${said.slice(0, 200)}`);
    } finally {
      content.destroy();
      socket.destroy();
    }
  }

  private connect(): Socket {
    const { protocol, hostname, port, pathname } = this.url;
    return protocol === 'unix:' ? connect({ path: pathname }) : connect({ host: hostname, port: Number(port) || 3310 });
  }

  private async send(socket: Socket, content: Readable): Promise<void> {
    await written(socket, Buffer.from('zINSTREAM\0'));
    for await (const chunk of content) {
      const bytes = Buffer.from(chunk);
      if (bytes.length === 0) continue;
      await written(socket, lengthOf(bytes.length));
      await written(socket, bytes);
    }
    await written(socket, lengthOf(0));
  }
}

/** Resolves when the bytes have left: only so does a slow scanner slow the reading down. */
function written(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
}

/** What the scanner says, up to the zero byte that ends it. */
function answerOf(socket: Socket): Promise<string> {
  const answer = new Promise<string>((resolve, reject) => {
    let said = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      said += text;
      const end = said.indexOf('\0');
      if (end >= 0) resolve(said.slice(0, end).trim());
      else if (said.length > longestAnswer) reject(new Error('clamd says too much'));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('clamd hung up')));
  });
  // Listened to a little later, perhaps.
  answer.catch(() => undefined);
  return answer;
}

/** No scanner: `isConfigured` says so before anybody asks. */
export class NoScanner extends VirusScanner {
  override readonly isConfigured = false;

  override scan(): Promise<'clean' | 'infected'> {
    return Promise.reject(new Error('there is no scanner'));
  }
}
