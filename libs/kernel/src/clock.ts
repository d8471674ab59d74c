/**
 * The only place that asks the machine for the time. Everywhere else now is an argument.
 *
 * A real desk lives on `systemClock`. A test desk may have its clock moved: then it stands still at `clockAt` until it
 * is moved again (see the desk table).
 */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The desk's present instant: the instant its clock was moved to, else the machine's. */
export function deskNow(clockAt: Date | null, clock: Clock = systemClock): Date {
  return clockAt ?? clock.now();
}
