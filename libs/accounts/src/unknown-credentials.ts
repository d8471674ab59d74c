import { Problem } from '#kernel';

/** One answer for every token and key that is not known, whatever is wrong with it. */
export function unknownCredentials(): Problem {
  return new Problem('invalid-credentials', 'The credentials are not known. Sign in again or check the key.');
}
