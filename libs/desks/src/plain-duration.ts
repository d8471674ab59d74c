import { Duration } from 'luxon';

/** ISO 8601 durations that are as long whenever they begin: of days (of 24 hours), hours, minutes and seconds. */
export const plainDuration = /^P(?=\d|T\d)(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/;

/** @param duration one that `plainDuration` matches; NaN for any other */
export function millisecondsOf(duration: string): number {
  return Duration.fromISO(duration).toMillis();
}
