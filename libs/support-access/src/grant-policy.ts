import type { Blueprint, SupportAccess } from '#blueprint';
import { Problem } from '#kernel';

/** @throws Problem `conflict` where the desk offers no support access */
export function policyOf({ supportAccess }: Blueprint): SupportAccess {
  if (supportAccess === null) throw new Problem('conflict', 'This desk does not offer support access.');
  return supportAccess;
}

export function customersAlone(): Problem {
  return new Problem('forbidden', 'Only the customer whose place the agents would take decides about it.');
}

export function notNow(detail: string): Problem {
  return new Problem('conflict', detail);
}

export function unprocessable(pointer: string, detail: string): Problem {
  return new Problem('unprocessable', detail, { errors: [{ pointer, code: 'out-of-range', detail }] });
}
