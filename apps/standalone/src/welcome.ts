import type { Role } from '#kernel';
import { cast, type DeskCast } from './cast.js';
import type { Started } from './standalone.js';

/** Filed at the first desk of the cast. No apostrophe in it: a shell reads it between two. */
const firstTicket = {
  requestType: 'generalQuestion',
  fields: { subject: 'How do I add a colleague?', description: 'Mehdi has joined our team and has no account yet.' },
};

/**
 * What a newcomer needs to know once everything runs. The lines under "Try it" work when they are pasted: a test runs
 * them as they are printed.
 */
export function welcome({ url, demo, mailbox, mailDoor, operatorTokenFile }: Started): string {
  const [desk] = cast;
  const places = [
    `  Docs        ${url}/docs`,
    ...(demo ? [`  Form        ${demo} (in a page of a partner’s, of another origin)`] : []),
    ...(mailbox ? [`  Mailbox     ${url}/mailbox (the mail that would be sent)`] : []),
    ...(mailDoor ? [`  Mail in     ${mailDoor} (for the addresses of the desks)`] : []),
    `  Health      ${url}/v1/health/ready`,
    ...(operatorTokenFile ? [`  Operator    the token that makes desks is in ${operatorTokenFile}`] : []),
  ];
  return `
Guichet is ready at ${url}

${places.join('\n')}

The desks, and who can sign in there. Everybody of a desk has its password. The passwords are in the source for all to
read: for trying out, on this machine.
${cast.map(people).join('')}
Try it in another terminal: sign in, file a ticket, list the tickets.

${desk ? tryOut(url, desk) : ''}
${mailDoor ? `\nSend a mail to a desk that makes a ticket of it:\n\n${sendMail(mailDoor)}\n` : ''}
Ctrl-C stops it.`;
}

function people(desk: DeskCast): string {
  const members = (['customer', 'agent', 'admin'] as const).map(
    (role) => `    ${role.padEnd(10)}${first(desk, role)}\n`,
  );
  return `\n  ${desk.desk.padEnd(12)}password  ${desk.password}\n${members.join('')}`;
}

function tryOut(url: string, desk: DeskCast): string {
  const credentials = JSON.stringify({ email: first(desk, 'customer'), password: desk.password });
  const json = "-H 'Content-Type: application/json'";
  const bearer = '-H "Authorization: Bearer $TOKEN"';
  const ticket = JSON.stringify(firstTicket);
  const token = `sed 's/.*"accessToken":"\\([^"]*\\).*/\\1/'`;
  return [
    `  TOKEN=$(curl -s ${url}/v1/desks/${desk.desk}/sessions ${json} -d '${credentials}' | ${token})`,
    `  curl -s ${url}/v1/tickets ${bearer} ${json} -d '${ticket}'`,
    `  curl -s ${url}/v1/tickets ${bearer}`,
  ].join('\n');
}

/** The one line that sends a mail: the desk knows its sender from then on. */
function sendMail(door: string): string {
  const message =
    'From: you@example.org\\r\\nTo: support@trackoe.example\\r\\nSubject: Bonjour\\r\\n\\r\\nMa balise est muette.\\r\\n';
  const to = '--mail-from you@example.org --mail-rcpt support@trackoe.example';
  return `  printf '${message}' | curl -s ${door} ${to} --upload-file -`;
}

function first(desk: DeskCast, role: Role): string {
  return desk.people.find((member) => member.role === role)?.email ?? '';
}
