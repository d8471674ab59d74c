import { describe, expect, it } from '@jest/globals';
import { checkBlueprint, exampleBlueprints } from '#blueprint';
import { cast } from '../apps/standalone/src/cast.js';
import { brokenRules } from '../libs/accounts/src/password-rule.js';

describe('the cast of the five desks', () => {
  it.each(exampleBlueprints())('fits the blueprint of $slug', ({ slug, source }) => {
    const { blueprint } = checkBlueprint(source);
    const desk = cast.find((entry) => entry.desk === slug);
    const organizations = desk?.organizations.map(({ name }) => name) ?? [];

    expect(desk?.people.map(({ role }) => role)).toEqual(expect.arrayContaining(['customer', 'agent', 'admin']));
    const names = desk?.people.flatMap(({ name, email }) => [name, email]) ?? [];
    const rule = blueprint?.access.password;
    expect(rule && brokenRules(desk?.password ?? '', rule, [slug, ...names])).toEqual([]);
    expect(new Set(desk?.people.map(({ email }) => email)).size).toBe(desk?.people.length);
    for (const { email, language, role, organization } of desk?.people ?? []) {
      expect(email).toMatch(/^[a-z.]+@[a-z.-]+\.example$/);
      expect(blueprint?.identity.languages).toContain(language);
      if (role === 'customer') expect(organizations).toContain(organization);
    }
  });
});
