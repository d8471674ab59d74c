import type { Blueprint } from '#blueprint';
import type { DeskProfileDto } from './desk.dto.js';
import type { Desk } from './desk-registry.js';

export function deskProfileView(desk: Desk, { identity, access, channels }: Blueprint): DeskProfileDto {
  return {
    slug: desk.slug,
    name: identity.name,
    languages: [...identity.languages],
    defaultLanguage: identity.defaultLanguage,
    contact: identity.contact,
    channels: [...channels.open],
    emailAddresses: [...(channels.email?.addresses ?? [])],
    phoneNumber: channels.phone?.number ?? null,
    signUp: access.signUp,
    password: { ...access.password, classes: [...access.password.classes] },
    documentation: identity.documentation,
    portal: identity.portal,
    logo: identity.logo,
    colour: identity.colour,
    timeZone: identity.timeZone,
    test: desk.isTest,
    expiresAt: desk.expiresAt?.toISOString() ?? null,
    version: desk.blueprintVersion,
  };
}
