import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { stringify } from 'yaml';
import { ProblemDto } from '#http';
import { WebhookMessageDto } from '#webhooks';
import { shaped } from './openapi-shape.js';
import { describedWebhooks } from './openapi-webhooks.js';

/** The groups of operations. */
const tags = {
  accounts: 'People, their addresses and organizations, agent groups, API keys.',
  articles: 'What the desk knows: written, translated, published; found before a ticket is needed.',
  attachments: 'Files on tickets and comments: upload, then attach by id; links by which they are had.',
  audit: 'What happened at the desk, chained so that nothing can be changed unseen; its export.',
  auth: 'Who you are: sign-in, tokens, sessions, passwords, links that come by mail, account requests.',
  comments: 'What is said on a ticket, in public and among agents.',
  desks: 'Support centres: their public face, and how they are made and changed as blueprints.',
  events: 'What happened, in order and without gaps: to read on from where you were, or as a live stream.',
  forms: 'The kinds of request a desk takes and the form of each, as JSON Schema.',
  health: 'Whether the service runs and can answer.',
  'inbound-mail': 'Mail that came in: what became of it and why, the quarantine, and a door for raw messages.',
  privacy: 'Personal data: its export, erasing a person with a receipt, and what may not be erased.',
  reports: 'What the desk’s tickets tell when they are counted.',
  satisfaction: 'How requesters rate the way their tickets were handled; by mail link too.',
  sharing: 'Whom a ticket is shared with, and who wants mail about it.',
  status: 'What is wrong just now: components, incidents and their updates, mails about them.',
  'support-access': 'Agents who work as a customer: by consent, for a time, on one ticket, each call written down.',
  tickets: 'Tickets: file, find, read, move, assign; what may be done next and what will happen by itself.',
  webhooks: 'What happens, sent to your systems: endpoints, their secrets, deliveries and tries, sending again.',
} as const;

/** The published OpenAPI 3.1 document of a running (or previewed) application. */
export function describeApi(app: INestApplication): Record<string, unknown> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Guichet')
    .setDescription('A customer-support ticketing service that other software builds on.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'The service that serves this document')
    .addSecurity('accessToken', {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'at+jwt',
      description: 'Of a signed-in person; ten minutes.',
    })
    .addSecurity('apiKey', { type: 'http', scheme: 'bearer', description: 'A secret API key of the desk.' })
    .addSecurity('publishableKey', {
      type: 'http',
      scheme: 'bearer',
      description: 'A publishable key of the desk, from a page of one of its origins.',
    })
    .addSecurity('operatorToken', {
      type: 'http',
      scheme: 'bearer',
      description: 'Of whoever runs the installation.',
    });
  for (const [name, description] of Object.entries(tags)) builder.addTag(name, description);
  const outline = builder.build();
  // Comes empty. Whom to ask is a matter of each installation.
  delete outline.info.contact;
  const document = SwaggerModule.createDocument(app, outline, {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDto, WebhookMessageDto],
    autoTagControllers: false,
  });
  return shaped(Object.assign(document, { webhooks: describedWebhooks }));
}

/** The document as text, the same bytes for the same API. */
export function publishedYaml(document: Record<string, unknown>): string {
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 });
}
