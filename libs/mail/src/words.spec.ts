import { describe, expect, it } from '@jest/globals';
import { type Blueprint, checkBlueprint, commonVariables, exampleBlueprints, notifiableEvents } from '#blueprint';
import { textNames } from './mail-text.js';
import { mailLanguages, wordsOf } from './words.js';

const blueprints = new Map<string, Blueprint>();
for (const { slug, source } of exampleBlueprints()) {
  const { blueprint } = checkBlueprint(source);
  if (blueprint) blueprints.set(slug, blueprint);
}

function blueprintOf(slug: string): Blueprint {
  const blueprint = blueprints.get(slug);
  if (!blueprint) throw new Error(`no blueprint ${slug}`);
  return blueprint;
}

describe('the words of mails', () => {
  it.each([...mailLanguages.keys()])('use no variable that their event does not have, in %s', (tag) => {
    for (const name of textNames) {
      const text = mailLanguages.get(tag)?.texts[name];
      const event = name.slice(0, name.indexOf('/'));
      const isNews = event === 'ticket.news';
      const variables = isNews ? ['ticket.number', 'ticket.link'] : notifiableEvents.get(event)?.variables;
      const known = new Set<string>([...commonVariables, ...(variables ?? [])]);
      const used = [text?.subject, ...(text?.body ?? [])].join('\n').matchAll(/\{\{[#/^]?([\w.]+)\}\}/g);
      for (const [, variable] of used)
        expect([name, variable, known.has(variable ?? '')]).toEqual([name, variable, true]);
    }
  });

  it.each([...mailLanguages.keys()])(
    'hold nothing that a person wrote where the address is not proved, in %s',
    (tag) => {
      for (const name of [
        'ticket.filed/unproved',
        'ticket.news/unproved',
        'account.requestReceived/addressee',
      ] as const) {
        const text = mailLanguages.get(tag)?.texts[name];
        const used = [...[text?.subject, ...(text?.body ?? [])].join('\n').matchAll(/\{\{[#/^]?([\w.]+)\}\}/g)];
        const harmless = ['desk.name', 'desk.contact', 'portal.link', 'ticket.number', 'ticket.link'];
        expect(used.map(([, variable]) => variable).filter((variable) => !harmless.includes(variable ?? ''))).toEqual(
          [],
        );
      }
    },
  );

  it('are those of the desk where its blueprint says so, for the audience it says', () => {
    const road = blueprintOf('road');
    expect(wordsOf(road, 'ticket.filed/requester', 'fr')?.subject).toBe(
      '[{{ticket.number}}] Nous avons bien reçu votre demande',
    );
    expect(wordsOf(road, 'ticket.filed/group', 'fr')?.subject).toBe('[{{ticket.number}}] {{ticket.subject}}');
    expect(wordsOf(road, 'ticket.filed/unproved', 'fr')?.subject).toBe(
      '[{{ticket.number}}] Votre demande à {{desk.name}}',
    );
  });

  it('lead to the request even where the desk forgot to say so', () => {
    const road = blueprintOf('road');
    const told = [...(road.notifications.get('ticket.filed') ?? [])].map((notification) => ({
      ...notification,
      body: { fr: 'Bonjour.', en: 'Hello.' },
    }));
    const forgetful = { ...road, notifications: new Map([...road.notifications, ['ticket.filed' as const, told]]) };
    expect(wordsOf(forgetful, 'ticket.filed/requester', 'fr')).toMatchObject({
      body: 'Bonjour.\n\n{{ticket.link}}',
      button: 'Voir la demande',
    });
  });

  it('fall back to the desk’s language for a language the house does not write', () => {
    expect(wordsOf(blueprintOf('trackoe'), 'password.changed/addressee', 'pt-BR')?.subject).toMatch(/mot de passe/);
  });

  it('do not exist for an event that nobody has written about', () => {
    expect(wordsOf(blueprintOf('road'), 'webhook.failed/addressee', 'fr')).toBeNull();
    expect(wordsOf(blueprintOf('road'), 'ticket.filed/nobody', 'fr')).toBeNull();
  });
});
