import type { Role } from '#kernel';
import { cast, type DeskCast } from './cast.js';

/**
 * What a newcomer needs to know once everything runs. The lines under "Try it" work when they are pasted: a test runs
 * them as they are printed.
 *
 * @param url where the API is reached, without a slash at its end
 */
export function welcome(url: string): string {
  const [desk] = cast;
  return `
Guichet is ready at ${url}

  Docs        ${url}/docs
  Health      ${url}/v1/health/ready

The desks, and who can sign in there. Everybody of a desk has its password. The passwords are in the source for all to
read: for trying out, on this machine.
${cast.map(people).join('')}
Try it in another terminal:

${desk ? tryOut(url, desk) : ''}

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
  const token = `sed 's/.*"accessToken":"\\([^"]*\\).*/\\1/'`;
  return [
    `  TOKEN=$(curl -s ${url}/v1/desks/${desk.desk}/sessions ${json} -d '${credentials}' | ${token})`,
    `  curl -s ${url}/v1/sessions -H "Authorization: Bearer $TOKEN"`,
  ].join('\n');
}

function first(desk: DeskCast, role: Role): string {
  return desk.people.find((member) => member.role === role)?.email ?? '';
}
