import type { Grant } from './migrations/desk-table.js';

// The schema keeps one rule: each row belongs to one desk, its key begins with the desk's id, and the application sees
// and writes it only while it works for that desk. Whatever departs from the rule stands here with its reason; a test
// reads the catalogue and holds it against these lists.

/** Tables whose rows belong to no desk alone. */
export const tablesAcrossDesks: Readonly<Record<string, string>> = {
  desk: 'A credential names its desk and a path names its slug: desks are looked up before one is set. Written only by itself.',
  quota:
    'Counts requests before anybody knows of which desk they are, and those of none; holds digests and numbers alone.',
  migration: 'What was migrated, for the owner alone; the application cannot read it.',
};

/** Functions that bypass the policy, owned by a role that cannot log in. All else is read under the policy. */
export const functionsPastThePolicy: Readonly<Record<string, string>> = {
  ticket_search: 'Full-text search is not leakproof and would not use its index; bound to the desk, returns ids only.',
  person_search: 'The same for people by their names.',
  article_search:
    'The same for articles by their words; returns ids and how well each fits, of what is published alone.',
  desk_due: 'Workers learn which desks have something due; returns desks and their clocks only.',
  desk_waiting: 'The operator’s metrics say since when the oldest work waits; returns times alone.',
};

/**
 * Functions that remove what the application may not, owned by a role that can do nothing else: it cannot log in, bypasses
 * no policy, and may read and delete the rows of the one desk that is set.
 */
export const functionsOfRemoval: Readonly<Record<string, string>> = {
  desk_end: 'Ends the test desk that is set, now; a real desk stays.',
  desk_yield_slug: 'A test desk whose time is over gives up its slug before its rows are gone.',
  desk_over: 'Workers learn which test desks are to be removed; returns their ids only.',
  desk_remove: 'Removes rows of the test desk that is set, its log among them, once its time is over.',
};

/** What the application may not do to the rows of its own desk, though the rows are its own. */
export const withheldGrants: Readonly<Record<string, { readonly grants: readonly Grant[]; readonly reason: string }>> =
  {
    desk: { grants: ['delete'], reason: 'A desk is suspended, never removed, but for test desks: see `desk_remove`.' },
    event: { grants: ['update', 'delete'], reason: 'The log can only be added to.' },
    event_text: { grants: ['update'], reason: 'What was said is erased whole or stays as it was.' },
    audit_link: { grants: ['update', 'delete'], reason: 'The chain over the log can only grow.' },
    erasure: { grants: ['update', 'delete'], reason: 'The receipt for what was erased stays as it was given.' },
    erasure_request: { grants: ['update'], reason: 'It is asked, or it is not.' },
    legal_hold: { grants: ['update'], reason: 'A hold is set or lifted.' },
    unsealed_event: { grants: ['update'], reason: 'It waits to be sealed, or is.' },
    blueprint_version: { grants: ['update', 'delete'], reason: 'A version that was in force stays as it was.' },
    article_revision: { grants: ['update', 'delete'], reason: 'What was written once can be read again.' },
    incident_update: { grants: ['update', 'delete'], reason: 'What was told to everybody stays as it was told.' },
    number_block: { grants: ['delete'], reason: 'Forgetting it would hand out numbers again.' },
    held_timer: { grants: ['update'], reason: 'It waits as it was, or goes.' },
    publishable_key: { grants: ['delete'], reason: 'A key is revoked, not forgotten.' },
    ticket_link: { grants: ['update'], reason: 'A link is made or removed.' },
    recovery_code: { grants: ['update'], reason: 'A code is made, and goes when it is used.' },
    support_access_grant: { grants: ['delete'], reason: 'What somebody consented to is not forgotten.' },
    support_access_session: { grants: ['delete'], reason: 'Who worked in whose place is not forgotten.' },
    webhook_message: { grants: ['update'], reason: 'Every try sends the same bytes.' },
    webhook_attempt: {
      grants: ['update', 'delete'],
      reason: 'How a try went stays as it was, and goes with its delivery.',
    },
    migration: { grants: ['select', 'insert', 'update', 'delete'], reason: 'It is the owner’s.' },
  };
