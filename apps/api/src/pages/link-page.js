// What a link in a mail leads to: a form, because looking at a link must change nothing. The token stands behind the
// `#`, which browsers send nowhere.
import { askForCode, call, deskSlug, element, field, form, keepSession, linkForm, main, say, wayBack } from './page.js';

const fragment = new URLSearchParams(location.hash.slice(1));
const token = fragment.get('token');
const purposes = ['setPassword', 'signIn', 'invitation', 'proveAddress', 'viewTicket', 'endSupportAccess'];
const purpose = purposes.find((known) => known === fragment.get('for')) ?? 'setPassword';
const setsPassword = purpose === 'setPassword' || purpose === 'invitation';

if (token) main.replaceChildren(...(await pageOf()));
else main.replaceChildren(element('p', { class: 'trouble' }, say('linkBroken')));

async function pageOf() {
  const fields = [];
  if (purpose === 'invitation') fields.push(field('name', say('fullName'), { autocomplete: 'name', maxlength: 200 }));
  if (setsPassword) fields.push(await passwordField());
  const intro = setsPassword || purpose === 'signIn' ? null : element('p', {}, say(`${purpose}Intro`));
  const title = element('h1', {}, say(`${purpose}Title`));
  return [element('section', { class: 'card' }, title, intro ?? '', form(fields, say(`${purpose}Do`), redeem))];
}

async function passwordField() {
  const attributes = { type: 'password', autocomplete: 'new-password' };
  const policy = await call('GET', `/v1/desks/${deskSlug}/password-policy`).catch(() => null);
  const hints = policy ? [say('passwordRule', { min: policy.minLength, max: policy.maxLength })] : [];
  if (policy?.classes.length > 0) {
    hints.push(` ${say('passwordClasses', { classes: policy.classes.map((kind) => say(kind)).join(', ') })}`);
  }
  return field('password', say('newPassword'), attributes, ...hints);
}

async function redeem(given, made) {
  const { name, password, code } = given;
  let ticketId = null;
  try {
    const body = { token, ...(password ? { password } : {}), ...(name ? { name } : {}), ...(code ? { code } : {}) };
    const redeemed = await call('POST', `/v1/desks/${deskSlug}/link-redemptions`, body);
    if (redeemed.accessToken) keepSession(redeemed);
    ticketId = redeemed.ticketId;
  } catch (error) {
    if (error.status !== 410) return askForCode(error, made);
    main.replaceChildren(expired());
    return;
  }
  history.replaceState(null, '', location.pathname);
  const back = ticketId ? `/portal/${deskSlug}/tickets/${ticketId}` : wayBack.take();
  const next = back ? element('a', { href: back, class: 'button' }, say('toRequest')) : say('closePage');
  const title = element('h1', { tabindex: '-1' }, say(`${purpose}Done`));
  main.replaceChildren(element('section', { class: 'card' }, title, element('p', {}, next)));
  title.focus();
}

function expired() {
  const title = element('h1', {}, say('linkExpired'));
  if (!setsPassword) return element('section', { class: 'card' }, title);
  return element('section', { class: 'card' }, title, element('p', {}, say('noPassword')), linkForm());
}
