import { type Forms, GuichetProblem, type RequestTypeWithForm } from '@guichet/sdk/embed';
import { isRequired, isShown } from './conditions.js';
import { element } from './elements.js';
import { type DrawnField, drawField, emailInput, inputOf, nameInput } from './field.js';
import { suggestions } from './suggestions.js';
import type { Words } from './words.js';

export interface FormParts {
  readonly type: RequestTypeWithForm;
  readonly forms: Forms;
  readonly words: Words;
  readonly events: { filed(): void; failed(error: unknown): void };
  readonly messageOf: (error: unknown) => string;
  /** Draws an empty form in this one's place. */
  readonly again: () => void;
}

/** The form of one request type, from its first letter to the thanks. */
export function formView({ type, forms, words, events, messageOf, again }: FormParts): HTMLElement {
  const fields = type.form.fields.map((field) => {
    const input = inputOf(field, words);
    return { field, drawn: drawField({ key: field.key, label: field.label, help: field.help, input }, words) };
  });
  const name = drawField({ key: 'your-name', label: words.name, help: null, input: nameInput('your-name') }, words);
  const email = drawField(
    { key: 'your-email', label: words.email, help: words.emailHelp, input: emailInput('your-email') },
    words,
  );
  email.require(true);
  name.require(false);

  const alert = element('p', { class: 'alert', role: 'alert' });
  const send = element('button', { type: 'submit' }, words.send);
  const articles = type.suggestArticles ? suggestions(forms, words) : null;
  const form = element(
    'form',
    { novalidate: true, 'aria-label': type.label },
    element('h1', {}, type.label),
    type.purpose === null ? null : element('p', { class: 'purpose' }, type.purpose),
    ...fields.flatMap(({ drawn }, place) =>
      place === 0 && articles ? [drawn.element, articles.element] : [drawn.element],
    ),
    name.element,
    email.element,
    alert,
    send,
  );

  const all = [...fields.map(({ drawn }) => drawn), name, email];

  /** What is filled in and shown; conditions speak of earlier fields alone, so one pass settles them. */
  const settle = (): Map<string, unknown> => {
    const values = new Map<string, unknown>();
    for (const { field, drawn } of fields) {
      drawn.show(isShown(field, values));
      drawn.require(isRequired(field, values));
      const value = drawn.read();
      if (value !== undefined) values.set(field.key, value);
    }
    return values;
  };
  settle();

  const complain = (faults: ReadonlyMap<DrawnField, string>): void => {
    for (const drawn of all) drawn.complain(faults.get(drawn) ?? null);
    alert.textContent = faults.size > 0 ? words.faults.replace('{count}', String(faults.size)) : '';
    all.find((drawn) => faults.has(drawn))?.focus();
  };

  form.addEventListener('input', ({ target }) => {
    forms.prepare();
    // What is being corrected is not complained of any more.
    for (const drawn of all) if (target instanceof Node && drawn.element.contains(target)) drawn.complain(null);
    const values = settle();
    articles?.follow(String(values.get('subject') ?? ''));
  });

  // One key for all tries to send this form: however often it is pressed, it is filed once.
  let idempotencyKey = crypto.randomUUID();
  form.addEventListener('input', () => {
    idempotencyKey = crypto.randomUUID();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (send.getAttribute('aria-disabled') === 'true') return;
    const values = settle();
    const missing = new Map<DrawnField, string>();
    for (const { field, drawn } of fields) {
      if (isShown(field, values) && isRequired(field, values) && !values.has(field.key))
        missing.set(drawn, words.required);
    }
    const address = email.read();
    if (typeof address !== 'string') missing.set(email, words.required);
    else if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address)) missing.set(email, words.badEmail);
    complain(missing);
    if (missing.size > 0) return;
    busy(true);
    const called = name.read();
    forms
      .submit(
        {
          requestType: type.key,
          fields: Object.fromEntries(values),
          email: String(address),
          ...(typeof called === 'string' && { name: called }),
        },
        { idempotencyKey },
      )
      .then(
        () => {
          thank(String(address));
          events.filed();
        },
        (error: unknown) => {
          busy(false);
          refuse(error);
          events.failed(error);
        },
      );
  });

  const busy = (isBusy: boolean): void => {
    // Not `disabled`, which would take the cursor away from whoever has just pressed it.
    send.setAttribute('aria-disabled', String(isBusy));
    send.textContent = isBusy ? words.sending : words.send;
  };

  const refuse = (error: unknown): void => {
    const faults = new Map<DrawnField, string>();
    for (const { pointer, detail } of error instanceof GuichetProblem ? error.errors : []) {
      const [, part, key] = pointer.split('/');
      const drawn =
        part === 'email' ? email : part === 'name' ? name : fields.find(({ field }) => field.key === key)?.drawn;
      if (drawn && !faults.has(drawn)) faults.set(drawn, detail);
    }
    complain(faults);
    if (faults.size === 0) alert.textContent = messageOf(error);
  };

  const thank = (address: string): void => {
    const heading = element('h1', { tabindex: '-1' }, words.done);
    const next = element('button', { type: 'button', class: 'quiet' }, words.another);
    next.addEventListener('click', again);
    const text = element('p', {}, words.doneText.replace('{email}', address));
    form.replaceWith(element('div', { class: 'done' }, heading, text, next));
    heading.focus();
  };
  return form;
}
