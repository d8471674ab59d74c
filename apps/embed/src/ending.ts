import { element } from './elements.js';

/**
 * Puts in the form's place what came of it, said aloud by leading the cursor there, and a button that leads on.
 *
 * @param go what the button does
 */
export function end(
  form: HTMLElement,
  { said, text, next }: { readonly said: string; readonly text: string | null; readonly next: string },
  go: () => void,
): HTMLElement {
  const heading = element('h1', { tabindex: '-1' }, said);
  const button = element('button', { type: 'button', class: 'quiet' }, next);
  button.addEventListener('click', go);
  const place = element('div', { class: 'done' }, heading, text === null ? null : element('p', {}, text), button);
  form.replaceWith(place);
  heading.focus();
  return place;
}
