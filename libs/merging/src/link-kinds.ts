import type { TicketLinkKind } from '#tickets';

/** What one ticket is to another, in words for both ends of a link. */
export const linkRelations = [
  'relatesTo',
  'duplicates',
  'duplicatedBy',
  'causedBy',
  'causes',
  'followUpOf',
  'followedUpBy',
] as const;
export type LinkRelation = (typeof linkRelations)[number];

/** Those that agents make; a follow-up is one from its filing on, and stays one. */
export const settableRelations = ['relatesTo', 'duplicates', 'duplicatedBy', 'causedBy', 'causes'] as const;
export type SettableRelation = (typeof settableRelations)[number];

const fromOtherEnd: Readonly<Record<TicketLinkKind, LinkRelation>> = {
  relatesTo: 'relatesTo',
  duplicates: 'duplicatedBy',
  causedBy: 'causes',
  followUpOf: 'followedUpBy',
};

/** How a stored link reads from one of its ends. */
export function relationOf(kind: TicketLinkKind, isOtherEnd: boolean): LinkRelation {
  return isOtherEnd ? fromOtherEnd[kind] : kind;
}

/** How a relation is stored: its kind, and whether from the other ticket to this one. */
export function storedAs(relation: SettableRelation): { readonly kind: TicketLinkKind; readonly reversed: boolean } {
  switch (relation) {
    case 'duplicatedBy':
      return { kind: 'duplicates', reversed: true };
    case 'causes':
      return { kind: 'causedBy', reversed: true };
    default:
      return { kind: relation, reversed: false };
  }
}
