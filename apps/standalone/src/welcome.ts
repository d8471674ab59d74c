import type { Settings } from '#kernel';

/** What a newcomer needs to know once everything runs. */
export function welcome(settings: Settings): string {
  return `
Guichet is ready at ${settings.publicUrl}. Ctrl-C stops it.

  Health      ${settings.publicUrl}/v1/health/ready
`;
}
