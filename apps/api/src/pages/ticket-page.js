// One request, for whoever may see it: sign in, read, answer, take a step.
import {
  askForCode,
  call,
  deskSlug,
  element,
  field,
  form,
  keepSession,
  linkForm,
  main,
  say,
  session,
  wayBack,
} from './page.js';
import { ticketView } from './ticket-view.js';

const { number } = document.body.dataset;
const ticketPath = `/v1/tickets/${encodeURIComponent(number)}`;

await show();

async function show() {
  corner();
  if (!session()) return signIn();
  try {
    const ticket = await call('GET', ticketPath);
    const [conversation, type] = await Promise.all([
      comments(),
      call('GET', `/v1/request-types/${ticket.requestType.key}`).catch(() => null),
    ]);
    main.replaceChildren(ticketView(ticket, conversation, type, show));
  } catch (error) {
    if (error.status === 401) return signIn();
    const known = error.status === 404 ? say('notFound') : say('failed');
    main.replaceChildren(element('section', { class: 'card' }, element('h1', {}, known)));
  }
}

/** All of the conversation, page by page. */
async function comments() {
  const all = [];
  let cursor = null;
  do {
    const after = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await call('GET', `${ticketPath}/comments?limit=100${after}`);
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

function signIn() {
  wayBack.keep();
  const fields = [
    field('email', say('email'), { type: 'email', autocomplete: 'username' }),
    field('password', say('password'), { type: 'password', autocomplete: 'current-password' }),
  ];
  const enter = form(fields, say('signIn'), async (given, made) => {
    try {
      keepSession(await call('POST', `/v1/desks/${deskSlug}/sessions`, given));
    } catch (error) {
      askForCode(error, made);
      return;
    }
    wayBack.take();
    await show();
  });
  const other = element('details', {}, element('summary', {}, say('noPassword')), linkForm());
  const title = element('h1', {}, say('request', { number }));
  main.replaceChildren(
    element('section', { class: 'card' }, title, element('p', {}, say('signInIntro')), enter, other),
  );
}

function corner() {
  const leave = async () => {
    await call('DELETE', '/v1/sessions/current').catch(() => null);
    keepSession(null);
    await show();
  };
  const button = element('button', { type: 'button', class: 'quiet', click: leave }, say('signOut'));
  document.getElementById('corner').replaceChildren(session() ? button : '');
}
