import type { Person } from './people.finders.js';
import type { PersonDto } from './person.dto.js';

/** A person as staff and the person themselves see them. */
export function viewPerson(person: Person): PersonDto {
  return {
    id: person.id,
    name: person.name,
    role: person.role,
    status: person.status,
    language: person.language,
    timeZone: person.timeZone,
    addresses: person.addresses.map(({ id, email, isPrimary, provedAt, bouncedAt, bounceReason }) => ({
      id,
      email,
      isPrimary,
      provedAt,
      bouncedAt,
      bounceReason,
    })),
    organizations: person.organizations.map(({ id, name }) => ({ id, name })),
    groups: [...person.groups],
    createdAt: person.createdAt.toISOString(),
    updatedAt: person.updatedAt.toISOString(),
    version: person.version,
  };
}
