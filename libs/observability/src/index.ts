export { DatabaseMetrics } from './database-metrics.js';
export { type MetricSource, type MetricsDoor, openMetricsDoor } from './metrics-door.js';
export { RequestMetrics } from './request-metrics.js';
export { type RequestLine, ServiceLog } from './service-log.js';
export { traceExport } from './trace-export.js';
