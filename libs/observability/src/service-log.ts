import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { Settings } from '#kernel';

/** What the log says of one request. Never a body, a query, a path's ids or a credential. */
export interface RequestLine {
  readonly requestId: string;
  /** The operation's name, or the method and the route's pattern where no operation was reached. */
  readonly operation: string;
  readonly status: number;
  readonly durationMs: number;
  readonly deskId: string | undefined;
  /** W3C trace id, when the caller sent a `traceparent`. */
  readonly traceId: string | undefined;
}

/**
 * The log of a process: one line of JSON a statement, on the standard output. It stands in the place of the framework's
 * logger, so that what the parts warn of comes the same way. What the framework says below a warning is left out: it
 * tells of its own start.
 */
export class ServiceLog implements LoggerService {
  private readonly out: Logger;

  constructor(settings: Settings, part: 'api' | 'worker', destination = pino.destination(1)) {
    const levels = {
      formatters: { level: (label: string) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    };
    this.out = pino({ level: settings.logLevel, base: { part }, ...levels }, destination);
  }

  request(line: RequestLine): void {
    this.out.info(line, 'request');
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.out.fatal({ context: contextOf(more) }, textOf(message));
  }

  error(message: unknown, ...more: unknown[]): void {
    this.out.error({ context: contextOf(more) }, textOf(message));
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.out.warn({ context: contextOf(more) }, textOf(message));
  }

  log(): void {}
}

/** The framework puts the name of who speaks last. */
function contextOf(more: readonly unknown[]): string | undefined {
  const last = more.at(-1);
  return typeof last === 'string' ? last : undefined;
}

function textOf(message: unknown): string {
  if (message instanceof Error) return message.stack ?? message.message;
  return typeof message === 'string' ? message : JSON.stringify(message);
}
