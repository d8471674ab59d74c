import { type Blueprint, type ChannelName, type RequestType, validateFields } from '#blueprint';
import { type Caller, type FieldError, isStaff, Problem } from '#kernel';
import type { TicketDraft } from './ticket-draft.js';

/** A draft held against the blueprint, without the database: what is wrong with it is known before anything is locked. */
export interface CheckedDraft {
  readonly type: RequestType;
  readonly channel: ChannelName;
  readonly language: string;
  readonly group: string | null;
  readonly fields: Record<string, unknown>;
}

/**
 * @throws Problem `invalid-fields` with one error per field; `unprocessable` for keys or channels the desk does not have;
 *   `forbidden` for what only staff may say
 */
export function checkDraft(caller: Caller, blueprint: Blueprint, draft: TicketDraft): CheckedDraft {
  refuseStaffMembers(caller, draft);
  const channel = channelOf(caller, blueprint, draft);
  const type = typeOf(blueprint, draft, channel);
  if (!type.form.attachments && draft.attachmentIds?.length) {
    throw refused('/attachmentIds', 'not-offered', 'The form of this request type takes no files. Leave it out.');
  }
  const language = draft.language ?? caller.language;
  if (!blueprint.identity.languages.includes(language)) {
    throw refused('/language', 'unknown-key', `This desk speaks: ${blueprint.identity.languages.join(', ')}.`);
  }
  if (draft.group !== undefined && !blueprint.groups.has(draft.group)) {
    throw refused('/group', 'unknown-key', `This desk has: ${[...blueprint.groups.keys()].join(', ')}.`);
  }
  const audience = isStaff(caller) ? 'agent' : 'customer';
  const verdict = validateFields(type, draft.fields, { audience, language: caller.language, at: '/fields' });
  if (verdict.errors.length > 0) throw invalidFields(verdict.errors);
  return { type, channel, language, group: draft.group ?? type.group, fields: { ...verdict.values } };
}

export function invalidFields(errors: readonly FieldError[]): Problem {
  return new Problem('invalid-fields', 'See `errors` for what is wrong with which field.', { errors });
}

export function refused(pointer: string, code: string, detail: string): Problem {
  return new Problem('unprocessable', detail, { errors: [{ pointer, code, detail }] });
}

function refuseStaffMembers(caller: Caller, draft: TicketDraft): void {
  // What a page submits was put together by `Submissions`.
  if (isStaff(caller) || caller.kind === 'publishable') return;
  const members = (['requester', 'channel', 'priority', 'group'] as const).filter((name) => draft[name] !== undefined);
  if (members.length === 0) return;
  throw new Problem('forbidden', `Only those who work for the desk say ${members.join(', ')}. Leave it out.`, {
    errors: members.map((name) => ({ pointer: `/${name}`, code: 'not-your-role', detail: 'Leave it out.' })),
  });
}

function channelOf(caller: Caller, blueprint: Blueprint, draft: TicketDraft): ChannelName {
  const channel = draft.channel ?? 'portal';
  if (draft.channel !== undefined && !blueprint.channels.open.has(channel)) {
    throw refused('/channel', 'closed', 'This desk does not have this channel.');
  }
  const isTelephoneSystem = channel === 'phone' && caller.kind === 'key';
  if (isTelephoneSystem && !blueprint.channels.phone?.telephoneSystem) {
    throw refused('/channel', 'closed', 'At this desk calls are filed by agents, not by a telephone system.');
  }
  return channel;
}

function typeOf(blueprint: Blueprint, draft: TicketDraft, channel: ChannelName): RequestType {
  const door = channel === 'phone' || channel === 'form' || channel === 'email' ? blueprint.channels[channel] : null;
  const preset = door?.requestType;
  const type = blueprint.requestTypes.get(draft.requestType ?? preset ?? '');
  if (type) return type;
  const known = [...blueprint.requestTypes.keys()].join(', ');
  const code = draft.requestType === undefined ? 'required' : 'unknown-key';
  throw refused('/requestType', code, `Name one of: ${known}.`);
}
