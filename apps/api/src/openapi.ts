import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from '#http';

/** The OpenAPI 3.1 document of a running (or previewed) application, in an order that does not change by itself. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Guichet')
    .setDescription('A customer-support ticketing service that other software builds on.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'at+jwt', description: 'Of a signed-in person; 10 minutes.' },
      'accessToken',
    )
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A secret API key of the desk.' }, 'apiKey')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'Of whoever runs the installation.' },
      'operatorToken',
    );
  return SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDto],
  });
}
