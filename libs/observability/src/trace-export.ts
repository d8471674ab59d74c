import { type FactoryProvider, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { TracerProvider } from '@opentelemetry/sdk-trace';
import { Settings } from '#kernel';

/** Sends the traces of this process on; when the service stops, what is not sent yet goes out first. */
class TraceExport implements OnApplicationShutdown {
  private static started: Promise<TraceExport> | undefined;

  private constructor(private readonly provider: TracerProvider | undefined) {}

  /** Once in a process: whoever asks first gives it its name. */
  static start(settings: Settings, part: string): Promise<TraceExport> {
    TraceExport.started ??= open(settings, part).then((provider) => new TraceExport(provider));
    return TraceExport.started;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.provider?.forceFlush();
  }
}

/**
 * Begins to trace, by OTLP over HTTP, where `OTEL_EXPORTER_OTLP_ENDPOINT` says where to; without it not even the code is
 * loaded. Its other variables (`OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_BSP_SCHEDULE_DELAY` and so on) hold as OpenTelemetry says.
 *
 * @param part `api`, `worker`
 */
export const traceExport = (part: string): FactoryProvider<TraceExport> => ({
  provide: TraceExport,
  useFactory: (settings: Settings) => TraceExport.start(settings, part),
  inject: [Settings],
});

async function open({ tracesEndpoint, tracesRatio }: Settings, part: string): Promise<TracerProvider | undefined> {
  if (tracesEndpoint === undefined) return undefined;
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }, { AsyncLocalStorageContextManager }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/context-async-hooks'),
    ]);
  const logger = new Logger('traces');
  const complain = (text: string) => logger.warn(text);
  const quiet = () => undefined;
  const said = { error: complain, warn: complain, info: quiet, debug: quiet, verbose: quiet };
  api.diag.setLogger(said, api.DiagLogLevel.WARN);
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `guichet-${part}` }),
    // Whoever calls with a trace decides; of those that begin here a share is kept.
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(tracesRatio) }),
    spanProcessors: [
      new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${tracesEndpoint}/v1/traces` }) }),
    ],
  });
  api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  api.trace.setGlobalTracerProvider(provider);
  return provider;
}
