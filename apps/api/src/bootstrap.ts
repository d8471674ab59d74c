import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { keepHeapSmall, Problem, type Settings, StartupError } from '#kernel';
import { ServiceLog } from '#observability';
import { ApiModule } from './api.module.js';
import { answerBroken } from './broken-request.js';
import { crossOrigin } from './cors.js';
import { serveDocs } from './docs.js';
import { serveEmbed } from './embed/embed.js';
import { readJsonOnly } from './json-body.js';
import { Limits } from './limits.js';
import { readMessages } from './mail-body.js';
import { refuseOtherMethods } from './methods.js';
import { networkAddressOf, strayProxies } from './network-address.js';
import { servePages } from './pages/pages.js';
import { problemOf, sendProblem } from './problem.filter.js';
import { tellOfRequests } from './request-telling.js';
import { traceRequests } from './request-tracing.js';
import { cutSlowBodies, longestRequest } from './slow-bodies.js';
import { limitTheUnidentified } from './unidentified.js';
import { watchUnusedConnections } from './unused-connections.js';
import { passUploadsOn } from './upload-bodies.js';

const oneMebibyte = 1024 * 1024;

/** Makes the API, ready to listen. */
export async function createApi(
  settings: Settings,
  options: { preview?: boolean } = {},
): Promise<NestFastifyApplication> {
  keepHeapSmall();
  const trusted = trustedIn(settings);
  // Nobody asks before there is an application.
  const countLate = (address: string | undefined) => app.get(Limits).countLate(address ?? '');
  const adapter = new FastifyAdapter({
    bodyLimit: oneMebibyte,
    // Slow clients are cut: the head has to be here in half a minute, the rest as `cutSlowBodies` says.
    requestTimeout: longestRequest,
    http: { headersTimeout: 30_000, connectionsCheckingInterval: 5_000 },
    connectionTimeout: 60_000,
    trustProxy: trusted.length > 0 && trusted,
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
    },
    // Addresses that cannot be read. No hook runs for them.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      nameRequest(request, reply);
      reply.header('access-control-allow-origin', '*').headers(countLate(networkAddressOf(request)));
      sendProblem(reply, problemOf(error), request.id);
    },
    clientErrorHandler: (error, socket) => answerBroken(error, socket, countLate(socket.remoteAddress)),
    routerOptions: { maxParamLength: 300 },
  });
  const log = new ServiceLog(settings, 'api');
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(settings),
    adapter,
    {
      logger: log,
      preview: options.preview ?? false,
      abortOnError: false,
      bodyParser: false,
    },
  );
  const fastify = app.getHttpAdapter().getInstance();
  app.enableCors(crossOrigin);
  const closeUnused = watchUnusedConnections(fastify.server);
  fastify.addHook('preClose', async () => closeUnused());
  if (settings.tracesEndpoint !== undefined) traceRequests(app);
  fastify.addHook('onRequest', async (request, reply) => nameRequest(request, reply));
  tellOfRequests(app, log);
  refuseOtherMethods(app);
  readJsonOnly(app);
  passUploadsOn(app);
  cutSlowBodies(app, (socket) => countLate(socket.remoteAddress));
  readMessages(app, settings.mailMaxBytes);
  limitTheUnidentified(app);
  fastify.addHook('preValidation', async (request) => refuseBadPath(request.params));
  serveDocs(app);
  servePages(app, settings);
  serveEmbed(app);
  return app;
}

/** @throws StartupError naming what is no address */
function trustedIn({ trustedProxies }: Settings): string[] {
  const list = trustedProxies === 'none' ? [] : trustedProxies.split(',').map((each) => each.trim());
  const stray = strayProxies(list);
  if (stray.length === 0) return list;
  throw new StartupError(
    `TRUSTED_PROXIES: ${stray.join(', ')} is no address or network; write them as 10.0.0.7 or 10.0.0.0/8, with commas between.`,
  );
}

/** Gives every answer the id of its request. */
function nameRequest(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id);
  const trace = request.headers.traceparent;
  if (typeof trace === 'string') reply.header('traceparent', trace);
  reply.header('x-content-type-options', 'nosniff');
}

/** Path parameters are ids, numbers, slugs and keys: anything else cannot name something and is not looked for. */
function refuseBadPath(params: unknown): void {
  for (const value of Object.values(Object(params))) {
    if (typeof value === 'string' && !/^[\w.~@+:-]{1,200}$/.test(value)) {
      throw new Problem('not-found', 'There is nothing here that you can see. Check the id and the credentials.');
    }
  }
}
