import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { stringify } from 'yaml';
import { ProblemDto } from '#http';
import { shaped } from './openapi-shape.js';

/** The groups of operations, in the order a newcomer meets them. */
const tags = {
  desks: 'Support centres: their public face, and how they are made and changed as blueprints.',
  auth: 'Who you are: sign-in, tokens, sessions, passwords, links that come by mail, account requests.',
  accounts: 'People, their addresses and organizations, agent groups, API keys.',
  forms: 'The kinds of request a desk takes and the form of each, as JSON Schema.',
  tickets: 'Tickets: file, find, read, move, assign; what may be done next and what will happen by itself.',
  comments: 'What is said on a ticket, in public and among agents.',
  health: 'Whether the service runs and can answer.',
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
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'at+jwt', description: 'Of a signed-in person; 10 minutes.' },
      'accessToken',
    )
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A secret API key of the desk.' }, 'apiKey')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'Of whoever runs the installation.' },
      'operatorToken',
    );
  for (const [name, description] of Object.entries(tags)) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDto],
  });
  return shaped(document);
}

/** The document as text, the same bytes for the same API. */
export function publishedYaml(document: Record<string, unknown>): string {
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 });
}
