// What all pages share: their words, making elements, calling the API.

const { words: wordsText, colour, desk } = document.body.dataset;
const words = JSON.parse(wordsText);
export const deskSlug = desk;
export const main = document.getElementById('main');
if (colour) document.documentElement.style.setProperty('--brand', colour);

/** A text of the page, with `{name}` filled in. */
export function say(name, values = {}) {
  return words[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
}

/** Makes an element. Attributes that are functions listen; children are elements or texts, and never markup. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A labelled field of a form. */
export function field(name, label, attributes = {}, ...hints) {
  const hint = hints.length > 0 ? element('small', { id: `${name}-hint` }, ...hints) : null;
  const described = hint ? { 'aria-describedby': hint.id } : {};
  const { multiline, ...others } = attributes;
  const input = element(multiline ? 'textarea' : 'input', { id: name, name, required: true, ...described, ...others });
  return element('p', { class: 'field' }, element('label', { for: name }, label), input, hint);
}

/** A form whose work is done once at a time; what goes wrong is told above its button. */
export function form(fields, button, work) {
  const trouble = element('div', { class: 'trouble', role: 'alert' });
  const send = element('button', { type: 'submit' }, button);
  const made = element('form', {}, ...fields, trouble, element('p', {}, send));
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    send.disabled = true;
    trouble.replaceChildren();
    try {
      await work(Object.fromEntries(new FormData(made)), made);
    } catch (error) {
      trouble.replaceChildren(...troubles(error));
    } finally {
      send.disabled = false;
    }
  });
  return made;
}

/** What went wrong, for a person: what the API said, or that it did not work. */
export function troubles(error) {
  const { detail, errors = [] } = error.problem ?? {};
  const places = errors.map((place) => element('li', {}, place.detail));
  if (places.length > 0) return [element('ul', {}, ...places)];
  return [element('p', {}, detail ?? say('failed'))];
}

/** Asks in the same form for a code too, when that is what the API has asked for. */
export function askForCode(error, made) {
  if (error.problem?.code !== 'second-factor-required' || made.elements.code) throw error;
  const attributes = { autocomplete: 'one-time-code', autocapitalize: 'none', spellcheck: 'false', maxlength: 40 };
  made.querySelector('.trouble').before(field('code', say('code'), attributes, say('codeHint')));
  made.elements.code.focus();
}

let forgetting;

/** Tells a reader for a while, also one who listens. */
export function tell(text) {
  const said = document.getElementById('said');
  said.textContent = text;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => said.replaceChildren(), 5000);
}

export function instant(text) {
  const { lang } = document.documentElement;
  const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'medium', timeStyle: 'short' });
  return element('time', { datetime: text }, format.format(new Date(text)));
}

const sessionName = `guichet.session.${desk}`;
const returnName = `guichet.return.${desk}`;

/** The tokens of this tab, or null. */
export function session() {
  return JSON.parse(sessionStorage.getItem(sessionName) ?? 'null');
}

export function keepSession(tokens) {
  if (tokens === null) sessionStorage.removeItem(sessionName);
  else {
    const { accessToken, refreshToken } = tokens;
    sessionStorage.setItem(sessionName, JSON.stringify({ accessToken, refreshToken }));
  }
}

/** Where somebody was going when they had to set a password first; the link in the mail opens a tab of its own. */
export const wayBack = {
  keep: () => localStorage.setItem(returnName, location.pathname),
  take: () => {
    const path = localStorage.getItem(returnName);
    localStorage.removeItem(returnName);
    return path?.startsWith(`/portal/${desk}/tickets/`) ? path : null;
  },
};

/** Calls the API as whoever is signed in here. Throws an error with `status` and `problem`. */
export async function call(method, path, body, key) {
  const tokens = session();
  const answer = await request(method, path, body, key, tokens?.accessToken);
  if (answer.status !== 401 || !tokens) return read(answer);
  const refreshed = await request('POST', '/v1/tokens', { refreshToken: tokens.refreshToken });
  if (!refreshed.ok) {
    keepSession(null);
    return read(answer);
  }
  keepSession(await refreshed.json());
  return read(await request(method, path, body, key, session().accessToken));
}

function request(method, path, body, key, token) {
  const headers = { 'accept-language': document.documentElement.lang };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key !== undefined) headers['idempotency-key'] = key;
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  return fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
}

async function read(answer) {
  if (answer.status === 204) return null;
  const content = await answer.json();
  if (answer.ok) return content;
  throw Object.assign(new Error(content.title), { status: answer.status, problem: content });
}

/** The same for all tries of one intention, so that its effect happens once. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Asks for an address and has a link sent to it that sets the password. */
export function linkForm() {
  return form(
    [field('linkEmail', say('email'), { type: 'email', autocomplete: 'email' })],
    say('sendLink'),
    async (given, made) => {
      await call('POST', `/v1/desks/${desk}/password-links`, { email: given.linkEmail });
      made.replaceWith(element('p', { class: 'good', role: 'status' }, say('linkSent')));
    },
  );
}
