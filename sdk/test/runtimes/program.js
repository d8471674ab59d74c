// What the SDK is for, in few calls; the same in every runtime. It asks for nothing but the SDK and the web's own.
import { createGuichet, GuichetProblem } from '@guichet/sdk';
import { openForms } from '@guichet/sdk/embed';
import { signTestEvent, verifyWebhook } from '@guichet/sdk/webhooks';

export async function calls(baseUrl) {
  const guichet = createGuichet({ baseUrl, credentials: { apiKey: 'key' }, retries: 5 });
  const filed = await guichet.tickets.create({ requestType: 'bug', fields: { subject: 'Dark' } });
  const subjects = [];
  for await (const { subject } of guichet.tickets.list({ limit: 1 })) subjects.push(subject);
  const change = ({ subject }) => ({ fields: { subject: `${subject}!` } });
  const { data, etag } = await guichet.tickets.update(filed.id, change).withResponse();
  const { code } = await guichet.tickets.get('none').catch((error) => error instanceof GuichetProblem && error);
  const { id } = await guichet.attachments.upload(new File(['light'], 'a.txt'), { onProgress: () => {} });
  const kinds = [];
  for await (const { kind } of guichet.events.follow()) if (kinds.push(kind) === 2) break;
  const late = await guichet.tickets.get('late', { timeout: 50, retries: 0 }).catch(({ name }) => name);
  const left = await guichet.tickets
    .get('late', { signal: AbortSignal.abort(new Error('gone')) })
    .catch(({ message }) => message);
  const secret = `whsec_${btoa('a secret of the tests')}`;
  const { body, headers } = await signTestEvent({ type: 'ticket.filed' }, secret);
  const { type } = await verifyWebhook(body, headers, secret);
  const { length } = await openForms({ baseUrl, key: 'gpk_key' }).types();
  return { filed: filed.id, subjects, changed: data.subject, etag, code, id, kinds, late, left, type, length };
}
