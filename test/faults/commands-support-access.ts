import type { Actor } from './client.js';
import { act, type Command, isDone, someTicket, type Turn } from './turn.js';

/** An agent is let in by a customer, looks and writes in their place, and is shown out; or time shows them out. */
export const supportAccess: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const { desk, random } = turn;
  const agent = random.pick(desk.agents);
  const offered = await act(turn, agent, 'offer', ['POST', `/v1/tickets/${ticket.id}/support-access-grants`], {
    body: { reason: 'To look into it.', scope: 'write' },
    events: ['supportAccess.offered'],
  });
  if (!isDone(offered)) return;
  const grant = `/v1/support-access-grants/${offered.body.id}`;
  if (random.isLucky(0.1)) {
    await act(turn, ticket.requester, 'decline', ['POST', `${grant}/decline`], { events: ['supportAccess.dropped'] });
    return;
  }
  const until = new Date(desk.now.getTime() + random.between(600, 7200) * 1000).toISOString();
  const given = await act(turn, ticket.requester, 'activate', ['POST', `${grant}/activation`], {
    body: { until },
    events: ['supportAccess.activated'],
  });
  if (!isDone(given)) return;
  const started = await act(turn, agent, 'enter', ['POST', `${grant}/sessions`], {
    events: ['supportAccess.started'],
    // Repeated, it says how much of the session is left by then.
    again: false,
  });
  if (!isDone(started)) return;
  const { accessToken: token, sessionId: session } = started.body;
  const seat: Actor = { ...agent, email: null, token };
  await callAs(turn, seat, session, ticket.id);
  // Some are left to time; some sessions end alone, most with the whole grant.
  if (random.isLucky(0.2)) return;
  const end = random.isLucky(0.3)
    ? await act(turn, agent, 'leave', ['DELETE', `/v1/support-access-sessions/${session}`], { ends: session })
    : await act(turn, ticket.requester, 'showOut', ['POST', `${grant}/end`], { ends: session });
  if (isDone(end)) await callAs(turn, seat, session, ticket.id);
};

async function callAs(turn: Turn, seat: Actor, session: string, ticket: string): Promise<void> {
  await act(turn, seat, 'seatRead', ['GET', `/v1/tickets/${ticket}`], { session });
  const body = turn.word();
  await act(turn, seat, 'seatComment', ['POST', `/v1/tickets/${ticket}/comments`], {
    body: { body },
    session,
    events: ['comment.added'],
    trace: { table: 'comment', word: body },
  });
}
