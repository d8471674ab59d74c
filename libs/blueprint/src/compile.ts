/** From a checked document to the blueprint the engine runs on: defaults filled in, names resolved. */
import type { Access, Blueprint, Calendar, Identity, Numbering, RequestType, Status, TicketList } from './blueprint.js';
import { listLabels, priorityLabels } from './built-in-labels.js';
import { asList } from './checking.js';
import { compileChannels } from './compile-channels.js';
import { compileTimersIn, compileTransitions, compileTransitionsFrom } from './compile-flow.js';
import { compileForms } from './compile-forms.js';
import { compileNotifications } from './compile-notifications.js';
import {
  compileAttachments,
  compileRetention,
  compileSatisfaction,
  compileSharing,
  compileSupportAccess,
  compileTargets,
} from './compile-promises.js';
import type { BlueprintDocument, CalendarPart } from './document.js';
import { spanOf } from './formats.js';
import { labelsIn, listsIn, mapped } from './mapped.js';
import { type BallHolder, type ListColumn, priorities, type StatusCategory, weekdays } from './vocabulary.js';

/** @param document as `checkBlueprint` found it good; anything else has no meaning */
export function compileBlueprint(document: BlueprintDocument): Blueprint {
  const { languages } = document.identity;
  const named = (part: Record<string, { labels: BlueprintDocument['statuses'][string]['labels'] }> = {}) =>
    mapped(part, (thing, key) => ({ key, labels: labelsIn(thing.labels, languages) }));
  const transitions = compileTransitions(document);
  const identity = compileIdentity(document);
  const modules = named(document.modules);
  const forms = compileForms(document, modules);
  return {
    identity,
    access: compileAccess(document),
    numbering: compileNumbering(document),
    channels: compileChannels(document),
    modules,
    priorities: new Map(
      priorities.map((key) => [
        key,
        {
          key,
          labels: labelsIn(document.priorities?.[key]?.labels ?? pick(priorityLabels[key], languages), languages),
        },
      ]),
    ),
    forms,
    requestTypes: compileTypes(document, forms),
    groups: named(document.groups),
    defaultGroup: document.defaultGroup ?? null,
    statuses: mapped(
      document.statuses,
      (status, key): Status => ({
        key,
        labels: labelsIn(status.labels, languages),
        definition: status.definition === undefined ? null : labelsIn(status.definition, languages),
        category: status.category,
        ball: status.ball ?? ballOf[status.category],
        final: status.final ?? false,
      }),
    ),
    initialStatus: document.initialStatus,
    transitions,
    transitionsFrom: compileTransitionsFrom(document, transitions),
    timersIn: compileTimersIn(document),
    followUp: { refuseComments: document.followUp?.refuseComments ?? true, offer: document.followUp?.offer ?? true },
    calendars: mapped(document.calendars ?? {}, (calendar, key) => compileCalendar(calendar, key, identity.timeZone)),
    targets: compileTargets(document),
    sharing: compileSharing(document),
    satisfaction: compileSatisfaction(document),
    supportAccess: compileSupportAccess(document),
    notifications: compileNotifications(document),
    bundlesWithin: document.bundling?.seconds ?? null,
    lists: compileLists(document),
    pointsOutLookAlikes: document.lookAlikes?.pointOut ?? false,
    articles: { comments: document.articles?.comments ?? 'nobody', helpful: document.articles?.helpful ?? true },
    statusPage: document.statusPage?.enabled ?? false,
    attachments: compileAttachments(document),
    retention: compileRetention(document),
  };
}

const ballOf: Record<StatusCategory, BallHolder> = {
  open: 'support',
  onHold: 'support',
  waitingOnCustomer: 'requester',
  solved: 'nobody',
  closed: 'nobody',
  cancelled: 'nobody',
};

function pick(labels: Readonly<Record<string, string>>, languages: readonly string[]): Record<string, string> {
  return Object.fromEntries(languages.map((language) => [language, labels[language] ?? '']));
}

function compileIdentity({ identity }: BlueprintDocument): Identity {
  return {
    slug: identity.slug,
    name: identity.name,
    languages: identity.languages,
    defaultLanguage: identity.defaultLanguage ?? identity.languages[0] ?? 'en',
    contact: identity.contact,
    sender: { name: identity.sender.name ?? identity.name, address: identity.sender.address },
    timeZone: identity.timeZone,
    portal: identity.portal ?? null,
    documentation: identity.documentation ?? null,
    logo: identity.logo ?? null,
    colour: identity.colour ?? null,
  };
}

/** The password rule unless said is that of NIST SP 800-63B-4 §3.1.1.2: 15 characters, no classes, none common. */
function compileAccess({ access }: BlueprintDocument): Access {
  const { password = {}, sessions = {}, colleagues } = access;
  const see = colleagues?.see ?? 'own';
  return {
    signUp: access.signUp,
    password: {
      minLength: password.minLength ?? 15,
      maxLength: password.maxLength ?? 256,
      classes: password.classes ?? [],
      refuseCommon: password.refuseCommon ?? true,
    },
    sessions: { idle: sessions.idle ?? 'P14D', longest: sessions.longest ?? 'P90D' },
    colleagues: {
      see,
      may: colleagues?.may ?? 'read',
      chosenBy: see === 'chosen' ? asList(colleagues?.chosenBy ?? ['agent']) : [],
    },
    secondAddresses: access.secondAddresses ?? true,
  };
}

function compileNumbering({ numbering }: BlueprintDocument): Numbering {
  return {
    digits: numbering?.digits ?? 6,
    whenExhausted: numbering?.whenExhausted ?? 'widen',
    alertAtPercent: numbering?.alertAtPercent ?? 80,
  };
}

function compileTypes(document: BlueprintDocument, forms: Blueprint['forms']): Blueprint['requestTypes'] {
  const { languages } = document.identity;
  const types = new Map<string, RequestType>();
  for (const [key, type] of Object.entries(document.requestTypes)) {
    const form = forms.get(type.form);
    if (!form) throw new Error(`The document was not checked: no form ${type.form}`);
    types.set(key, {
      key,
      labels: labelsIn(type.labels, languages),
      purpose: type.purpose === undefined ? null : labelsIn(type.purpose, languages),
      examples: listsIn(type.examples ?? [], languages),
      form,
      priority: type.priority ?? 'normal',
      group: type.group ?? document.defaultGroup ?? null,
      alertAddresses: asList(type.alertAddress).map((address) => address.toLowerCase()),
      subjectTemplate: type.subject ?? null,
      suggestArticles: type.suggestArticles ?? false,
    });
  }
  return types;
}

function compileCalendar(calendar: CalendarPart, key: string, deskZone: string): Calendar {
  const aroundTheClock = calendar.aroundTheClock ?? false;
  const spansOn = (day: (typeof weekdays)[number]) =>
    asList(calendar.hours?.[day])
      .map(spanOf)
      .filter((span) => span !== null)
      .sort((a, b) => a.from - b.from);
  return {
    key,
    timeZone: calendar.timeZone ?? deskZone,
    aroundTheClock,
    week: weekdays.map((day) => (aroundTheClock ? [{ from: 0, to: 1440 }] : spansOn(day))),
    holidays: new Set(calendar.holidays),
  };
}

const defaultColumns: readonly ListColumn[] = ['number', 'subject', 'status', 'updatedAt'];

function compileLists(document: BlueprintDocument): Blueprint['lists'] {
  const { languages } = document.identity;
  const built = (['requested', 'participating', 'organization'] as const)
    .filter((view) => view !== 'organization' || (document.access.colleagues?.see ?? 'own') !== 'own')
    .map((view): [string, TicketList] => [
      view,
      { key: view, view, categories: null, labels: pick(listLabels[view], languages), columns: defaultColumns },
    ]);
  if (!document.lists) return new Map(built);
  return mapped(
    document.lists,
    (list, key): TicketList => ({
      key,
      view: list.view,
      categories: list.categories === undefined ? null : new Set(asList(list.categories)),
      labels: labelsIn(list.labels, languages),
      columns: list.columns ?? defaultColumns,
    }),
  );
}
