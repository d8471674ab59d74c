// Written forms of field values, as regular expressions that the schema shows and the check runs: one source, so that
// a form filled in by the schema is a form accepted. They are ECMA-262 with the `u` flag, as JSON Schema recommends,
// and each is matched in time linear to the text.

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const hostLabel = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const worldLabel = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}_-]{0,61}[\\p{L}\\p{M}\\p{N}])?';

/** One line: something other than space, no control character, no line break, no half of a surrogate pair. */
export const linePattern = '^(?=.*\\S)[^\\p{Cc}\\p{Cs}\\u2028\\u2029]*$';

/** Several lines: something other than space, no NUL (PostgreSQL cannot keep it), no half of a surrogate pair. */
export const linesPattern = '^(?=\\s*\\S)[^\\u0000\\p{Cs}]*$';

/** The addresses that mail really uses: a dot-atom at a host name (RFC 5321 §4.1.2, without quoted strings). */
export const emailPattern = `^(?=.{1,64}@)${atom}(?:\\.${atom})*@(?:${hostLabel}\\.)+${hostLabel}$`;

/**
 * A web address over https at a named host, which people may write with letters of their own (RFC 3987). No name or
 * password before the host: it would hide where the link leads.
 */
export const linkPattern = `^https://(?:${worldLabel}\\.)+\\p{L}[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}](?::[0-9]{1,5})?(?:[/?#][^\\s\\p{Cc}\\p{Cf}\\p{Cs}]*)?$`;

/** What must be a link where words would do too, because it begins as one. */
export const linkLikePattern = '^\\s*[A-Za-z][A-Za-z0-9+.-]*://';

/** E.164 with the country code, 7 to 15 digits, and the spaces, dots, hyphens and brackets that people put in. */
export const phonePattern = '^\\+[1-9](?:[ .()-]{0,3}[0-9]){6,14}$';

/** RFC 3339 `full-date`; that the day exists is the format's business. */
export const datePattern = '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$';

/** RFC 3339 `date-time` with capital T and Z, no leap second, at most nanoseconds. */
export const dateTimePattern =
  '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$';

/** Code points of a link in a vehicle, and of its make and its model. */
export const [longestLink, longestVehicleName] = [2000, 100];
export const [firstVehicleYear, lastVehicleYear] = [1900, 2100];
