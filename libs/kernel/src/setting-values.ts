/** One variable: how its text becomes a value. */
export interface Definition<T> {
  readonly variable: string;
  readonly default: string | null;
  readonly says: string;
  readonly read: (text: string) => T | undefined;
}

/** A variable whose absence has a meaning of its own. */
export type Optional<T> = Definition<T> & { readonly optional: true };

export function setting<T>(variable: string, preset: string, read: (text: string) => T | undefined, says: string) {
  return { variable, default: preset, read, says } satisfies Definition<T>;
}

export function optional<T>(variable: string, read: (text: string) => T | undefined, says: string): Optional<T> {
  return { variable, default: null, read, says, optional: true };
}

// How the text of a variable becomes a value; `undefined` where it does not.

export const text = (value: string) => (value.length > 0 ? value : undefined);
export const port = (value: string) => (/^\d{1,5}$/.test(value) && Number(value) < 65536 ? Number(value) : undefined);
export const count = (value: string) => (/^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined);
/** Leading zero bits of a hash: 24 take a browser minutes. */
export const workBits = (value: string) => (/^\d{1,2}$/.test(value) && Number(value) <= 24 ? Number(value) : undefined);
/** `name=count` separated by commas; whether there is such a name is for whoever reads it to say. */
export const counts = (value: string) => {
  const pairs = value.split(',').map((pair) => /^\s*([a-z-]+)=([1-9]\d{0,8})\s*$/.exec(pair));
  const read = pairs.flatMap((match): [string, number][] => (match?.[1] ? [[match[1], Number(match[2])]] : []));
  return read.length === pairs.length ? new Map(read) : undefined;
};
// What all stores take for a bucket's name, with and without path style.
export const bucket = (value: string) => (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value) ? value : undefined);
/** A share of the whole, from 0 to 1. */
export const share = (value: string) => (/^(0(\.\d{1,6})?|1)$/.test(value) ? Number(value) : undefined);
export const onOff = (value: string) => (value === 'on' ? true : value === 'off' ? false : undefined);
export const postgresUrl = (value: string) => (/^postgres(ql)?:\/\/\S+$/.test(value) ? value : undefined);
export const httpUrl = (value: string) =>
  /^https?:\/\/[^\s/]+(\/\S*)?$/.test(value) ? value.replace(/\/+$/, '') : undefined;
export const clamavUrl = (value: string) => (/^(tcp:\/\/[^\s/]+|unix:\/\S+)$/.test(value) ? new URL(value) : undefined);
export const smtpUrl = (value: string) => (/^smtps?:\/\/\S+$/.test(value) ? value : undefined);
export const redisUrl = (value: string) => (/^rediss?:\/\/\S+$/.test(value) ? value : undefined);
export const domain = (value: string) => (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value) ? value.toLowerCase() : undefined);
export const oneOf =
  <T extends string>(...allowed: readonly T[]) =>
  (value: string) =>
    allowed.find((word) => word === value);
export const secret = (value: string) => (value.length >= 32 ? value : undefined);
