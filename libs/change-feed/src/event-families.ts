import type { Caller, Scope } from '#kernel';

/**
 * What whoever works for the desk must be allowed to read to hear of a family of events (the part before the dot). What
 * stands here under no other right is for admins and keys with `audit:read`.
 */
export const familyScopes: Readonly<Record<string, Scope>> = {
  ticket: 'tickets:read',
  comment: 'tickets:read',
  note: 'tickets:read',
  submission: 'tickets:read',
  rating: 'tickets:read',
  participant: 'tickets:read',
  subscription: 'tickets:read',
  attachment: 'tickets:read',
  supportAccess: 'tickets:read',
  mail: 'mail:read',
  article: 'articles:read',
  articleSuggestion: 'articles:read',
  statusComponent: 'status:read',
  incident: 'status:read',
  status: 'status:read',
  statusSubscription: 'status:read',
  person: 'accounts:read',
  account: 'accounts:read',
  address: 'accounts:read',
  organization: 'accounts:read',
  group: 'accounts:read',
  desk: 'desk:read',
  numbers: 'desk:read',
  blueprint: 'desk:read',
  webhookEndpoint: 'webhooks:read',
};

const families = Object.keys(familyScopes);

/** The families that a member of staff or a key hears of; null: all there are. */
export function heardFamilies(caller: Caller): readonly string[] | null {
  if (mayRead(caller, 'audit:read') && families.every((family) => mayReadFamily(caller, family))) return null;
  return families.filter((family) => mayReadFamily(caller, family));
}

/** Whether whoever works for the desk may hear of a family of events. */
export function mayReadFamily(caller: Caller, family: string): boolean {
  const scope = familyScopes[family];
  return scope !== undefined && mayRead(caller, scope);
}

function mayRead(caller: Caller, scope: Scope): boolean {
  if (caller.kind === 'key') return caller.scopes.includes(scope);
  return caller.role === 'admin' || scope !== 'audit:read';
}
