// OpenTelemetry traces over OTLP/HTTP; loaded only when an endpoint is configured.
import type { MiddlewareHandler } from 'hono';

export type Traces = {
  /** Makes a span of every request. */
  middleware: MiddlewareHandler;
  /** Sends what is left. */
  close(): Promise<void>;
};

/** Starts tracing to `endpoint` (the base address; /v1/traces is appended). */
export async function startTraces(settings: {
  endpoint: string;
  serviceName: string;
  version: string;
}): Promise<Traces> {
  const [
    { context, propagation, trace },
    sdk,
    { OTLPTraceExporter },
    hooks,
    core,
    resources,
    otel,
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/core'),
    import('@opentelemetry/resources'),
    import('@hono/otel'),
  ]);
  const exporter = new OTLPTraceExporter({
    url: `${settings.endpoint.replace(/\/$/, '')}/v1/traces`,
  });
  const processor = new sdk.BatchSpanProcessor({ exporter });
  const provider = new sdk.TracerProvider({
    resource: resources.resourceFromAttributes({
      'service.name': settings.serviceName,
      'service.version': settings.version,
    }),
    spanProcessors: [processor],
  });
  context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new core.W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return { middleware: otel.httpInstrumentationMiddleware(), close: () => provider.shutdown() };
}
