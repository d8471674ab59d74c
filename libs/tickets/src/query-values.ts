// What stands in a query as text, as what it means; anything else is left for the validators to refuse.

/** `?a=x&a=y` and `?a=x,y` alike. */
export function listed({ value }: { value: unknown }): unknown {
  return typeof value === 'string' ? value.split(',') : value;
}

export function trueOrFalse({ value }: { value: unknown }): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}
