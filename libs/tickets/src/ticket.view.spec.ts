import { describe, expect, it } from '@jest/globals';
import { checkBlueprint, exampleBlueprints } from '#blueprint';
import type { Caller } from '#kernel';
import { ticketSummaryView, ticketView } from './ticket.view.js';
import type { WholeTicketRow } from './ticket-row.js';
import { viewContext } from './view-context.js';

const source = exampleBlueprints().find(({ slug }) => slug === 'support-ops')?.source;
const { blueprint } = checkBlueprint(source);
if (!blueprint) throw new Error('support-ops is not a valid blueprint');

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 9, minute));

const caller: Caller = {
  kind: 'person',
  deskId: 'd',
  deskSlug: 'support-ops',
  blueprintVersion: 1,
  now: at(30),
  language: 'fr',
  requestId: 'r',
  sourceAddress: '',
  role: 'customer',
  personId: 'camille',
  sessionId: null,
  keyId: null,
  scopes: [],
  organizationIds: [],
  groupKeys: [],
  participates: false,
  participantId: null,
  onBehalf: null,
  idempotency: null,
  ifMatch: null,
};
const agent: Caller = { ...caller, role: 'agent', personId: 'nora' };

const row: WholeTicketRow = {
  id: 't',
  number: '4711',
  typeKey: 'hardware',
  statusKey: 'pending',
  isOpen: true,
  priority: 'normal',
  subject: 'Brake',
  moduleKey: null,
  channel: 'portal',
  language: 'en',
  requesterId: 'camille',
  requesterName: 'Camille Durand',
  requesterEmail: 'camille@example.com',
  participation: null,
  organizationId: null,
  organizationName: null,
  sharedWithOrganization: false,
  groupKey: 'supportOps',
  assigneeId: 'nora',
  assigneeName: 'Nora Agent',
  createdAt: at(0),
  updatedAt: at(20),
  publicUpdatedAt: at(10),
  lastAgentReplyAt: at(10),
  lastCustomerReplyAt: null,
  nextDueAt: null,
  escalatedAt: null,
  version: 7,
  publicVersion: 3,
  readAt: null,
  fields: { subject: 'Brake', description: 'It squeals.', device: 'bike', goneFromTheForm: 'x' },
  timers: [],
  targets: [],
  followUpOf: null,
  followUps: [],
  mergedInto: null,
  mergedAt: null,
  survivor: null,
  mergedTickets: [],
  attachments: [],
};
const view = (as: Caller, change: Partial<WholeTicketRow> = {}) =>
  ticketView({ ...row, ...change }, viewContext(as, blueprint));

describe('a ticket as its reader sees it', () => {
  it('tells customers of no change that they cannot see', () => {
    expect(view(caller)).toMatchObject({ version: 3, updatedAt: at(10).toISOString() });
    expect(view(agent)).toMatchObject({ version: 7, updatedAt: at(20).toISOString() });
  });

  it('shows customers the assignee’s name, but neither group nor addresses', () => {
    const shown = view(caller);
    expect(shown).toMatchObject({ group: null, assignee: { id: 'nora', name: 'Nora Agent' } });
    expect(JSON.stringify(shown)).not.toContain('@example.com');
    expect(view(agent)).toMatchObject({ group: { key: 'supportOps' }, requester: { email: 'camille@example.com' } });
  });

  it('leaves a value that the form no longer names to the desk', () => {
    expect(Object.keys(view(caller).fields)).toEqual(['subject', 'description', 'device']);
    expect(view(agent).fields['goneFromTheForm']).toBe('x');
  });

  it('is unread while the other side spoke last and the reader has not marked it since', () => {
    expect(view(caller).unread).toBe(true);
    expect(view(caller, { readAt: at(10) }).unread).toBe(false);
    expect(view(caller, { lastAgentReplyAt: null }).unread).toBe(false);
    expect(view(caller, { lastCustomerReplyAt: at(12) }).unread).toBe(false);
    expect(view(agent).unread).toBe(false);
    expect(view(agent, { lastAgentReplyAt: null }).unread).toBe(true);
    expect(view(agent, { lastCustomerReplyAt: at(12) }).unread).toBe(true);
    expect(view({ ...agent, kind: 'key', personId: null }, { lastCustomerReplyAt: at(12) }).unread).toBe(false);
  });

  it('counts a target as missed from the instant it is due, unless it was met or stands still', () => {
    const target = (dueAt: number, metAt: number | null, pausedAt: number | null = null) => ({
      kind: 'firstAnswer' as const,
      dueAt: at(dueAt).toISOString(),
      metAt: metAt === null ? null : at(metAt).toISOString(),
      pausedAt: pausedAt === null ? null : at(pausedAt).toISOString(),
    });
    const breached = (...targets: ReturnType<typeof target>[]) =>
      view(caller, { targets }).targets.map((each) => each.breached);
    expect(breached(target(31, null), target(30, null))).toEqual([false, true]);
    expect(breached(target(20, 20), target(20, 21))).toEqual([false, true]);
    expect(breached(target(20, null, 15), target(20, null, 25))).toEqual([false, true]);
  });

  it('says what the desk will do by itself, when and why, as far as it concerns the reader', () => {
    const timers = [
      { key: 'remindOfSilence', dueAt: at(40).toISOString() },
      { key: 'target.nextAnswer', dueAt: at(45).toISOString() },
      { key: 'closeForSilence', dueAt: at(50).toISOString() },
      { key: 'goneFromTheBlueprint', dueAt: at(55).toISOString() },
    ];
    const kinds = (as: Caller) => view(as, { timers }).nextActions.map(({ kind }) => kind);
    expect(kinds(caller)).toEqual(['remind', 'transition']);
    expect(kinds(agent)).toEqual(['remind', 'late', 'transition']);
    expect(view(caller, { timers }).nextActions[1]).toEqual({
      kind: 'transition',
      at: at(50).toISOString(),
      transition: { key: 'closeForSilence', label: expect.any(String) },
      reason: 'Après 5 jours sans réponse, le ticket est fermé.',
    });
  });

  it('has in a list just the members asked for, and of actions only those allowed', () => {
    const context = viewContext(caller, blueprint);
    const bare = ticketSummaryView(row, context, new Set());
    expect(Object.keys(bare)).toEqual([
      'id',
      'number',
      'subject',
      'requestType',
      'status',
      'open',
      'priority',
      'escalatedAt',
      'mergedAt',
      'createdAt',
      'updatedAt',
      'version',
    ]);
    const { allowedActions } = ticketSummaryView(row, context, new Set(['allowedActions']));
    expect(allowedActions?.map(({ action }) => action)).toContain('comment');
    expect(allowedActions?.every(({ allowed }) => allowed)).toBe(true);
  });
});
