import { type Forms, GuichetProblem, openForms, type RequestTypeWithForm } from '@guichet/sdk/embed';
import { element } from './elements.js';
import { type FormView, formView } from './form-view.js';
import { openIdentity, visitorOf } from './identity.js';
import { wordsIn } from './words.js';

// The form in a partner's page: this script fills the page that the service sends for a key, and talks to the page
// around it in messages to and from that one origin alone.

const { key = '', desk = '', origin = '', type, types, colour, theme, words: text } = document.body.dataset;
const words = wordsIn(text);
const language = document.documentElement.lang;
const main = document.querySelector('main') ?? document.body;

const tell = (message: Readonly<Record<string, unknown>>): void => {
  if (parent !== window) parent.postMessage(message, origin);
};

// Through the object model: the page's policy allows no style in the markup.
if (colour) {
  document.documentElement.style.setProperty('--colour', colour);
  document.documentElement.style.setProperty('--on-colour', inkOn(colour));
}
if (theme === 'dark' || theme === 'light') document.documentElement.dataset['theme'] = theme;

new ResizeObserver(() => {
  tell({ guichet: 'height', height: document.documentElement.getBoundingClientRect().height });
}).observe(document.documentElement);

const identity = openIdentity(origin);
let visitor = visitorOf(null);
let view: FormView | undefined;
const see = (token: string | null): void => {
  visitor = visitorOf(token);
  view?.identify(visitor);
};
identity.onChange(see);
/** Milliseconds that the form waits for the page to say who looks at it; what is said later counts all the same. */
const shortWait = 1_000;

const forms = openForms({ baseUrl: location.origin, key, desk, language });
const events = {
  filed: () => tell({ guichet: 'filed' }),
  solved: () => tell({ guichet: 'solved' }),
  failed: (error: unknown) => tell({ guichet: 'error', ...about(error) }),
};

void begin(forms)
  .catch((error: unknown) => {
    main.replaceChildren(element('p', { role: 'alert', class: 'alert' }, messageOf(error)));
    events.failed(error);
  })
  .then(() => tell({ guichet: 'ready', title: words.title }));

async function begin(open: Forms): Promise<void> {
  await Promise.race([identity.ask().then(see), new Promise((resolve) => setTimeout(resolve, shortWait))]);
  const keys = type ? [type] : (types ?? '').split(' ').filter(Boolean);
  const first = keys.length === 1 ? keys[0] : undefined;
  if (first !== undefined) return draw(await open.form(first));
  const offered = await open.types();
  const options = offered.map((each) => element('option', { value: each.key }, each.label));
  const list = element('select', { id: 'request-type' }, element('option', { value: '' }, words.choose), ...options);
  const below = element('div', {});
  list.addEventListener('change', () => {
    below.replaceChildren();
    if (!list.value) return;
    const chosen = list.value;
    open.form(chosen).then(
      (drawn) => list.value === chosen && draw(drawn, below),
      (error: unknown) => {
        below.replaceChildren(element('p', { role: 'alert', class: 'alert' }, messageOf(error)));
        events.failed(error);
      },
    );
  });
  const label = element('label', { for: 'request-type' }, words.type);
  main.replaceChildren(element('div', { class: 'field' }, label, list), below);
}

function draw(drawn: RequestTypeWithForm, into: HTMLElement = main): void {
  const again = () => draw(drawn, into);
  view = formView({ type: drawn, forms, words, language, desk, events, messageOf, again, identity, visitor });
  into.replaceChildren(view.element);
}

function messageOf(error: unknown): string {
  if (!(error instanceof GuichetProblem)) return words.failed;
  return error.status === 429 ? words.refused : error.detail || words.failed;
}

function about(error: unknown): { code: string; detail: string } {
  return error instanceof GuichetProblem
    ? { code: error.code, detail: error.detail }
    : { code: 'network', detail: String(error) };
}

/** Black or white, whichever is read better on a colour `#rrggbb`: 0.179 is where both contrast alike (WCAG 2.2). */
function inkOn(ground: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(ground.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}
