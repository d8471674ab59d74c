/** Written forms of single values: each answers what is wrong, or null. */
import { DateTime, IANAZone } from 'luxon';

/** ISO 8601-1 §5.5.2.2 with whole numbers, as `java.time` and Luxon read it. */
const durationForm =
  /^P(?=\d|T\d)(\d{1,6}Y)?(\d{1,6}M)?(\d{1,6}W)?(\d{1,6}D)?(T(?=\d)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/;

export function durationFault(value: string): string | null {
  if (durationForm.test(value) && /[1-9]/.test(value)) return null;
  return `"${value.slice(0, 80)}" is not a duration. Write ISO 8601, longer than nothing: P3D, PT72H, P1Y6M.`;
}

export function timeZoneFault(value: string): string | null {
  if (IANAZone.isValidZone(value)) return null;
  return `"${value.slice(0, 80)}" is not a time zone. Write an IANA name: Europe/Paris, America/New_York, UTC.`;
}

export function languageFault(value: string): string | null {
  try {
    if (Intl.getCanonicalLocales(value)[0] === value) return null;
  } catch {
    // Not a tag at all.
  }
  return `"${value.slice(0, 80)}" is not a language. Write a BCP 47 tag: fr, en, pt-BR.`;
}

/** The addresses that mail really uses (a dot-atom at a host name), not all that RFC 5322 allows. */
export function addressFault(value: string): string | null {
  const form =
    /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,}$/;
  return form.test(value) ? null : `"${value.slice(0, 80)}" is not an e-mail address.`;
}

export function urlFault(value: string): string | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url && (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password) return null;
  return `"${value.slice(0, 80)}" is not a web address. Write it whole: https://help.example.com/`;
}

export function slugFault(value: string): string | null {
  if (/^[a-z](-?[a-z0-9]){1,39}$/.test(value)) return null;
  return 'Write 2–40 characters of a–z, 0–9 and single inner hyphens, beginning with a letter.';
}

export function colourFault(value: string): string | null {
  return /^#[0-9a-fA-F]{6}$/.test(value) ? null : 'Write a colour as #rrggbb, in quotes.';
}

export function phoneFault(value: string): string | null {
  return /^\+[0-9][0-9 ]{5,24}$/.test(value) ? null : 'Write the number as +33 1 23 45 67 89, in quotes.';
}

/** `YYYY-MM-DD`, or `MM-DD` for every year; the day must exist (29 February does). */
export function holidayFault(value: string): string | null {
  const parts = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/.exec(value);
  if (parts) {
    const [, year = '2000', month, day] = parts;
    if (DateTime.fromISO(`${year}-${month}-${day}`).isValid) return null;
  }
  return `"${value.slice(0, 80)}" is not a day. Write "2026-12-25", or "12-25" for every year, in quotes.`;
}

/** `09:00-12:30` as minutes since midnight; null when it is not a span of time within one day. */
export function spanOf(value: string): { from: number; to: number } | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/.exec(value);
  if (!parts) return null;
  const [, fromHour, fromMinute, toHour = parts[5], toMinute = parts[6]] = parts;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  return from < to ? { from, to } : null;
}

export function spanFault(value: string): string | null {
  return spanOf(value) ? null : `"${value.slice(0, 80)}" is not a span of one day. Write "09:00-12:30", in quotes.`;
}
