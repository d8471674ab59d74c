/**
 * What a partner's page loads: the element `<guichet-form key="gpk_…">`, a frame of the service's own origin. The page
 * and the form see nothing of each other but these messages, each sent to and taken from one exact origin:
 *
 * - from the frame: `ready` (with its title), `height` (pixels), `filed`, `solved` (by an article), `error` (`code`, `detail`), `identify` (asks)
 * - to the frame: `identity` (a token that the partner's server has signed for who looks at the page, or null)
 *
 * The element tells the page: `guichet:ready`, `guichet:filed`, `guichet:solved`, `guichet:error` (`detail.code`). No inline style, no
 * inline script, no cookie: the page's policy has to allow this one host, in `script-src` and `frame-src`.
 */
const script = document.currentScript;
const service = new URL(script instanceof HTMLScriptElement ? script.src : location.href).origin;

/** Milliseconds until a frame that says nothing counts as not there: the browser does not say that it refused one. */
const longestSilence = 15_000;

/** Attributes that the frame's address takes over. */
const passed = ['key', 'desk', 'type', 'theme'];

interface Told {
  guichet?: unknown;
  title?: unknown;
  height?: unknown;
  code?: unknown;
  detail?: unknown;
}

type Token = string | null | undefined;
type Identity = Token | (() => Token | Promise<Token>);

/** Light or dark, as the page is that the element stands in: the ink that the browser writes with there says it. */
function themeAround(element: HTMLElement): string {
  element.style.color = 'CanvasText';
  const [red = 0] =
    getComputedStyle(element)
      .color.match(/[\d.]+/g)
      ?.map(Number) ?? [];
  return red > 127 ? 'dark' : 'light';
}

class GuichetForm extends HTMLElement {
  private readonly frame = document.createElement('iframe');
  private silence = 0;
  private isReady = false;
  private named: Identity = null;

  /**
   * Who looks at the page: a token that the page's own server has signed, or a function that gets one, which is called
   * anew whenever the form needs it; null for somebody unknown. The attribute `identity` says the same.
   */
  get identity(): Identity {
    return this.named;
  }

  set identity(named: Identity) {
    this.named = named;
    if (this.isReady) void this.identify();
  }

  connectedCallback(): void {
    const { frame } = this;
    const address = new URL('/embed/frame', service);
    for (const name of passed) {
      // React keeps `key` to itself.
      const value = this.getAttribute(name) ?? this.getAttribute(`data-${name}`);
      if (value) address.searchParams.set(name, value);
    }
    if (!address.searchParams.has('theme')) address.searchParams.set('theme', themeAround(this));
    const language = this.getAttribute('language') ?? this.closest('[lang]')?.getAttribute('lang');
    if (language) address.searchParams.set('language', language);
    address.searchParams.set('origin', location.origin);
    // The page may have said who looks at it before this script was there.
    const { identity } = this;
    if (Reflect.deleteProperty(this, 'identity')) this.named = identity;
    this.named ??= this.getAttribute('identity');
    this.isReady = false;
    frame.title = 'Guichet';
    frame.setAttribute(
      'sandbox',
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox',
    );
    frame.referrerPolicy = 'no-referrer';
    // Set through the object model, which a policy without `unsafe-inline` allows.
    Object.assign(this.style, { display: 'block' });
    Object.assign(frame.style, { display: 'block', width: '100%', height: '320px', border: '0' });
    frame.src = address.href;
    addEventListener('message', this.listen);
    this.silence = window.setTimeout(() => {
      this.say('error', { code: 'no-frame', detail: 'The form did not load. Is this page one of the key’s origins?' });
    }, longestSilence);
    this.append(frame);
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.listen);
    clearTimeout(this.silence);
    this.frame.remove();
  }

  private readonly listen = ({ origin, source, data }: MessageEvent<Told | null>): void => {
    if (origin !== service || source !== this.frame.contentWindow || typeof data !== 'object' || !data) return;
    const { guichet, title, height, code, detail } = data;
    if (guichet === 'height' && typeof height === 'number') {
      this.frame.style.height = `${Math.min(Math.max(Math.ceil(height), 0), 20_000)}px`;
    } else if (guichet === 'ready') {
      clearTimeout(this.silence);
      this.isReady = true;
      this.frame.title = String(title);
      this.say('ready', {});
    } else if (guichet === 'identify') void this.identify();
    else if (guichet === 'filed' || guichet === 'solved') this.say(guichet, {});
    else if (guichet === 'error') this.say('error', { code, detail });
  };

  private async identify(): Promise<void> {
    const { named } = this;
    const token = await Promise.resolve(typeof named === 'function' ? named() : named).catch((error: unknown) =>
      this.say('error', { code: 'no-identity', detail: String(error) }),
    );
    this.frame.contentWindow?.postMessage({ guichet: 'identity', token: token ?? null }, service);
  }

  private say(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`guichet:${name}`, { bubbles: true, detail }));
  }
}

if (!customElements.get('guichet-form')) customElements.define('guichet-form', GuichetForm);
