import { type Person, TestDesk } from './desks.js';
import { type Answer, call } from './http.js';
import { file } from './stories.js';

const empty = { subject: 'My delivery schedule is empty', description: 'Since Monday.' };

/** A desk of `supplyon` with one customer who has asked, and one agent. */
export interface SupportStory {
  readonly desk: TestDesk;
  readonly greta: Person;
  readonly jan: Person;
  readonly ticketId: string;
}

export async function openStory(change: (source: string) => string = (source) => source): Promise<SupportStory> {
  const desk = await TestDesk.open('supplyon', change);
  const [greta, jan] = await Promise.all([
    desk.person({ name: 'Greta Holm', organization: 'Holm KG' }),
    desk.person({ name: 'Jan Agent', role: 'agent' }),
  ]);
  const { id: ticketId } = await file(greta, 'technical', empty);
  return { desk, greta, jan, ticketId };
}

export const grantPath = (id: string, what = ''): string => `/v1/support-access-grants/${id}${what && `/${what}`}`;

export async function offer({ jan, ticketId }: SupportStory, more: object = {}): Promise<Answer['body']> {
  const body = { reason: 'To see why the schedule stays empty.', ...more };
  return (await jan.call('post', `/v1/tickets/${ticketId}/support-access-grants`, { body, expect: 201 })).body;
}

export async function activate({ greta }: SupportStory, id: string, until: Date): Promise<Answer['body']> {
  const body = { until: until.toISOString() };
  return (await greta.call('post', grantPath(id, 'activation'), { body, expect: 200 })).body;
}

/** Offered and switched on for some minutes from now, by the desk's clock, which then stands still. */
export async function switchedOn(story: SupportStory, minutes: number, more: object = {}) {
  const now = await story.desk.moveClock({ by: 'PT0S' });
  const { id } = await offer(story, more);
  const endsAt = new Date(now.getTime() + minutes * 60_000);
  await activate(story, id, endsAt);
  return { id, now, endsAt };
}

export async function goIn({ jan }: SupportStory, grant: string): Promise<Answer['body']> {
  return (await jan.call('post', grantPath(grant, 'sessions'), { expect: 201 })).body;
}

/** What a token gets to see of the ticket, at each instance of the API. */
export async function seenWith(token: string, ticketId: string, instances: readonly (string | undefined)[]) {
  const answers = await Promise.all(
    instances.map((at) => call('get', `/v1/tickets/${ticketId}`, { token, ...(at === undefined ? {} : { at }) })),
  );
  return answers.map(({ status }) => status);
}

export const secondsAfter = (instant: Date, seconds: number): { to: string } => ({
  to: new Date(instant.getTime() + seconds * 1000).toISOString(),
});
