import { Histogram, type Registry } from 'prom-client';
import type { MetricSource } from './metrics-door.js';

/** How long requests take, by operation and status. */
export class RequestMetrics implements MetricSource {
  private readonly durations = new Histogram({
    name: 'guichet_request_duration_seconds',
    help: 'Time from a request’s head to the end of its answer, by operation and status; live streams are left out.',
    labelNames: ['operation', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [],
  });

  observe(operation: string, status: number, seconds: number): void {
    this.durations.observe({ operation, status }, seconds);
  }

  register(registry: Registry): void {
    registry.registerMetric(this.durations);
  }
}
