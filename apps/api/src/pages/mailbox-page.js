// The mailbox: every mail that was kept instead of being sent.
import { element, instant, main, say } from './page.js';

const pollMs = 3000;
let shown = null;
let known = '';

const list = element('ul', { class: 'mails' });
const reader = element('section', { class: 'reader', 'aria-live': 'polite' }, element('p', {}, say('chooseMail')));
const search = element('input', {
  type: 'search',
  id: 'to',
  placeholder: say('searchRecipient'),
  input: () => refresh(),
});
main.classList.add('wide');
main.replaceChildren(
  element('h1', {}, say('mailbox')),
  element('p', { class: 'soft' }, say('mailboxIntro')),
  element(
    'div',
    { class: 'mailbox' },
    element(
      'nav',
      { 'aria-label': say('mailbox') },
      element('label', { for: 'to', class: 'hidden' }, say('searchRecipient')),
      search,
      list,
    ),
    reader,
  ),
);

await refresh();
setInterval(refresh, pollMs);

async function refresh() {
  const to = search.value.trim();
  const answer = await fetch(`/mailbox/messages${to ? `?to=${encodeURIComponent(to)}` : ''}`).catch(() => null);
  if (!answer?.ok || search.value.trim() !== to) return;
  const { items } = await answer.json();
  const present = items.map(({ id }) => id).join();
  if (present === known && items.length > 0) return;
  known = present;
  const rows = items.map((mail) => element('li', {}, button(mail)));
  list.replaceChildren(...(rows.length > 0 ? rows : [element('li', { class: 'soft' }, say('noMail'))]));
}

function button(mail) {
  return element(
    'button',
    {
      type: 'button',
      'aria-current': mail.id === shown ? 'true' : null,
      'data-mail': mail.id,
      click: () => show(mail),
    },
    element('span', {}, mail.to),
    element('strong', {}, mail.subject),
    element('span', { class: 'soft' }, instant(mail.createdAt), ` · ${mail.desk.slug} · ${mail.template}`),
  );
}

function show(mail) {
  shown = mail.id;
  for (const other of list.querySelectorAll('button')) {
    if (other.dataset.mail === mail.id) other.setAttribute('aria-current', 'true');
    else other.removeAttribute('aria-current');
  }
  const address = `/mailbox/messages/${mail.desk.id}/${mail.id}`;
  const sandbox = 'allow-popups allow-popups-to-escape-sandbox';
  const html = element('iframe', { src: address, sandbox, title: say('asHtml') });
  const text = element('pre', { hidden: true, tabindex: '0' }, mail.text);
  const switcher = element('p', { class: 'row', role: 'group' });
  for (const [name, wanted, other] of [
    ['asHtml', html, text],
    ['asText', text, html],
  ]) {
    const choose = (event) => {
      wanted.hidden = false;
      other.hidden = true;
      for (const one of switcher.children) one.setAttribute('aria-pressed', String(one === event.currentTarget));
    };
    const pressed = String(wanted === html);
    switcher.append(
      element('button', { type: 'button', class: 'quiet', 'aria-pressed': pressed, click: choose }, say(name)),
    );
  }
  const fact = (name, value) => element('div', {}, element('dt', {}, say(name)), element('dd', {}, value));
  reader.replaceChildren(
    element('h2', {}, mail.subject),
    element(
      'dl',
      { class: 'facts' },
      fact('from', mail.from),
      fact('to', mail.to),
      fact('date', instant(mail.createdAt)),
    ),
    switcher,
    html,
    text,
  );
}
