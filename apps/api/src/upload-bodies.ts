import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '#kernel';

/** The addresses that take a form instead of JSON. */
const uploads: readonly (string | undefined)[] = ['/v1/attachments', '/v1/submission-files'];

/**
 * Lets forms through to where files are uploaded, unread: who sends them is found out before their first byte is
 * looked at. Nowhere else is anything but JSON taken.
 */
export function passUploadsOn(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    if (uploads.includes(request.routeOptions.url)) return done(null, payload);
    done(
      new Problem('unsupported-media-type', `Forms are taken at ${uploads.join(' and ')} alone. Send JSON in UTF-8.`),
    );
  });
}
