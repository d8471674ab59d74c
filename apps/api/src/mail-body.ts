import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '#kernel';

/** The routes that take a message as it is. */
const routes = /^\/v1\/inbound-mails(\/checks)?(\?|$)/;
const type = 'message/rfc822';

/**
 * Lets a message be sent as it is (`message/rfc822`) where messages are taken, and nowhere else; it arrives as the JSON
 * body does, in base64. It may be larger than other bodies, so nobody without credentials gets to send one.
 */
export function readMessages(app: NestFastifyApplication, longest: number): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request) => {
    if (!request.headers['content-type']?.toLowerCase().startsWith(type)) return;
    if (!routes.test(request.url)) {
      throw new Problem('unsupported-media-type', 'Only inbound mail takes messages. Send `application/json`.');
    }
    if (!/^Bearer \S/i.test(request.headers.authorization ?? '')) {
      throw new Problem('unauthenticated', 'Send `Authorization: Bearer …` with an access token or an API key.');
    }
  });
  fastify.addContentTypeParser<Buffer>(type, { parseAs: 'buffer', bodyLimit: longest }, (_request, bytes, done) => {
    done(null, { source: bytes.toString('base64') });
  });
}
