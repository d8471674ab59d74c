// How a request looks: what was asked, what was said, what can be done, what comes next.
import { call, element, field, form, instant, newKey, say, tell, troubles } from './page.js';

/** @param reload shows the request anew after something was done */
export function ticketView(ticket, comments, type, reload) {
  const may = (action) => ticket.allowedActions.some((known) => known.action === action && known.allowed);
  return element(
    'article',
    { class: 'ticket' },
    heading(ticket),
    details(ticket, type),
    conversation(comments),
    may('comment') ? answerForm(ticket, reload) : null,
    steps(ticket, reload),
    next(ticket),
  );
}

function heading(ticket) {
  const facts = [
    [say('status'), element('span', { class: `badge ${ticket.status.category}` }, ticket.status.label)],
    [say('type'), ticket.requestType.label],
    [say('filed'), instant(ticket.createdAt)],
  ];
  const list = facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)));
  return element(
    'header',
    {},
    element('p', { class: 'number' }, say('request', { number: ticket.number })),
    element('h1', {}, ticket.subject),
    element('dl', { class: 'facts' }, ...list),
  );
}

/** What was filled in, with the labels of the form. */
function details({ fields }, type) {
  const form = type?.form.fields ?? [];
  const shown = form.filter(({ key }) => key !== 'subject' && key !== 'description' && fields[key] !== undefined);
  const rows = shown.map(({ key, label, choices }) => {
    const named = (value) => choices.find((choice) => choice.key === value)?.label ?? plain(value);
    const value = [fields[key]].flat().map(named).join(', ');
    return element('div', {}, element('dt', {}, label), element('dd', {}, value));
  });
  return element(
    'section',
    {},
    element('h2', {}, say('details')),
    element('p', { class: 'words' }, fields.description ?? ''),
    rows.length > 0 ? element('dl', {}, ...rows) : null,
  );
}

function plain(value) {
  if (typeof value === 'object' && value !== null) return Object.values(value).join(' ');
  return String(value);
}

function conversation(comments) {
  const said = comments.map((comment) =>
    element(
      'li',
      { class: `comment ${comment.visibility} ${comment.author?.staff ? 'support' : 'customer'}` },
      element(
        'p',
        { class: 'who' },
        element('strong', {}, comment.author?.name ?? say('support')),
        ' · ',
        instant(comment.createdAt),
        comment.visibility === 'internal' ? ` · ${say('internal')}` : '',
      ),
      element('p', { class: 'words' }, comment.body ?? say('redacted')),
    ),
  );
  const nothing = element('p', {}, say('nobodyWrote'));
  const list = said.length > 0 ? element('ol', { class: 'comments' }, ...said) : nothing;
  return element('section', {}, element('h2', {}, say('conversation')), list);
}

function answerForm(ticket, reload) {
  const key = newKey();
  const fields = [field('body', say('yourAnswer'), { multiline: true, rows: 5, maxlength: 20000 })];
  return form(fields, say('send'), async ({ body }) => {
    await call('POST', `/v1/tickets/${ticket.id}/comments`, { body }, key);
    tell(say('sent'));
    await reload();
  });
}

function steps(ticket, reload) {
  const trouble = element('div', { class: 'trouble', role: 'alert' });
  const take = async (transition) => {
    // What stands in the answer's box goes with the step: some steps ask for words.
    const comment = document.getElementById('body')?.value.trim();
    try {
      const body = { transition, ...(comment ? { comment } : {}) };
      await call('POST', `/v1/tickets/${ticket.id}/transitions`, body, newKey());
      tell(say('done'));
      await reload();
    } catch (error) {
      trouble.replaceChildren(...troubles(error));
    }
  };
  const buttons = ticket.allowedActions
    .filter(({ action, allowed }) => allowed && action.startsWith('transition:'))
    .map(({ action, label }) => {
      const transition = action.slice('transition:'.length);
      return element('button', { type: 'button', class: 'quiet', click: () => take(transition) }, label);
    });
  if (buttons.length === 0) return null;
  return element('section', {}, element('h2', {}, say('actions')), element('p', { class: 'row' }, ...buttons), trouble);
}

function next({ nextActions }) {
  if (nextActions.length === 0) return null;
  const items = nextActions.map(({ at, reason }) => element('li', {}, instant(at), ` · ${reason}`));
  return element('section', {}, element('h2', {}, say('whatComesNext')), element('ul', {}, ...items));
}
