import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { methodName } from '../generate/operation.mjs';
import { writeResources } from '../generate/resources.mjs';

const source = readFileSync(new URL('fixture.yaml', import.meta.url), 'utf8');
let fixture: { paths: Record<string, Record<string, Record<string, unknown>>> };

beforeEach(() => {
  fixture = parse(source);
});

describe('the name of a function', () => {
  it.each([
    ['tickets', 'ticketCreate', 'create'],
    ['tickets', 'ticketTransitionCreate', 'transitionCreate'],
    ['tickets', 'viewList', 'viewList'],
    ['auth', 'sessionCreate', 'sessionCreate'],
    ['status', 'statusGet', 'get'],
    ['inbound-mail', 'inboundMailList', 'list'],
    ['privacy', 'privacyExport', 'export'],
    ['tickets', 'ticketsCount', 'count'],
    ['comments', 'commentaryList', 'commentaryList'],
  ])('in %s, %s is %s', (tag, operationId, name) => {
    expect(methodName(tag, operationId)).toBe(name);
  });
});

describe('the generated table', () => {
  it('has a line for each operation, in a few bytes', () => {
    expect(writeResources(fixture).table).toContain(
      "tickets: 'list:gql:tickets create:pb:tickets get:g:tickets/* update:ab:tickets/* delete:d:tickets/* linkPut:ubq:tickets/*/links/*',",
    );
    expect(writeResources(fixture).table).toContain("inboundMail: 'quarantineList:gl:inbound-mail/quarantine'");
    expect(writeResources(fixture).table).toContain("health: 'metrics:gtn:/metrics'");
  });
});

describe('the generated interfaces', () => {
  it.each([
    ['a list as one', "list(query?: Query<'ticketList'>, options?: CallOptions): List<schema.TicketPage>;"],
    ['a body by its name', 'create(body: schema.TicketFiling, options?: CallOptions): Call<schema.Ticket>;'],
    ['no answer as none', "delete(ticket: Path<'ticketDelete', 'ticket'>, options?: CallOptions): Call<void>;"],
    [
      'a change as a function of what is there',
      "update(ticket: Path<'ticketUpdate', 'ticket'>, change: Change<schema.Ticket, schema.TicketChange>, options?: CallOptions)",
    ],
    [
      'a change by a body together with the version it is made for',
      "update(ticket: Path<'ticketUpdate', 'ticket'>, body: schema.TicketChange, options: CallOptions & IfMatch)",
    ],
    [
      'an optional body before a required query as one that may be undefined',
      "body: Body<'ticketLinkPut'> | undefined, query: Query<'ticketLinkPut'>, options?: CallOptions): Call<Result<'ticketLinkPut'>>;",
    ],
    ['a refusal', '@throws {GuichetProblem} 422: The form is not filled in rightly.'],
    ['what is on its way out', '@deprecated'],
    ['words that would end a comment', 'such as *\\/ must not'],
  ])('say %s', (_, text) => {
    expect(writeResources(fixture).resources).toContain(text);
  });

  it('are the same whatever the order of the paths', () => {
    const turned = { ...fixture, paths: Object.fromEntries(Object.entries(fixture.paths).reverse()) };
    expect(writeResources(turned)).toEqual(writeResources(fixture));
  });
});

describe('a contract that cannot become an SDK', () => {
  const operation = (path: string, method: string) => {
    const found = fixture.paths[path]?.[method];
    if (!found) throw new Error(`The fixture has no ${method} ${path}.`);
    return found;
  };

  it('is refused when two operations would have one name', () => {
    operation('/v1/tickets/{ticket}', 'get')['operationId'] = 'ticketsList';
    expect(() => writeResources(fixture)).toThrow('ticketList and ticketsList would both be guichet.tickets.list()');
  });

  it('is refused when an operation has no tag of its own', () => {
    operation('/v1/tickets', 'post')['tags'] = ['tickets', 'desks'];
    expect(() => writeResources(fixture)).toThrow('post /v1/tickets needs an operationId and exactly one tag');
  });

  it('is refused when a parameter of a path is not declared', () => {
    operation('/v1/desks/{desk}/sessions', 'post')['parameters'] = [];
    expect(() => writeResources(fixture)).toThrow('sessionCreate: the path parameter desk is not declared');
  });

  it('is refused when a body is not JSON', () => {
    operation('/v1/tickets', 'post')['requestBody'] = { content: { 'text/csv': {} } };
    expect(() => writeResources(fixture)).toThrow('ticketCreate: no JSON among its bodies (text/csv)');
  });
});
