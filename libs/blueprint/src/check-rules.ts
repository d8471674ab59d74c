import { asList, type Checking } from './checking.js';
import { spanOf } from './formats.js';
import { pointerTo } from './places.js';

/** Parts that are fine each but contradict themselves or one another. */
export function checkRules(checking: Checking): void {
  checkAccess(checking);
  checkChannels(checking);
  checkCalendars(checking);
  checkPromises(checking);
}

function checkAccess({ document, complaints }: Checking): void {
  const { password = {}, colleagues } = document.access;
  const { minLength = 15, maxLength = 256, classes = [] } = password;
  if (minLength > maxLength) {
    const detail = `Passwords would need at least ${minLength} and at most ${maxLength} characters.`;
    complaints.add('/access/password', 'contradiction', detail);
  }
  if (classes.length > maxLength) {
    complaints.add('/access/password/classes', 'contradiction', 'More classes than characters.');
  }
  if (colleagues?.chosenBy !== undefined && colleagues.see !== 'chosen') {
    const detail = `Nobody chooses when colleagues see "${colleagues.see}"; drop chosenBy, or say "see: chosen".`;
    complaints.add('/access/colleagues/chosenBy', 'contradiction', detail);
  }
}

function checkChannels({ document, complaints }: Checking): void {
  const { portal, embed, form, phone, email } = document.channels;
  if (!portal && !embed && !form && !phone && !email) {
    complaints.add('/channels', 'missing', 'Open at least one door: portal, email, phone, form or embed.');
  }
  if (document.access.signUp === 'knownAddress' && !email && !phone && !form) {
    const detail = 'An address becomes known by a mail, a call or a contact form; open one of these channels.';
    complaints.add('/access/signUp', 'contradiction', detail);
  }
  if (typeof phone === 'object' && phone.telephoneSystem && phone.requestType === undefined) {
    const detail = 'The telephone system files calls by itself: say as which request type.';
    complaints.add('/channels/phone/requestType', 'missing', detail);
  }
  if (!email) return;
  if (email.unsolicited === 'accountRequest') {
    const detail = 'Somebody who has an account needs none; say it for "strangers".';
    complaints.add('/channels/email/unsolicited', 'contradiction', detail);
  }
  if (email.strangers === 'accountRequest' && document.access.signUp !== 'onRequest') {
    const detail = 'Accounts are not asked for here: this needs "signUp: onRequest" in /access.';
    complaints.add('/channels/email/strangers', 'contradiction', detail);
  }
  if ([email.unsolicited, email.strangers].includes('file') && email.requestType === undefined) {
    const detail = 'A mail becomes a ticket here: say of which request type.';
    complaints.add('/channels/email/requestType', 'missing', detail);
  }
}

function checkCalendars({ document, complaints }: Checking): void {
  for (const [key, calendar] of Object.entries(document.calendars ?? {})) {
    const at = pointerTo('/calendars', key);
    const days = Object.entries(calendar.hours ?? {});
    if (calendar.aroundTheClock && days.length > 0) {
      complaints.add(`${at}/hours`, 'contradiction', 'Around the clock has no hours; drop one of the two.');
    }
    if (!calendar.aroundTheClock && days.length === 0) {
      complaints.add(at, 'missing', 'Never open: give "hours", or say "aroundTheClock: true".');
    }
    for (const [day, spans] of days) {
      const sorted = asList(spans)
        .map(spanOf)
        .filter((span) => span !== null)
        .sort((a, b) => a.from - b.from);
      if (sorted.some((span, index) => span.from < (sorted[index - 1]?.to ?? 0))) {
        complaints.add(`${at}/hours/${day}`, 'contradiction', 'Two spans of this day overlap.');
      }
    }
  }
}

function checkPromises({ document, complaints }: Checking): void {
  for (const [index, rule] of (document.targets?.rules ?? []).entries()) {
    if (!rule.firstAnswer && !rule.nextAnswer && !rule.resolution) {
      const detail = 'This rule promises nothing: give firstAnswer, nextAnswer or resolution.';
      complaints.add(`/targets/rules/${index}`, 'missing', detail);
    }
  }
  const escalation = document.targets?.escalation;
  if (escalation && escalation.offered !== 'never' && escalation.notify === undefined) {
    complaints.add('/targets/escalation/notify', 'missing', 'Say who hears of an escalation.');
  }
  const { scopes, defaultScope } = document.supportAccess ?? {};
  if (scopes !== undefined && defaultScope !== undefined && !asList(scopes).includes(defaultScope)) {
    complaints.add('/supportAccess/defaultScope', 'contradiction', `"${defaultScope}" is not among the scopes.`);
  }
  const { refuseComments = true, offer = true } = document.followUp ?? {};
  const finals = Object.values(document.statuses).some((status) => status.final);
  if (document.followUp && !finals) {
    complaints.add('/followUp', 'contradiction', 'No status is final, so there is nothing to follow up.');
  } else if (finals && refuseComments && !offer) {
    const detail = 'Comments on a final ticket are refused and no follow-up is offered: a customer could not go on.';
    complaints.add('/followUp', 'contradiction', detail);
  }
}
