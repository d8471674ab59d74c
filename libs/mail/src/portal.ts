import type { Settings } from '#kernel';

/** Where a desk's customers find their portal: their own, else the pages of this service. No slash at the end. */
export function portalOf(slug: string, own: string | null, settings: Settings): string {
  if (own !== null) return own.replace(/\/+$/, '');
  return `${settings.publicUrl ?? `http://${settings.host}:${settings.port}`}/portal/${slug}`;
}
