import { WebhookMessageDto } from '#webhooks';
import type { Node } from './openapi-node.js';

const header = (name: string, description: string, example: string): Node => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

/** What the service sends to endpoints, described from its side (OpenAPI 3.1 `webhooks`). */
export const describedWebhooks: Node = {
  event: {
    post: {
      operationId: 'webhookReceive',
      summary: 'Something happened',
      description:
        'Sent to each endpoint that asks for its kind, at least once, signed as Standard Webhooks 1.0 says. Any answer of 2xx within 10 seconds takes it; 410 disables the endpoint; anything else, redirects too, is tried again: 13 times within five days, and no sooner than `Retry-After` says after 429 and 503.',
      tags: ['webhooks'],
      security: [],
      parameters: [
        header(
          'webhook-id',
          'The event’s id, the same for every try: whoever gets it twice can tell.',
          '019aa0c4-5d1e-7cc1-a4a5-0f3a6c9a1b2c',
        ),
        header('webhook-timestamp', 'When it was sent, in seconds since 1970.', '1767225600'),
        header(
          'webhook-signature',
          '`v1,` and the Base64 of HMAC-SHA256 over id, timestamp and body, with full stops between; one for each secret that is good, with spaces between.',
          'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
        ),
      ],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${WebhookMessageDto.name}` } } },
      },
      responses: {
        '2XX': { description: 'It arrived.' },
        '410': { description: 'The endpoint is there no more, and is disabled.' },
        '429': { description: 'Too much just now; `Retry-After` is obeyed.' },
        '503': { description: 'Not available just now; `Retry-After` is obeyed.' },
      },
    },
  },
};
