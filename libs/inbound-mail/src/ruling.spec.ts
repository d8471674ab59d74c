import { describe, expect, it } from '@jest/globals';
import { type MailFacts, ruleOn } from './ruling.js';

const lea = '01890000-0000-7000-8000-0000000000a1';
const eve = '01890000-0000-7000-8000-0000000000a2';
const ticket = '01890000-0000-7000-8000-0000000000f1';
const other = '01890000-0000-7000-8000-0000000000f2';

const reply = { ticketId: ticket, personId: lea, email: 'Lea@vif.example', proved: ['lea.m@home.example'] };
const filing = { fromCustomers: 'file', fromStrangers: 'file' } as const;
const facts = (more: Partial<MailFacts> = {}): MailFacts => ({
  nature: 'person',
  authenticity: 'unknown',
  from: 'lea@vif.example',
  sender: { personId: lea, status: 'active' },
  reply: null,
  citedTicketId: null,
  saysSomething: true,
  rules: filing,
  ...more,
});

describe('a mail through a reply address', () => {
  it('is Lea’s comment when it comes from where our mail went, and proves that address', () => {
    expect(ruleOn(facts({ reply }))).toEqual({
      act: 'comment',
      ticketId: ticket,
      personId: lea,
      proves: 'Lea@vif.example',
    });
  });

  it('is Lea’s comment when it comes from another address that she proved, and proves nothing', () => {
    expect(ruleOn(facts({ reply, from: 'lea.m@home.example' }))).toMatchObject({ act: 'comment', proves: null });
  });

  it('is put aside when it names another sender, with the ticket as the suggestion', () => {
    for (const sender of [null, { personId: eve, status: 'active' as const }]) {
      expect(ruleOn(facts({ reply, from: 'eve@evil.example', sender }))).toEqual({
        act: 'quarantine',
        reason: 'sender-does-not-fit',
        ticketId: ticket,
      });
    }
  });

  it('is put aside when the address has become somebody else’s since', () => {
    const sender = { personId: eve, status: 'active' } as const;
    expect(ruleOn(facts({ reply, sender }))).toMatchObject({ act: 'quarantine', reason: 'sender-does-not-fit' });
  });

  it('is put aside when a trusted server says that it is not from there', () => {
    expect(ruleOn(facts({ reply, authenticity: 'fail' }))).toMatchObject({
      act: 'quarantine',
      reason: 'not-authentic',
    });
    expect(ruleOn(facts({ reply, authenticity: 'pass' }))).toMatchObject({ act: 'comment' });
  });

  it('is put aside when it says nothing, so that an answer hidden among quotations is not lost', () => {
    expect(ruleOn(facts({ reply, saysSomething: false }))).toMatchObject({ act: 'quarantine', reason: 'says-nothing' });
  });

  it('is put aside while its sender is suspended', () => {
    const sender = { personId: lea, status: 'suspended' } as const;
    expect(ruleOn(facts({ reply, sender }))).toMatchObject({ act: 'quarantine', reason: 'sender-suspended' });
  });
});

describe('a mail that cites a ticket otherwise', () => {
  it('is put aside with that ticket as the suggestion, whatever the desk’s rule', () => {
    expect(ruleOn(facts({ citedTicketId: other }))).toEqual({
      act: 'quarantine',
      reason: 'only-cites-ticket',
      ticketId: other,
    });
  });
});

describe('a mail that cites nothing', () => {
  it('follows the rule for customers, or for strangers', () => {
    const rules = { fromCustomers: 'file', fromStrangers: 'accountRequest' } as const;
    expect(ruleOn(facts({ rules }))).toEqual({ act: 'file' });
    expect(ruleOn(facts({ rules, sender: null }))).toEqual({ act: 'askForAccount' });
    const answering = { fromCustomers: 'answerOnly', fromStrangers: 'answerOnly' } as const;
    expect(ruleOn(facts({ rules: answering, sender: null }))).toEqual({ act: 'answer' });
    const aside = { fromCustomers: 'quarantine', fromStrangers: 'quarantine' } as const;
    expect(ruleOn(facts({ rules: aside }))).toMatchObject({ act: 'quarantine', reason: 'desk-rule' });
    expect(ruleOn(facts({ rules: null }))).toMatchObject({ act: 'quarantine', reason: 'desk-rule' });
  });

  it('is put aside when it says nothing or names no sender', () => {
    expect(ruleOn(facts({ saysSomething: false }))).toMatchObject({ act: 'quarantine', reason: 'says-nothing' });
    expect(ruleOn(facts({ from: null, sender: null }))).toMatchObject({ act: 'quarantine', reason: 'no-sender' });
  });
});

describe('a mail that no person wrote', () => {
  it('causes nothing, be it sent to a reply address', () => {
    for (const [nature, reason] of [
      ['own', 'own-mail'],
      ['bounce', 'bounce'],
      ['automatic', 'automatic'],
    ] as const) {
      expect(ruleOn(facts({ nature, reply }))).toEqual({ act: 'ignore', reason, ticketId: ticket });
      expect(ruleOn(facts({ nature }))).toEqual({ act: 'ignore', reason, ticketId: null });
    }
    expect(ruleOn(facts({ nature: 'list', reply }))).toMatchObject({ act: 'quarantine', reason: 'mailing-list' });
  });
});
