import type { Settings } from '#kernel';

/** The origin of the service's own pages, as browsers send it: where `PUBLIC_URL` says that it is, else on this machine. */
export function originOf({ publicUrl, host, port }: Settings): string {
  return new URL(publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).origin;
}
