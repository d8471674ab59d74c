import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestDesk } from './support/desks.js';
import { patience } from './support/extra-api.js';
import { answer, send } from './support/mail-client.js';
import { type OwnService, openOwnService } from './support/own-service.js';
import { file } from './support/stories.js';
import { TraceCollector } from './support/trace-collector.js';
import { WebhookReceiver } from './support/webhook-receiver.js';

const fields = { subject: 'Unseen by traces', description: 'Nor this.' };
const body = { requestType: 'generalQuestion', fields };
const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('traces', () => {
  let collector: TraceCollector;
  let service: OwnService;
  let receiver: WebhookReceiver;
  let desk: TestDesk;

  beforeAll(async () => {
    collector = await TraceCollector.start();
    service = await openOwnService('traces', collector.settings());
    desk = await TestDesk.open('road');
    receiver = await (await WebhookReceiver.start()).openEndpoint(desk, ['ticket.*']);
  }, patience);
  afterAll(async () => {
    await receiver.stop();
    await service.end();
    await collector.stop();
  });

  it('go from the caller through the API and the worker to the mail and the webhook', async () => {
    const customer = await desk.person({ name: 'Cora Custos' });
    const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01` };
    const filed = await customer.call('post', '/v1/tickets', { body, headers, expect: 201 });
    const request = await collector.span(trace, /^POST \/v1\/tickets$/);
    expect(request).toMatchObject({
      parentSpanId: '00f067aa0ba902b7',
      kind: 2,
      status: 0,
      service: 'guichet-api',
      attributes: {
        'http.route': '/v1/tickets',
        'http.response.status_code': 201,
        'guichet.operation': 'ticketCreate',
      },
    });
    expect(filed.headers['traceparent']).toBe(`00-${trace}-${request.spanId}-01`);
    expect(await collector.span(trace, /^ticket\.file/)).toMatchObject({ parentSpanId: request.spanId, kind: 3 });
    const told = { parentSpanId: request.spanId, service: 'guichet-worker', status: 0 };
    expect(await collector.span(trace, /^relay ticket\.filed$/)).toMatchObject({ ...told, kind: 5 });
    expect(await collector.span(trace, /^mail ticket/)).toMatchObject({ ...told, kind: 3 });
    const webhook = await collector.span(trace, /^webhook$/);
    expect(webhook).toMatchObject({ ...told, kind: 3 });
    const { headers: sent } = await receiver.next('the webhook', ({ body }) => body.type === 'ticket.filed');
    expect(sent['traceparent']).toBe(`00-${trace}-${webhook.spanId}-01`);
  });

  it('begin with a request that brings none, and say where it went wrong', async () => {
    receiver.replies = [{ status: 500 }];
    const customer = await desk.person({ name: 'Carl Custos' });
    const filed = await customer.call('post', '/v1/tickets', { body, expect: 201 });
    const [, begun = ''] = /^00-([0-9a-f]{32})-/.exec(filed.headers['traceparent'] ?? '') ?? [];
    expect(await collector.span(begun, /^POST/)).toMatchObject({ status: 0 });
    expect(await collector.span(begun, /^webhook$/)).toMatchObject({ status: 2, attributes: { 'error.type': '500' } });
  });

  it('begin with a mail that comes in, and with what time does', async () => {
    const customer = await desk.person({ name: 'Cleo Custos' });
    const ticket = await file(customer, 'generalQuestion', fields);
    const mail = await desk.mailTo(customer.email, ({ parsed }) => (parsed.subject ?? '').includes(ticket.number));
    await send(answer(mail, customer.email, 'Unseen as well.'));
    const inbound = await collector.first('inbound mail');
    const caused = { parentSpanId: inbound.spanId, service: 'guichet-worker', status: 0 };
    expect(inbound).toMatchObject({ kind: 5, status: 0 });
    expect(inbound).not.toHaveProperty('parentSpanId');
    expect(await collector.span(inbound.traceId, /^relay comment/)).toMatchObject(caused);

    await desk.moveClock({ by: 'P60D' });
    const timers = await collector.first('timers', ({ attributes }) => attributes['guichet.ticket'] === ticket.id);
    expect(await collector.span(timers.traceId, /^relay /)).toMatchObject({ parentSpanId: timers.spanId });
  });

  it('say nothing of what people write or are called, and hold no credential', async () => {
    expect(collector.spans.length).toBeGreaterThan(20);
    for (const words of ['Unseen', 'Nor this', 'Custos', '.example', desk.key])
      expect(collector.text).not.toContain(words);
  });
});
