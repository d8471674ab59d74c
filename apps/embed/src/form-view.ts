import { type Forms, GuichetProblem, type RequestTypeWithForm } from '@guichet/sdk/embed';
import { isRequired, isShown } from './conditions.js';
import { element } from './elements.js';
import { end } from './ending.js';
import { type DrawnField, drawField, inputOf } from './field.js';
import { filesField } from './files.js';
import type { Identity, Visitor } from './identity.js';
import { drawSender } from './sender.js';
import { suggestions } from './suggestions.js';
import type { Words } from './words.js';

export interface FormParts {
  readonly type: RequestTypeWithForm;
  readonly forms: Forms;
  readonly words: Words;
  /** Slug of the desk. */
  readonly desk: string;
  /** BCP 47 */
  readonly language: string;
  readonly events: { filed(): void; solved(): void; failed(error: unknown): void };
  readonly messageOf: (error: unknown) => string;
  /** Draws an empty form in this one's place. */
  readonly again: () => void;
  readonly identity: Identity;
  /** Whom the page names, so far. */
  readonly visitor: Visitor | null;
}

export interface FormView {
  readonly element: HTMLElement;
  /** Somebody else looks at the page now; null: nobody whom it names. */
  identify(visitor: Visitor | null): void;
}

/** Key of the field that says in short what it is about; every form has it. */
const summary = 'subject';

/** The form of one request type, from its first letter to the thanks. */
export function formView(parts: FormParts): FormView {
  const { type, forms, words, language, desk, events, messageOf, again, identity } = parts;
  const fields = type.form.fields.map((field) => {
    const input = inputOf(field, words);
    return { field, drawn: drawField({ key: field.key, label: field.label, help: field.help, input }, words) };
  });
  const sender = drawSender(identity, words, parts.visitor);
  const { name, email } = sender.fields;

  const { files: limits } = type.form;
  const files = limits && filesField(forms, limits, words, language, () => renew());

  const alert = element('p', { class: 'alert', role: 'alert' });
  const button = element('button', { type: 'submit' }, words.send);
  const articles = type.suggestArticles
    ? suggestions({ forms, desk, language, words, solved: () => settleForGood() })
    : null;
  const form = element(
    'form',
    { novalidate: true, 'aria-label': type.label },
    element('h1', {}, type.label),
    type.purpose === null ? null : element('p', { class: 'purpose' }, type.purpose),
    ...fields.flatMap(({ field, drawn }) =>
      field.key === summary && articles ? [drawn.element, articles.element] : [drawn.element],
    ),
    files?.element ?? null,
    sender.element,
    alert,
    button,
  );

  const all = [...fields.map(({ drawn }) => drawn), ...(files ? [files] : []), name, email];

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
    articles?.follow(String(values.get(summary) ?? ''));
  });

  // One key for all tries to send this form: however often it is pressed, it is filed once.
  let idempotencyKey = crypto.randomUUID();
  const renew = (): void => {
    idempotencyKey = crypto.randomUUID();
  };
  form.addEventListener('input', renew);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === 'true') return;
    const values = settle();
    const missing = sender.faults();
    for (const { field, drawn } of fields) {
      if (isShown(field, values) && isRequired(field, values) && !values.has(field.key))
        missing.set(drawn, words.required);
    }
    if (files?.isWrong()) missing.set(files, words.filesWrong);
    else if (files?.isBusy()) missing.set(files, words.filesBusy);
    complain(missing);
    if (missing.size > 0) return;
    busy(true);
    send(values).then(
      (isFiled) => {
        if (isFiled) return events.filed();
        busy(false);
        // What the page said last is not so any more: whoever sits there writes down who they are.
        complain(sender.faults());
        alert.textContent = words.identityLost;
      },
      (error: unknown) => {
        busy(false);
        refuse(error);
        events.failed(error);
      },
    );
  });

  /** Whether it was filed; not, where nobody is named any more. */
  const send = async (values: Map<string, unknown>): Promise<boolean> => {
    const sent = await sender.read();
    if (sent === null) return false;
    const draft = {
      requestType: type.key,
      fields: Object.fromEntries(values),
      ...sent,
      ...attached(),
      ...(await articles?.shown()),
    };
    await forms.submit(draft, { idempotencyKey }).catch((error: unknown) => {
      // An earlier try was filed, and only its answer was lost: nothing but the page's token is new since.
      const isFiled = error instanceof GuichetProblem && error.code === 'idempotency-key-reused';
      if (!isFiled) throw error;
    });
    thank(sender.address());
    return true;
  };

  const attached = () => {
    const names = files?.names() ?? [];
    return names.length > 0 ? { files: names } : {};
  };

  const busy = (isBusy: boolean): void => {
    // Not `disabled`, which would take the cursor away from whoever has just pressed it.
    button.setAttribute('aria-disabled', String(isBusy));
    button.textContent = isBusy ? words.sending : words.send;
  };

  const fieldAt = (key: string | undefined) => fields.find(({ field }) => field.key === key)?.drawn;

  const refuse = (error: unknown): void => {
    const faults = new Map<DrawnField, string>();
    const isNamed = error instanceof GuichetProblem && error.errors.some(({ pointer }) => pointer === '/identity');
    if (isNamed) sender.identify(null);
    for (const { pointer, detail } of error instanceof GuichetProblem ? error.errors : []) {
      const [, part, key] = pointer.split('/');
      const drawn = part === 'files' ? files : part === 'email' ? email : part === 'name' ? name : fieldAt(key);
      if (drawn && !faults.has(drawn)) faults.set(drawn, detail);
    }
    complain(faults);
    if (isNamed) email.focus();
    if (faults.size === 0) alert.textContent = isNamed ? words.identityLost : messageOf(error);
  };

  const thank = (address: string): void => {
    const text = address === '' ? null : words.doneText.replace('{email}', address);
    end(form, { said: words.done, text, next: words.another }, again);
  };

  /** No form is needed any more; what was written stays, should it be needed all the same. */
  const settleForGood = (): void => {
    const place = end(form, { said: words.solved, text: words.solvedText, next: words.sendAnyway }, () => {
      place.replaceWith(form);
      all[0]?.focus();
    });
    events.solved();
  };
  return { element: form, identify: sender.identify };
}
