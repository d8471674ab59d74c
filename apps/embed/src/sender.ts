import { element } from './elements.js';
import { type DrawnField, drawField, emailInput, nameInput } from './field.js';
import type { Identity, Visitor } from './identity.js';
import type { Words } from './words.js';

/** What the service takes of who sends a form. */
export type Sent = { readonly identity: string } | { readonly email: string; readonly name?: string };

/** Who sends the form: whom the page around it names, or somebody who writes down who they are. */
export interface Sender {
  readonly element: HTMLElement;
  readonly fields: { readonly name: DrawnField; readonly email: DrawnField };
  /** Where the answer goes, to be shown; empty: not known. */
  address(): string;
  identify(visitor: Visitor | null): void;
  /** What is wrong with what was written down. */
  faults(): Map<DrawnField, string>;
  /** Null: the page named somebody, and does so no more. The fields to write it down are there by then. */
  read(): Promise<Sent | null>;
}

export function drawSender(identity: Identity, words: Words, first: Visitor | null): Sender {
  const name = drawField({ key: 'your-name', label: words.name, help: null, input: nameInput('your-name') }, words);
  const email = drawField(
    { key: 'your-email', label: words.email, help: words.emailHelp, input: emailInput('your-email') },
    words,
  );
  email.require(true);
  name.require(false);
  const named = element('p', { class: 'named' });
  let visitor: Visitor | null = null;
  const written = () => String(email.read() ?? '');

  const sender: Sender = {
    element: element('div', {}, named, name.element, email.element),
    fields: { name, email },
    address: () => visitor?.email ?? written(),
    identify(next) {
      visitor = next;
      name.show(next === null);
      email.show(next === null);
      named.hidden = !next?.email;
      named.textContent = next?.email ? words.sentAs.replace('{email}', next.email) : '';
    },
    faults() {
      if (visitor) return new Map();
      if (written() === '') return new Map([[email, words.required]]);
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(written()) ? new Map() : new Map([[email, words.badEmail]]);
    },
    async read() {
      if (visitor) {
        const token = await identity.ask();
        if (token !== null) return { identity: token };
        sender.identify(null);
        return null;
      }
      const called = name.read();
      return { email: written(), ...(typeof called === 'string' && { name: called }) };
    },
  };
  sender.identify(first);
  return sender;
}
