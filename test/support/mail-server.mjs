// A mail server on loopback that keeps what it is given, as a recipient's mailbox would.
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export async function startMailServer() {
  /** @type {{ to: string[], from: string, raw: Buffer, parsed: import('postal-mime').Email }[]} */
  const messages = [];
  const control = { refuse: undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', async () => {
        const refusal = control.refuse?.(session.envelope);
        if (refusal) return done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
        const raw = Buffer.concat(chunks);
        const parsed = await new PostalMime().parse(raw);
        const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        messages.push({ to, from, raw, parsed });
        done();
      });
    },
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A worker that is killed breaks its connection off; anything else is a fault of the tests.
  server.on('error', (error) => {
    if (error.code !== 'ECONNRESET') throw error;
  });
  // Neither it nor what is connected to it keeps anything running.
  server.server.unref();
  server.server.on('connection', (socket) => socket.unref());
  return {
    port: server.server.address().port,
    messages,
    control,
    close: () => new Promise((done) => server.close(done)),
  };
}
