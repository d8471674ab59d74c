/** Labels of what a blueprint may leave out. */
import type { Priority, TicketView } from './vocabulary.js';

type BuiltIn<K extends string> = Record<K, Readonly<Record<string, string>>>;

export const priorityLabels: BuiltIn<Priority> = {
  low: { en: 'Low', fr: 'Basse', de: 'Niedrig' },
  normal: { en: 'Normal', fr: 'Normale', de: 'Normal' },
  high: { en: 'High', fr: 'Haute', de: 'Hoch' },
  urgent: { en: 'Urgent', fr: 'Urgente', de: 'Dringend' },
};

export const listLabels: BuiltIn<TicketView> = {
  requested: { en: 'My requests', fr: 'Mes demandes', de: 'Meine Anfragen' },
  participating: { en: 'Requests I follow', fr: 'Demandes que je suis', de: 'Anfragen, denen ich folge' },
  organization: {
    en: "My organization's requests",
    fr: 'Demandes de mon organisation',
    de: 'Anfragen meiner Organisation',
  },
};

export const languagesWithBuiltInLabels: ReadonlySet<string> = new Set(['en', 'fr', 'de']);
