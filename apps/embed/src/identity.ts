/** Who looks at the page around the form, as the page's own server has signed it. */
export interface Identity {
  /** Asks the page anew, which may sign another token each time; null: it names nobody, or says nothing. */
  ask(): Promise<string | null>;
  /** Called when the page says by itself that somebody else looks at it, or nobody. */
  onChange(listener: (token: string | null) => void): void;
}

/** What is shown of a visitor. The service believes the signature; what stands here, nobody has checked yet. */
export interface Visitor {
  readonly email: string;
}

/** Milliseconds that a page may take to have a token signed. */
const patience = 10_000;

/** @param origin of the page around: nobody else is asked, or listened to */
export function openIdentity(origin: string): Identity {
  let waiting: ((token: string | null) => void)[] = [];
  let listener = (_: string | null): void => {};
  addEventListener('message', ({ origin: from, source, data }: MessageEvent<unknown>) => {
    const { guichet, token }: { guichet?: unknown; token?: unknown } = Object(data);
    if (from !== origin || source !== parent || guichet !== 'identity') return;
    const said = typeof token === 'string' ? token : null;
    const asked = waiting;
    waiting = [];
    for (const answer of asked) answer(said);
    if (asked.length === 0) listener(said);
  });
  return {
    ask: () =>
      new Promise((resolve) => {
        if (parent === window) return resolve(null);
        waiting.push(resolve);
        setTimeout(resolve, patience, null);
        parent.postMessage({ guichet: 'identify' }, origin);
      }),
    onChange(next) {
      listener = next;
    },
  };
}

/** Reads what a token says, without its signature, to be shown to whom it is about. */
export function visitorOf(token: string | null): Visitor | null {
  if (token === null) return null;
  try {
    const [, payload = ''] = token.split('.');
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
    const { email }: { email?: unknown } = Object(JSON.parse(new TextDecoder().decode(bytes)));
    return { email: String(email ?? '') };
  } catch {
    return { email: '' };
  }
}
