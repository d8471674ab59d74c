import { DateTime, Duration, IANAZone } from 'luxon';
import type { Calendar } from './blueprint.js';

// Business time. An instant is open when the wall clock of the calendar's zone shows, at that instant, a time inside
// one of the weekday's spans on a date that is no holiday. That one sentence decides every daylight-saving case: an
// hour the clock skips is never open, an hour it shows twice is open twice.

interface Period {
  readonly start: number;
  readonly end: number;
}

/** A period under one offset of the zone: UTC + `shift` ms is what the wall clock shows. */
interface Stretch extends Period {
  readonly shift: number;
}

const minute = 60_000;
const day = 86_400_000;
/** A hundred years. Nothing is looked for beyond it, which bounds the work of every call (to about 0.1 s). */
const horizon = 36_525 * day;
const durationForm = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/;

/**
 * The instant at which `duration` (ISO 8601, whole numbers, as a checked blueprint has them) has passed since `from`.
 *
 * With opening hours, hours, minutes and seconds count open time only, and the answer is the earliest instant at which
 * they have passed: what is due at closing time is due then and not at the next opening. A day is one full opening day:
 * counting begins at `from`, or at the next opening when `from` is closed, and ends at the same wall-clock time on the
 * n-th open date after that one (at the last closing before it, when the desk is closed at that time). Where all days
 * are open equally long, `P1D` is therefore the same as their hours. Weeks, months and years go by the calendar, and on
 * to the next opening when they end while the desk is closed. The parts are taken from the largest to the smallest.
 *
 * Around the clock, hours, minutes and seconds are elapsed time (`PT24H` is always 24 hours), while days, weeks, months
 * and years keep the wall clock in the calendar's zone (`P1D` is 23 or 25 hours over a change of the clocks; a time
 * that the change skips moves on by what was skipped).
 *
 * An answer farther away than a hundred years, or never, is a hundred years away.
 * @throws RangeError for a duration, zone or instant that is none.
 */
export function addBusinessTime(calendar: Calendar, from: Date, duration: string): Date {
  const zone = zoneOf(calendar);
  const start = instantOf(from);
  const { years, months, weeks, days, time } = partsOf(duration);
  const latest = start + horizon;
  const onWallClock = (parts: object): number => {
    const moved = DateTime.fromMillis(start, { zone }).plus(parts);
    return moved.isValid ? Math.min(moved.toMillis(), latest) : latest;
  };
  if (calendar.aroundTheClock) {
    return new Date(Math.min(onWallClock({ years, months, weeks, days }) + time, latest));
  }
  let due = start;
  if (years + months + weeks > 0) due = nextOpening(calendar, onWallClock({ years, months, weeks }), latest);
  if (days > 0) due = afterOpenDays(calendar, due, days, latest);
  if (time > 0) due = afterOpenTime(calendar, due, time, latest);
  return new Date(due);
}

/**
 * Open time from `a` to `b` in milliseconds, negative when `b` is earlier; elapsed time around the clock. Of instants
 * more than a hundred years apart only the first hundred count.
 * @throws RangeError for a zone or instant that is none.
 */
export function businessTimeBetween(calendar: Calendar, a: Date, b: Date): number {
  const [first, second] = [instantOf(a), instantOf(b)];
  if (second < first) return -businessTimeBetween(calendar, b, a);
  const end = Math.min(second, first + horizon);
  if (calendar.aroundTheClock) return end - first;
  let total = 0;
  for (const span of openStretches(calendar, first, end)) total += span.end - span.start;
  return total;
}

function nextOpening(calendar: Calendar, from: number, latest: number): number {
  for (const span of openStretches(calendar, from, latest)) return span.start;
  return latest;
}

function afterOpenTime(calendar: Calendar, from: number, time: number, latest: number): number {
  let left = time;
  for (const span of openStretches(calendar, from, latest)) {
    if (left <= span.end - span.start) return span.start + left;
    left -= span.end - span.start;
  }
  return latest;
}

function afterOpenDays(calendar: Calendar, from: number, days: number, latest: number): number {
  let clock: number | undefined;
  let date = 0;
  let passed = 0;
  let closed = from;
  for (const span of openStretches(calendar, from, latest)) {
    const local = span.start + span.shift;
    const spanDate = Math.floor(local / day);
    if (clock === undefined) {
      date = spanDate;
      clock = local - date * day;
    } else if (spanDate > date) {
      date = spanDate;
      passed += 1;
    }
    if (passed > days) return closed;
    if (passed === days) {
      // A clock set back shows the same time twice; the first showing counts.
      const due = date * day + clock - span.shift;
      if (due <= span.start) return closed;
      if (due <= span.end) return due;
    }
    closed = span.end;
  }
  return latest;
}

/** When the desk is open in a period: in order, none empty, each within one date; one opening may come in pieces. */
function* openStretches(calendar: Calendar, start: number, end: number): Generator<Stretch> {
  for (const stretch of offsetStretches(zoneOf(calendar), start, end)) {
    const { shift } = stretch;
    for (let date = Math.floor((stretch.start + shift) / day); date * day - shift < stretch.end; date += 1) {
      // 1 January 1970, date 0, was a Thursday: three days after Monday.
      const spans = calendar.week[(((date + 3) % 7) + 7) % 7] ?? [];
      if (spans.length === 0 || isHoliday(calendar, date)) continue;
      for (const span of spans) {
        const from = Math.max(stretch.start, date * day + span.from * minute - shift);
        const to = Math.min(stretch.end, date * day + span.to * minute - shift);
        if (from < to) yield { start: from, end: to, shift };
      }
    }
  }
}

/** A period in pieces of at most three days, cut where the zone's offset changes: no zone has changed it twice in those. */
function* offsetStretches(zone: IANAZone, start: number, end: number): Generator<Stretch> {
  let offset = zone.offset(start);
  for (let at = start; at < end; ) {
    const next = Math.min(at + 3 * day, end);
    const offsetThen = zone.offset(next);
    let [before, after] = [at, next];
    while (offsetThen !== offset && after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (zone.offset(middle) === offset) before = middle;
      else after = middle;
    }
    yield { start: at, end: after, shift: offset * minute };
    if (after < next) yield { start: after, end: next, shift: offsetThen * minute };
    offset = offsetThen;
    at = next;
  }
}

function isHoliday({ holidays }: Calendar, date: number): boolean {
  const [written] = new Date(date * day).toISOString().split('T');
  return written !== undefined && (holidays.has(written) || holidays.has(written.slice(-5)));
}

function partsOf(text: string): { years: number; months: number; weeks: number; days: number; time: number } {
  const parts = durationForm.test(text) ? Duration.fromISO(text) : Duration.invalid('not ISO 8601');
  if (!parts.isValid) throw new RangeError(`'${text}' is not a duration. Write ISO 8601, such as PT72H or P3D.`);
  const { years, months, weeks, days, hours, minutes, seconds } = parts;
  return { years, months, weeks, days, time: Duration.fromObject({ hours, minutes, seconds }).toMillis() };
}

function zoneOf({ timeZone }: Calendar): IANAZone {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid)
    throw new RangeError(`'${timeZone}' is not a time zone. Write an IANA name, such as Europe/Paris.`);
  return zone;
}

function instantOf(date: Date): number {
  const instant = date.getTime();
  if (Number.isNaN(instant)) throw new RangeError('The date is not an instant.');
  return instant;
}
