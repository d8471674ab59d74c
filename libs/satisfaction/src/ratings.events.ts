import { eventKind } from '#history';

// That a rating is asked for stands with the steps of tickets (`rating.asked`).

/** The requester has rated how the ticket was handled. */
export const ratingGiven = eventKind<
  { readonly mark: number; readonly scale: number },
  { readonly words?: string | null }
>('rating.given', 'public', true);

export const ratingChanged = eventKind<
  { readonly mark: number; readonly markBefore: number; readonly scale: number },
  { readonly words: string | null; readonly wordsBefore: string | null }
>('rating.changed', 'public', false);
