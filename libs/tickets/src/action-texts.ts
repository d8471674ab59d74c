import type { TicketVerb, VerbDenial } from './ticket-verbs.js';
import type { TransitionDenial } from './transitions.js';

/** What the service itself says about actions, in the languages it speaks. */
export interface ActionTexts {
  readonly verbs: Readonly<Record<TicketVerb, string>>;
  readonly denials: Readonly<Record<VerbDenial | TransitionDenial, string>>;
  readonly followUpHint: (number: string) => string;
  /** What a target's lateness does, by its kind. */
  readonly late: Readonly<Record<'firstAnswer' | 'nextAnswer' | 'resolution', string>>;
}

const english: ActionTexts = {
  verbs: {
    comment: 'Comment',
    addNote: 'Add an internal note',
    assign: 'Assign',
    changeFields: 'Change the details',
    setPriority: 'Set the priority',
    changeType: 'Change the request type',
    setVisibility: 'Choose whether colleagues see it',
    share: 'Share it with somebody',
    escalate: 'Escalate',
    followUp: 'File a follow-up',
    merge: 'Merge it into another',
    unmerge: 'Take it out of the one it was merged into',
    link: 'Link it with another',
  },
  denials: {
    'not-your-role': 'This is for others to do.',
    'not-open': 'The ticket is no longer open. Comment on it or reopen it first.',
    'not-offered': 'This desk does not offer it for this ticket.',
    'not-late': 'It is neither late nor left without an answer for long.',
    escalated: 'It is escalated already.',
    merged: 'It is merged into another ticket: go on with that one.',
    'not-merged': 'It is not merged.',
    final: 'The ticket is final: nothing can be done with it any more.',
    'wrong-status': 'This is not possible from the present status.',
    'needs-comment': 'Send a comment along with it.',
    'needs-reason': 'Say why: send a reason along with it.',
  },
  followUpHint: (number) =>
    `Ticket ${number} is final. File a follow-up: a new ticket with \`followUpOf\` set to this one.`,
  late: {
    firstAnswer: 'The first answer is due.',
    nextAnswer: 'The next answer is due.',
    resolution: 'The resolution is due.',
  },
};

const french: ActionTexts = {
  verbs: {
    comment: 'Commenter',
    addNote: 'Ajouter une note interne',
    assign: 'Attribuer',
    changeFields: 'Modifier les détails',
    setPriority: 'Fixer la priorité',
    changeType: 'Changer le type de demande',
    setVisibility: 'Choisir si les collègues la voient',
    share: 'La partager avec quelqu’un',
    escalate: 'Faire remonter',
    followUp: 'Créer une demande de suivi',
    merge: 'La fusionner avec une autre',
    unmerge: 'La séparer de celle où elle est fusionnée',
    link: 'La lier à une autre',
  },
  denials: {
    'not-your-role': 'Cela revient à d’autres personnes.',
    'not-open': 'La demande n’est plus ouverte. Commentez-la ou rouvrez-la d’abord.',
    'not-offered': 'Ce centre ne le propose pas pour cette demande.',
    'not-late': 'Elle n’est ni en retard ni restée longtemps sans réponse.',
    escalated: 'Elle est déjà remontée.',
    merged: 'Elle est fusionnée avec une autre demande : continuez avec celle-là.',
    'not-merged': 'Elle n’est pas fusionnée.',
    final: 'La demande est définitive : rien ne peut plus y être fait.',
    'wrong-status': 'Ce n’est pas possible dans l’état actuel.',
    'needs-comment': 'Joignez un commentaire.',
    'needs-reason': 'Dites pourquoi : joignez un motif.',
  },
  followUpHint: (number) =>
    `La demande ${number} est définitive. Créez une demande de suivi : une nouvelle demande dont \`followUpOf\` désigne celle-ci.`,
  late: {
    firstAnswer: 'La première réponse est attendue.',
    nextAnswer: 'La prochaine réponse est attendue.',
    resolution: 'La résolution est attendue.',
  },
};

const german: ActionTexts = {
  verbs: {
    comment: 'Kommentieren',
    addNote: 'Interne Notiz hinzufügen',
    assign: 'Zuweisen',
    changeFields: 'Angaben ändern',
    setPriority: 'Priorität setzen',
    changeType: 'Anfragetyp ändern',
    setVisibility: 'Wählen, ob Kollegen sie sehen',
    share: 'Mit jemandem teilen',
    escalate: 'Eskalieren',
    followUp: 'Folgeanfrage stellen',
    merge: 'Mit einer anderen zusammenführen',
    unmerge: 'Von der anderen wieder trennen',
    link: 'Mit einer anderen verknüpfen',
  },
  denials: {
    'not-your-role': 'Das ist Sache anderer.',
    'not-open': 'Die Anfrage ist nicht mehr offen. Kommentieren Sie sie oder öffnen Sie sie zuerst wieder.',
    'not-offered': 'Dieses Zentrum bietet das für diese Anfrage nicht an.',
    'not-late': 'Sie ist weder verspätet noch lange ohne Antwort.',
    escalated: 'Sie ist schon eskaliert.',
    merged: 'Sie ist in einer anderen Anfrage aufgegangen: Machen Sie mit dieser weiter.',
    'not-merged': 'Sie ist in keiner anderen aufgegangen.',
    final: 'Die Anfrage ist endgültig: Es lässt sich nichts mehr daran tun.',
    'wrong-status': 'Das ist im jetzigen Status nicht möglich.',
    'needs-comment': 'Senden Sie einen Kommentar mit.',
    'needs-reason': 'Sagen Sie, warum: Senden Sie eine Begründung mit.',
  },
  followUpHint: (number) =>
    `Die Anfrage ${number} ist endgültig. Stellen Sie eine Folgeanfrage: eine neue Anfrage, deren \`followUpOf\` diese nennt.`,
  late: {
    firstAnswer: 'Die erste Antwort ist fällig.',
    nextAnswer: 'Die nächste Antwort ist fällig.',
    resolution: 'Die Lösung ist fällig.',
  },
};

/** @param language BCP 47; what is not spoken here is answered in English */
export function actionTexts(language: string): ActionTexts {
  if (/^fr\b/i.test(language)) return french;
  if (/^de\b/i.test(language)) return german;
  return english;
}
