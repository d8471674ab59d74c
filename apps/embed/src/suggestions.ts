import type { ArticleOutline, Forms } from '@guichet/sdk/embed';
import { element } from './elements.js';
import type { Words } from './words.js';

/** Milliseconds of a pause in typing after which articles are looked for. */
const pause = 400;
/** Milliseconds that articles have to stand there to count as shown: nobody reads them while they type on. */
const reading = 1_500;
/** Shorter texts say too little. */
const shortest = 4;
const most = 3;

export interface SuggestionParts {
  readonly forms: Forms;
  /** Slug of the desk. */
  readonly desk: string;
  /** BCP 47 */
  readonly language: string;
  readonly words: Words;
  /** Called when they have answered what somebody was about to ask. */
  readonly solved: () => void;
}

export interface Suggestions {
  readonly element: HTMLElement;
  follow(text: string): void;
  /** What the form that is sent all the same says of them. */
  shown(): Promise<{ articleSuggestion?: string }>;
}

/**
 * Articles that may answer what somebody writes. They come and go below the field and never take the cursor; whoever does
 * not see them is told when they change, once they pause. What was shown, opened, and enough is told to the desk.
 */
export function suggestions({ forms, desk, language, words, solved }: SuggestionParts): Suggestions {
  const list = element('ul', {});
  const heading = element('p', { class: 'heading' }, words.suggestions);
  const enough = element('button', { type: 'button', class: 'quiet', hidden: true }, words.solves);
  const told = element('p', { class: 'unseen', role: 'status' });
  const attributes = { class: 'suggestions', 'aria-label': words.suggestions, hidden: true };
  const box = element('section', attributes, heading, list, enough);
  let waiting = 0;
  let settling = 0;
  let asked = '';
  let here: readonly ArticleOutline[] = [];
  let recorded: Promise<string | undefined> | undefined;
  let openedLast: string | undefined;

  /** Whether it is told or not, the form goes on. */
  const record = (): Promise<string | undefined> => {
    clearTimeout(settling);
    if (here.length === 0) return Promise.resolve(undefined);
    const known =
      recorded ??
      forms.suggested(here.map(({ id }) => id)).then(
        ({ id }) => id,
        () => undefined,
      );
    recorded = known;
    return known;
  };

  const tell = (what: (suggestion: string) => Promise<unknown>): void => {
    record()
      .then((suggestion) => (suggestion === undefined ? undefined : what(suggestion)))
      .catch(() => undefined);
  };

  const linkTo = ({ id, slug, title, language: written, snippet }: ArticleOutline): HTMLElement => {
    const address = `/portal/${desk}/articles/${slug}?language=${language}`;
    const link = element(
      'a',
      { href: address, target: '_blank', rel: 'noopener' },
      element('span', { lang: written }, title),
      element('span', { class: 'unseen' }, ` (${words.newTab})`),
    );
    link.addEventListener('click', () => {
      openedLast = id;
      enough.hidden = false;
      tell((suggestion) => forms.opened(suggestion, id));
    });
    return element('li', {}, link, element('p', { lang: written }, snippet));
  };

  const show = (found: readonly ArticleOutline[]): void => {
    const same = found.map(({ id }) => id).join() === here.map(({ id }) => id).join();
    // Nothing is taken from under the cursor of whoever reads.
    if (same || box.contains(document.activeElement)) return;
    here = found;
    recorded = undefined;
    openedLast = undefined;
    enough.hidden = true;
    clearTimeout(settling);
    if (found.length > 0) settling = window.setTimeout(() => void record(), reading);
    list.replaceChildren(...found.map(linkTo));
    box.hidden = found.length === 0;
    told.textContent = found.length > 0 ? words.suggestionsFound.replace('{count}', String(found.length)) : '';
  };

  const look = async (text: string): Promise<void> => {
    asked = text;
    // Help that does not come is not missed.
    const found = text.length < shortest ? [] : await forms.suggest(text.slice(0, 200)).catch(() => []);
    if (asked === text) show(found.slice(0, most));
  };

  enough.addEventListener('click', () => {
    const article = openedLast;
    tell((suggestion) => forms.solved(suggestion, article));
    solved();
  });
  return {
    element: element('div', {}, box, told),
    follow(text) {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => void look(text.trim()), pause);
    },
    async shown() {
      // What stood there for a moment alone was not shown.
      const suggestion = await recorded;
      return suggestion === undefined ? {} : { articleSuggestion: suggestion };
    },
  };
}
