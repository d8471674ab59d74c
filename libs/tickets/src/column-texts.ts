import type { ListColumn } from '#blueprint';

type ColumnTexts = Readonly<Record<ListColumn, string>>;

const english: ColumnTexts = {
  number: 'Number',
  subject: 'Subject',
  type: 'Type',
  status: 'Status',
  priority: 'Priority',
  module: 'Module',
  requester: 'Requester',
  organization: 'Organization',
  assignee: 'Assignee',
  filedAt: 'Filed',
  updatedAt: 'Updated',
};

const french: ColumnTexts = {
  number: 'Numéro',
  subject: 'Objet',
  type: 'Type',
  status: 'État',
  priority: 'Priorité',
  module: 'Module',
  requester: 'Demandeur',
  organization: 'Organisation',
  assignee: 'Responsable',
  filedAt: 'Créée le',
  updatedAt: 'Modifiée le',
};

const german: ColumnTexts = {
  number: 'Nummer',
  subject: 'Betreff',
  type: 'Typ',
  status: 'Status',
  priority: 'Priorität',
  module: 'Modul',
  requester: 'Anfragende Person',
  organization: 'Organisation',
  assignee: 'Zuständig',
  filedAt: 'Erstellt',
  updatedAt: 'Geändert',
};

/** @param language BCP 47; what is not spoken here is answered in English */
export function columnTexts(language: string): ColumnTexts {
  if (/^fr\b/i.test(language)) return french;
  if (/^de\b/i.test(language)) return german;
  return english;
}
