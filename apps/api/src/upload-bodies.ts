import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '#kernel';

/** The one address that takes a form instead of JSON. */
const uploads = '/v1/attachments';

/**
 * Lets forms through to where files are uploaded, unread: who sends them is found out before their first byte is
 * looked at. Nowhere else is anything but JSON taken.
 */
export function passUploadsOn(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    if (request.routeOptions.url === uploads) return done(null, payload);
    done(new Problem('unsupported-media-type', `Forms are taken at ${uploads} alone. Send JSON in UTF-8.`));
  });
}
