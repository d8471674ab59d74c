import { once } from 'node:events';
import { createServer } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { type Settings, StartupError } from '#kernel';

/** Whatever has something to count. */
export interface MetricSource {
  /** Adds its metrics, once. */
  register(registry: Registry): void;
}

/** Where the metrics are shown. */
export interface MetricsDoor {
  /** Such as `http://127.0.0.1:9464/metrics`. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Shows the metrics of this process in the Prometheus text format: those of the sources and of Node itself. A door of its
 * own, apart from the API's, so that nobody outside reaches it by mistake. It keeps no process running.
 *
 * @returns undefined when `METRICS_PORT` is not set
 * @throws StartupError when the address cannot be listened on
 */
export async function openMetricsDoor(
  { metricsPort, metricsHost }: Settings,
  sources: readonly MetricSource[],
): Promise<MetricsDoor | undefined> {
  if (metricsPort === undefined) return undefined;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const source of sources) source.register(registry);
  const server = createServer((request, response) => {
    const isAsked =
      request.url?.split('?')[0] === '/metrics' && (request.method === 'GET' || request.method === 'HEAD');
    if (!isAsked) return void response.writeHead(404).end();
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(503, { 'retry-after': '5' }).end(),
    );
  });
  server.on('connection', (socket) => socket.unref());
  server.unref();
  server.listen(metricsPort, metricsHost);
  await once(server, 'listening').catch((error: Error) => {
    throw new StartupError(`METRICS_PORT: ${metricsHost}:${metricsPort} cannot be listened on (${error.message}).`);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : metricsPort;
  return {
    url: `http://${metricsHost}:${port}/metrics`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
