import type { Channels, EmailChannel, PhoneChannel } from './blueprint.js';
import { asList } from './checking.js';
import type { BlueprintDocument } from './document.js';
import { labelsIn } from './mapped.js';
import { channelNames } from './vocabulary.js';

export function compileChannels(document: BlueprintDocument): Channels {
  const { channels } = document;
  return {
    open: new Set(channelNames.filter((name) => channels[name] !== undefined && channels[name] !== false)),
    email: compileEmail(document),
    phone: compilePhone(document),
    form: channels.form
      ? { requestType: typeof channels.form === 'object' ? (channels.form.requestType ?? null) : null }
      : null,
  };
}

function compileEmail({ channels: { email } }: BlueprintDocument): EmailChannel | null {
  if (!email) return null;
  return {
    addresses: asList(email.addresses).map((address) => address.toLowerCase()),
    unsolicited: { fromCustomers: email.unsolicited, fromStrangers: email.strangers ?? email.unsolicited },
    requestType: email.requestType ?? null,
    copied: email.copied ?? 'onAcceptance',
  };
}

function compilePhone({ channels: { phone }, identity }: BlueprintDocument): PhoneChannel | null {
  if (!phone) return null;
  const said = phone === true ? {} : phone;
  return {
    number: said.number ?? null,
    purpose: said.purpose === undefined ? null : labelsIn(said.purpose, identity.languages),
    requestType: said.requestType ?? null,
    telephoneSystem: said.telephoneSystem ?? false,
  };
}
