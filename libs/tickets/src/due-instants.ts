import { addBusinessTime, type Blueprint, type Calendar } from '#blueprint';

/** Plain time: elapsed hours, and days by the wall clock of the desk's zone. */
const plainCalendars = new WeakMap<Blueprint, Calendar>();

/** The calendar with this key; null or a key that is gone: plain time. */
export function calendarOf(blueprint: Blueprint, key: string | null): Calendar {
  const named = key === null ? undefined : blueprint.calendars.get(key);
  if (named) return named;
  let plain = plainCalendars.get(blueprint);
  if (!plain) {
    const { timeZone } = blueprint.identity;
    plain = { key: '', timeZone, aroundTheClock: true, week: [], holidays: new Set() };
    plainCalendars.set(blueprint, plain);
  }
  return plain;
}

/** The instant that lies this much open time (milliseconds, at least 0) after another. */
export function addOpenTime(calendar: Calendar, from: Date, milliseconds: number): Date {
  return addBusinessTime(calendar, from, `PT${Math.max(0, Math.round(milliseconds / 1000))}S`);
}
