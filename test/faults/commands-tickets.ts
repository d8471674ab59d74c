import { learn } from './desk-model.js';
import { act, type Command, isDone, someTicket, versionOf } from './turn.js';

// What clients do to tickets: each command says which events it leaves if it is acknowledged.

export const fileTicket: Command = async (turn) => {
  const { desk, random } = turn;
  const requester = random.maybe(desk.customers) ?? desk.admin;
  const byKey = random.isLucky(0.3);
  const subject = turn.word();
  const filed = await act(turn, byKey ? desk.key : requester, 'file', ['POST', '/v1/tickets'], {
    body: {
      requestType: random.pick(['feature', 'hardware', 'software']),
      fields: { subject, description: 'It does not shine.' },
      insist: true,
      ...(byKey ? { requester: { personId: requester.id } } : {}),
    },
    events: ['ticket.filed'],
    trace: { table: 'ticket', word: subject },
  });
  if (isDone(filed)) learn(desk, { id: filed.body.id, requester, comments: [] });
};

export const comment: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const isNote = turn.random.isLucky(0.25);
  const isStaff = isNote || turn.random.isLucky(0.5);
  const body = turn.word();
  const said = await act(
    turn,
    isStaff ? turn.random.pick(turn.desk.agents) : ticket.requester,
    'comment',
    ['POST', `/v1/tickets/${ticket.id}/comments`],
    {
      body: { body, ...(isNote ? { visibility: 'internal' } : {}) },
      events: [isNote ? 'note.added' : 'comment.added'],
      trace: { table: 'comment', word: body },
    },
  );
  if (isDone(said) && !isStaff) ticket.comments.push(said.body.id);
};

export const editComment: Command = async (turn) => {
  const ticket = someTicket(turn);
  const id = turn.random.maybe(ticket?.comments ?? []);
  if (!ticket || !id) return;
  const path = `/v1/tickets/${ticket.id}/comments/${id}`;
  const { body, etag } = await act(turn, ticket.requester, 'read', ['GET', path]);
  if (typeof body?.body !== 'string') return;
  // The first word stays, so that it can be counted afterwards.
  const text = `${body.body.split(' ')[0]} edited`;
  await act(turn, ticket.requester, 'editComment', ['PATCH', path], { body: { body: text }, ifMatch: etag });
};

export const redact: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const said = await act(turn, ticket.requester, 'comment', ['POST', `/v1/tickets/${ticket.id}/comments`], {
    body: { body: 'My password is 1234.' },
    events: ['comment.added'],
  });
  if (!isDone(said)) return;
  const path = `/v1/tickets/${ticket.id}/comments/${said.body.id}/redaction`;
  const body = { reason: 'A secret.' };
  await act(turn, turn.desk.admin, 'redact', ['POST', path], { body, events: ['comment.redacted'] });
};

export const attach: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const by = turn.random.isLucky(0.5) ? ticket.requester : turn.random.pick(turn.desk.agents);
  const name = turn.word();
  const uploaded = await act(turn, by, 'upload', ['POST', '/v1/attachments'], {
    file: { name: `${name}.txt`, content: `${name} `.repeat(1 + turn.random.below(2000)) },
  });
  if (!isDone(uploaded) || turn.random.isLucky(0.1)) return;
  // What is never attached is removed after a day, by right.
  await act(turn, by, 'attach', ['POST', `/v1/tickets/${ticket.id}/comments`], {
    body: { body: 'See the file.', attachmentIds: [uploaded.body.id] },
    events: ['comment.added'],
    trace: { table: 'attachment', word: name },
  });
};

export const transition: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const name = turn.random.pick(['solve', 'solve', 'askRequester', 'answer', 'putOnHold', 'resume', 'reopen', 'close']);
  await act(turn, turn.random.pick(turn.desk.agents), 'move', ['POST', `/v1/tickets/${ticket.id}/transitions`], {
    body: { transition: name },
    events: ['ticket.moved'],
  });
};

export const assign: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const agent = turn.random.pick(turn.desk.agents);
  const ifMatch = await versionOf(turn, agent, `/v1/tickets/${ticket.id}`);
  const body = { assignee: turn.random.isLucky(0.2) ? null : turn.random.pick(turn.desk.agents).id };
  await act(turn, agent, 'assign', ['PUT', `/v1/tickets/${ticket.id}/assignment`], { body, ifMatch });
};

export const change: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const agent = turn.random.pick(turn.desk.agents);
  const path = `/v1/tickets/${ticket.id}`;
  const ifMatch = await versionOf(turn, agent, path);
  const body = { priority: turn.random.pick(['low', 'normal', 'high', 'urgent']) };
  await act(turn, agent, 'change', ['PATCH', path], { body, ifMatch });
};

export const changeType: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const ifMatch = await versionOf(turn, turn.desk.admin, `/v1/tickets/${ticket.id}`);
  const body = { requestType: turn.random.pick(['feature', 'hardware', 'software']) };
  await act(turn, turn.desk.admin, 'changeType', ['PUT', `/v1/tickets/${ticket.id}/request-type`], { body, ifMatch });
};

export const showToOrganization: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const ifMatch = await versionOf(turn, ticket.requester, `/v1/tickets/${ticket.id}`);
  const body = { sharedWithOrganization: turn.random.isLucky(0.5) };
  await act(turn, ticket.requester, 'show', ['PUT', `/v1/tickets/${ticket.id}/visibility`], { body, ifMatch });
};

export const share: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const word = turn.word();
  const path = `/v1/tickets/${ticket.id}/participants`;
  const added = await act(turn, ticket.requester, 'share', ['POST', path], {
    body: { email: `${word}@nowhere.example` },
    events: ['participant.invited'],
    trace: { table: 'address', word },
  });
  if (!isDone(added) || turn.random.isLucky(0.5)) return;
  const of = `${path}/${added.body.id}`;
  const body = { role: 'read' };
  const changed = await act(turn, ticket.requester, 'limit', ['PATCH', of], { body, ifMatch: added.etag });
  if (turn.random.isLucky(0.5)) return;
  const ifMatch = changed.etag;
  await act(turn, ticket.requester, 'unshare', ['DELETE', of], { ifMatch, events: ['participant.removed'] });
};

export const rate: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const path = `/v1/tickets/${ticket.id}/rating`;
  const ifMatch = await versionOf(turn, ticket.requester, path);
  const body = { mark: 1 + turn.random.below(5) };
  await act(turn, ticket.requester, 'rate', ['PUT', path], { body, ...(ifMatch ? { ifMatch } : {}) });
};

export const merge: Command = async (turn) => {
  const [one, two] = [someTicket(turn), someTicket(turn)];
  if (!one || !two || one === two) return;
  const path = `/v1/tickets/${one.id}/merges`;
  const merged = await act(turn, turn.desk.admin, 'merge', ['POST', path], {
    body: { into: two.id },
    events: ['ticket.merged'],
    times: 2,
  });
  if (isDone(merged)) turn.desk.merged.push(one.id);
};

export const unmerge: Command = async (turn) => {
  const id = turn.desk.merged.shift();
  if (!id) return;
  const path = `/v1/tickets/${id}/merge`;
  await act(turn, turn.desk.admin, 'unmerge', ['DELETE', path], { events: ['ticket.unmerged'], times: 2 });
};

export const link: Command = async (turn) => {
  const [one, two] = [someTicket(turn), someTicket(turn)];
  if (!one || !two || one === two) return;
  const path = `/v1/tickets/${one.id}/links/${two.id}`;
  await act(turn, turn.desk.admin, 'link', ['PUT', path], { body: { relation: 'relatesTo' } });
  if (turn.random.isLucky(0.5)) await act(turn, turn.desk.admin, 'unlink', ['DELETE', path]);
};

export const escalate: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  const path = `/v1/tickets/${ticket.id}/escalation`;
  const body = { reason: 'Nobody answers.' };
  const pressed = await act(turn, ticket.requester, 'escalate', ['POST', path], { body, events: ['ticket.escalated'] });
  if (isDone(pressed) && turn.random.isLucky(0.5)) {
    const undoes = pressed.operation.id;
    await act(turn, turn.desk.admin, 'calm', ['DELETE', path], { events: ['ticket.deescalated'], undoes });
  }
};

/** Reads and marks as read; and looks at a ticket of the other desk, which must not be there. */
export const look: Command = async (turn) => {
  const ticket = someTicket(turn);
  if (!ticket) return;
  await act(turn, ticket.requester, 'read', ['GET', '/v1/tickets?limit=20']);
  await act(turn, ticket.requester, 'mark', ['PUT', `/v1/tickets/${ticket.id}/read-marker`], { body: {} });
  const theirs = turn.random.maybe(turn.otherDesk.tickets);
  if (theirs) await act(turn, turn.desk.admin, 'trespass', ['GET', `/v1/tickets/${theirs.id}`]);
};
