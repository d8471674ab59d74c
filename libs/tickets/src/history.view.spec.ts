import { describe, expect, it } from '@jest/globals';
import { checkBlueprint, exampleBlueprints } from '#blueprint';
import type { Caller } from '#kernel';
import { historyEntryView } from './history.view.js';
import type { HistoryRow } from './history-row.js';
import { viewContext } from './view-context.js';

const source = exampleBlueprints().find(({ slug }) => slug === 'supplyon')?.source;
const { blueprint } = checkBlueprint(source);
if (!blueprint) throw new Error('supplyon is not a valid blueprint');

const reader = (language: string, role: 'customer' | 'agent' = 'customer'): Caller => ({
  kind: 'person',
  deskId: 'd',
  deskSlug: 'supplyon',
  blueprintVersion: 1,
  now: new Date(0),
  language,
  requestId: 'r',
  sourceAddress: '',
  role,
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
});

const row = (kind: string, data: object, change: Partial<HistoryRow> = {}): HistoryRow => ({
  id: 'e',
  ticketId: 't',
  kind,
  at: new Date(0),
  actorKind: 'person',
  actorId: 'nora',
  onBehalfOf: null,
  keyName: null,
  data: { ...data },
  text: null,
  names: { nora: 'Nora Agent', camille: 'Camille Durand' },
  ...change,
});
const told = (as: Caller, event: HistoryRow) => historyEntryView(event, viewContext(as, blueprint));

describe('an entry of a history', () => {
  it('is a sentence in the reader’s language', () => {
    const filed = row('ticket.filed', { requesterId: 'camille' });
    expect(told(reader('en'), filed).summary).toBe('Nora Agent filed the request for Camille Durand.');
    expect(told(reader('fr'), filed).summary).toBe('Nora Agent a créé la demande pour Camille Durand.');
    expect(told(reader('de-CH'), filed).summary).toBe('Nora Agent hat die Anfrage für Camille Durand gestellt.');
    expect(told(reader('nl'), row('comment.added', {})).summary).toBe('Nora Agent commented.');
  });

  it('names the statuses of a step by their labels, and the reason that was given', () => {
    const moved = row('ticket.moved', { from: 'open', to: 'closed' }, { text: { reason: 'Done on the phone.' } });
    expect(told(reader('de'), moved)).toMatchObject({
      summary: expect.stringMatching(/^Nora Agent hat die Anfrage von „Offen“ nach „.+“ verschoben\.$/),
      changes: [{ what: 'status', label: 'Status', from: 'Offen', to: expect.any(String) }],
      reason: 'Done on the phone.',
    });
  });

  it('says in whose name an agent did it', () => {
    const inPlace = row('comment.added', {}, { onBehalfOf: 'camille' });
    expect(told(reader('en'), inPlace)).toMatchObject({
      actor: { name: 'Nora Agent', onBehalfOf: { id: 'camille', name: 'Camille Durand' } },
      summary: 'Nora Agent on behalf of Camille Durand commented.',
    });
    expect(told(reader('fr'), inPlace).summary).toBe('Nora Agent au nom de Camille Durand a commenté.');
  });

  it('has the desk act by its name, and keys too as customers see them', () => {
    const bySystem = row('ticket.reminded', {}, { actorKind: 'system', actorId: null });
    expect(told(reader('en'), bySystem).actor).toEqual({
      kind: 'system',
      id: null,
      name: blueprint.identity.name,
      onBehalfOf: null,
    });
    const byKey = row('comment.added', {}, { actorKind: 'key', actorId: 'k', keyName: 'telephone system' });
    expect(told(reader('en'), byKey).actor).toEqual({
      kind: 'key',
      id: null,
      name: blueprint.identity.name,
      onBehalfOf: null,
    });
    expect(told(reader('en', 'agent'), byKey).actor).toEqual({
      kind: 'key',
      id: 'k',
      name: 'telephone system',
      onBehalfOf: null,
    });
  });

  it('tells customers nothing of groups', () => {
    const [group] = blueprint.groups.keys();
    const assigned = row('ticket.assigned', { assigneeId: 'nora', assigneeBefore: null, group, groupBefore: null });
    expect(told(reader('en'), assigned).changes.map(({ what }) => what)).toEqual(['assignee']);
    expect(told(reader('en', 'agent'), assigned).changes.map(({ what }) => what)).toEqual(['assignee', 'group']);
  });

  it('still says who and what when the words are erased or the kind is not known', () => {
    const erased = told(reader('en'), row('ticket.changed', { fields: ['subject'] }));
    const label = 'Subject';
    expect(erased.summary).toBe(`Nora Agent changed: ${label}.`);
    expect(erased.changes).toEqual([{ what: 'fields.subject', label, from: null, to: null }]);
    expect(told(reader('en'), row('ticket.dreamtOf', {}, { names: null })).summary).toBe(
      `${blueprint.identity.name}: ticket.dreamtOf.`,
    );
  });
});
