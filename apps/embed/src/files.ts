import { type Forms, GuichetProblem, type RequestTypeWithForm } from '@guichet/sdk/embed';
import { element } from './elements.js';
import type { DrawnField } from './field.js';
import type { Words } from './words.js';

type Limits = NonNullable<RequestTypeWithForm['form']['files']>;

/** Files that go with the form: each is sent as soon as it is chosen, and can be taken out again. */
export interface FilesField extends DrawnField {
  /** Names that the service gave them, in the order of the list, once all are there; undefined: some are not. */
  names(): string[];
  /** Whether some are still on their way. */
  isBusy(): boolean;
  /** Whether some did not arrive, and were not taken out. */
  isWrong(): boolean;
}

interface Row {
  readonly element: HTMLElement;
  readonly remove: HTMLButtonElement;
  /** What the service calls it; undefined: it is not there yet. */
  name: string | undefined;
  fault: boolean;
}

export function filesField(
  forms: Forms,
  { most, largest }: Limits,
  words: Words,
  language: string,
  changed: () => void,
): FilesField {
  const rows: Row[] = [];
  const limit = words.filesHelp.replace('{count}', String(most)).replace('{size}', sizeIn(largest, language));
  const help = element('p', { class: 'help', id: 'help-files' }, limit);
  const chooser = element('input', {
    type: 'file',
    id: 'field-files',
    class: 'unseen',
    multiple: most > 1,
    'aria-describedby': help.id,
  });
  const label = element(
    'label',
    { for: chooser.id },
    words.files,
    element('span', { class: 'optional' }, ` (${words.optional})`),
  );
  const button = element('label', { for: chooser.id, class: 'choose' }, words.filesChoose);
  const list = element('ul', { class: 'files', 'aria-label': words.files, hidden: true });
  const fault = element('p', { class: 'fault', id: 'fault-files', hidden: true });
  const told = element('p', { class: 'unseen', role: 'status' });
  const whole = element(
    'div',
    { class: 'field', 'data-field': 'files' },
    label,
    help,
    chooser,
    button,
    fault,
    list,
    told,
  );

  const complain = (text: string | null): void => {
    fault.hidden = text === null;
    fault.textContent = text;
    chooser.setAttribute('aria-invalid', String(text !== null));
    chooser.setAttribute('aria-describedby', text === null ? help.id : `${help.id} ${fault.id}`);
  };
  const settle = (): void => {
    list.hidden = rows.length === 0;
    changed();
  };

  const begin = (file: File): void => {
    const state = element('span', { class: 'state' });
    const bar = element('progress', {
      max: '1',
      value: '0',
      'aria-label': words.fileSending.replace('{name}', file.name),
    });
    const remove = element(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': words.fileRemove.replace('{name}', file.name) },
      '×',
    );
    const title = element(
      'span',
      { class: 'name' },
      file.name,
      element('small', {}, ` ${sizeIn(file.size, language)}`),
    );
    const row: Row = { element: element('li', {}, title, bar, state, remove), remove, name: undefined, fault: false };
    const given = new AbortController();
    remove.addEventListener('click', () => {
      given.abort();
      const place = rows.indexOf(row);
      rows.splice(place, 1);
      row.element.remove();
      complain(null);
      settle();
      told.textContent = words.fileRemoved.replace('{name}', file.name);
      // The cursor goes to what took the button's place, never nowhere.
      (rows[place] ?? rows[place - 1])?.remove.focus();
      if (rows.length === 0) chooser.focus();
    });
    rows.push(row);
    list.append(row.element);
    settle();
    forms
      .upload(file, {
        signal: given.signal,
        onProgress: ({ sent, total }) => {
          bar.value = total > 0 ? sent / total : 0;
        },
      })
      .then(
        ({ file: name }) => {
          row.name = name;
          // What was asked to wait for this need wait no more.
          if (fault.textContent === words.filesBusy) complain(null);
          state.textContent = words.fileSent;
          told.textContent = `${file.name}: ${words.fileSent}`;
        },
        (error: unknown) => {
          if (given.signal.aborted) return;
          row.fault = true;
          row.element.classList.add('wrong');
          state.textContent = words.fileFailed;
          complain(`${file.name}: ${saidOf(error, words)}`);
          told.textContent = `${file.name}: ${words.fileFailed}`;
        },
      )
      .finally(() => {
        bar.remove();
        if (!given.signal.aborted) settle();
      });
  };

  chooser.addEventListener('change', () => {
    complain(null);
    const refused: string[] = [];
    for (const file of chooser.files ?? []) {
      if (rows.length >= most) refused.push(`${file.name}: ${words.filesTooMany.replace('{count}', String(most))}`);
      else if (file.size > largest)
        refused.push(`${file.name}: ${words.fileTooLarge.replace('{size}', sizeIn(largest, language))}`);
      else if (file.size === 0) refused.push(`${file.name}: ${words.fileEmpty}`);
      else begin(file);
    }
    // The same file can be chosen again after it was taken out.
    chooser.value = '';
    if (refused.length > 0) {
      complain(refused.join(' '));
      told.textContent = refused.join(' ');
    }
  });

  return {
    element: whole,
    read: () => undefined,
    show: (shown) => {
      whole.hidden = !shown;
    },
    require: () => undefined,
    complain: (text) => {
      if (text !== null) complain(text);
    },
    focus: () => chooser.focus(),
    names: () => rows.flatMap(({ name }) => (name === undefined ? [] : [name])),
    isBusy: () => rows.some(({ name, fault: isWrong }) => name === undefined && !isWrong),
    isWrong: () => rows.some(({ fault: isWrong }) => isWrong),
  };
}

function saidOf(error: unknown, words: Words): string {
  if (!(error instanceof GuichetProblem)) return words.failed;
  return error.status === 429 ? words.refused : error.errors[0]?.detail || error.detail || words.failed;
}

/** Such as `2.4 MB`, in steps of 1024 as the desks count. */
function sizeIn(bytes: number, language: string): string {
  const isLarge = bytes >= 1024 * 1024;
  const unit = isLarge ? 'megabyte' : 'kilobyte';
  const value = bytes / (isLarge ? 1024 * 1024 : 1024);
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
