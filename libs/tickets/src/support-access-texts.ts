/** The sentences of a history about support access, in the languages the service speaks. `who` is a name. */
export interface SupportAccessTexts {
  readonly onBehalf: (agent: string, customer: string) => string;
  /** By the event's kind */
  readonly sentences: Readonly<Record<string, (who: string) => string>>;
}

const english: SupportAccessTexts = {
  onBehalf: (agent, customer) => `${agent} on behalf of ${customer}`,
  sentences: {
    'supportAccess.offered': (who) => `${who} asked to work in the requester’s place.`,
    'supportAccess.activated': (who) => `${who} switched support access on.`,
    'supportAccess.dropped': (who) => `${who} let the offer of support access go.`,
    'supportAccess.started': (who) => `${who} began to work in the requester’s place.`,
    'supportAccess.left': (who) => `${who} ended a session of support access.`,
    'supportAccess.ended': (who) => `${who} ended support access.`,
  },
};

const french: SupportAccessTexts = {
  onBehalf: (agent, customer) => `${agent} au nom de ${customer}`,
  sentences: {
    'supportAccess.offered': (who) => `${who} a demandé à travailler à la place du demandeur.`,
    'supportAccess.activated': (who) => `${who} a ouvert l’accès du support.`,
    'supportAccess.dropped': (who) => `${who} a laissé tomber la proposition d’accès du support.`,
    'supportAccess.started': (who) => `${who} a commencé à travailler à la place du demandeur.`,
    'supportAccess.left': (who) => `${who} a mis fin à une session d’accès du support.`,
    'supportAccess.ended': (who) => `${who} a mis fin à l’accès du support.`,
  },
};

const german: SupportAccessTexts = {
  onBehalf: (agent, customer) => `${agent} im Namen von ${customer}`,
  sentences: {
    'supportAccess.offered': (who) => `${who} hat darum gebeten, an Stelle des Anfragenden zu arbeiten.`,
    'supportAccess.activated': (who) => `${who} hat den Support-Zugriff eingeschaltet.`,
    'supportAccess.dropped': (who) => `${who} hat das Angebot des Support-Zugriffs fallen lassen.`,
    'supportAccess.started': (who) => `${who} hat begonnen, an Stelle des Anfragenden zu arbeiten.`,
    'supportAccess.left': (who) => `${who} hat eine Sitzung des Support-Zugriffs beendet.`,
    'supportAccess.ended': (who) => `${who} hat den Support-Zugriff beendet.`,
  },
};

/** @param language BCP 47; what is not spoken here is answered in English */
export function supportAccessTexts(language: string): SupportAccessTexts {
  if (/^fr\b/i.test(language)) return french;
  if (/^de\b/i.test(language)) return german;
  return english;
}
