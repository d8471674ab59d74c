/** The sentences of a history, in the languages the service speaks. `who` is a name; the rest are labels and names. */
export interface HistoryTexts {
  readonly filed: (who: string) => string;
  readonly filedFor: (who: string, requester: string) => string;
  readonly moved: (who: string, from: string, to: string) => string;
  readonly assigned: (who: string, assignee: string) => string;
  readonly unassigned: (who: string) => string;
  readonly grouped: (who: string, group: string) => string;
  readonly typeChanged: (who: string, from: string, to: string) => string;
  readonly changed: (who: string, what: string) => string;
  readonly requesterChanged: (who: string) => string;
  readonly reminded: (who: string) => string;
  readonly late: string;
  readonly escalated: (who: string) => string;
  readonly deescalated: (who: string) => string;
  readonly merged: (who: string, into: string) => string;
  readonly absorbed: (who: string) => string;
  readonly unmerged: (who: string) => string;
  readonly released: (who: string) => string;
  readonly linked: (who: string, other: string) => string;
  readonly unlinked: (who: string, other: string) => string;
  /** By the event's kind */
  readonly incidents: Readonly<Record<string, string>>;
  readonly commented: (who: string) => string;
  readonly noted: (who: string) => string;
  readonly edited: (who: string) => string;
  readonly redacted: (who: string) => string;
  readonly participantAdded: (who: string, participant: string) => string;
  readonly participantJoined: (who: string) => string;
  readonly participantRemoved: (who: string, participant: string) => string;
  readonly participantLeft: (who: string) => string;
  readonly participantChanged: (who: string, participant: string) => string;
  readonly fileRedacted: (who: string) => string;
  readonly erased: (who: string) => string;
  readonly emptied: (who: string) => string;
  readonly ratingAsked: (who: string) => string;
  readonly rated: (who: string) => string;
  readonly rerated: (who: string) => string;
  readonly other: (who: string, kind: string) => string;
  readonly group: string;
  readonly rating: string;
  readonly ratingWords: string;
  readonly lookAlikes: string;
  readonly mergedTicket: string;
  readonly sharedWithOrganization: string;
  readonly yes: string;
  readonly no: string;
}

const english: HistoryTexts = {
  filed: (who) => `${who} filed the request.`,
  filedFor: (who, requester) => `${who} filed the request for ${requester}.`,
  moved: (who, from, to) => `${who} moved the request from “${from}” to “${to}”.`,
  assigned: (who, assignee) => `${who} assigned the request to ${assignee}.`,
  unassigned: (who) => `${who} took the request from its assignee.`,
  grouped: (who, group) => `${who} gave the request to the group ${group}.`,
  typeChanged: (who, from, to) => `${who} changed the request type from “${from}” to “${to}”.`,
  changed: (who, what) => `${who} changed: ${what}.`,
  requesterChanged: (who) => `The request now belongs to the account of ${who}.`,
  reminded: (who) => `${who} sent a reminder.`,
  late: 'A promised time has passed.',
  escalated: (who) => `${who} escalated the request.`,
  deescalated: (who) => `${who} ended the escalation.`,
  merged: (who, into) => `${who} merged the request into ${into}.`,
  absorbed: (who) => `${who} merged another request into this one.`,
  unmerged: (who) => `${who} made it a request of its own again.`,
  released: (who) => `${who} took a merged request out again.`,
  linked: (who, other) => `${who} linked the request with ${other}.`,
  unlinked: (who, other) => `${who} removed the link to ${other}.`,
  incidents: {
    'ticket.incidentLinked': 'The request is about a known incident. You are told when it is over.',
    'ticket.incidentUnlinked': 'The request is no longer about that incident.',
    'status.updated': 'The incident that the request is about is over.',
  },
  commented: (who) => `${who} commented.`,
  noted: (who) => `${who} added an internal note.`,
  edited: (who) => `${who} edited a comment.`,
  redacted: (who) => `${who} removed the text of a comment.`,
  participantAdded: (who, participant) => `${who} shared the request with ${participant}.`,
  participantJoined: (who) => `${who} takes part in the request.`,
  participantRemoved: (who, participant) => `${who} ended sharing the request with ${participant}.`,
  participantLeft: (who) => `${who} left the request.`,
  participantChanged: (who, participant) => `${who} changed how the request is shared with ${participant}.`,
  fileRedacted: (who) => `${who} removed a file.`,
  erased: (who) => `${who} erased what somebody had written here, with their account.`,
  emptied: () => 'What was written here was removed: closed tickets are kept no longer.',
  ratingAsked: (who) => `${who} asked for a rating.`,
  rated: (who) => `${who} rated how the request was handled.`,
  rerated: (who) => `${who} changed the rating.`,
  other: (who, kind) => `${who}: ${kind}.`,
  group: 'Group',
  rating: 'Rating',
  ratingWords: 'In words',
  lookAlikes: 'Looked like it',
  mergedTicket: 'Merged request',
  sharedWithOrganization: 'Seen by colleagues',
  yes: 'Yes',
  no: 'No',
};

const french: HistoryTexts = {
  filed: (who) => `${who} a créé la demande.`,
  filedFor: (who, requester) => `${who} a créé la demande pour ${requester}.`,
  moved: (who, from, to) => `${who} a fait passer la demande de « ${from} » à « ${to} ».`,
  assigned: (who, assignee) => `${who} a attribué la demande à ${assignee}.`,
  unassigned: (who) => `${who} a retiré la demande à son responsable.`,
  grouped: (who, group) => `${who} a confié la demande au groupe ${group}.`,
  typeChanged: (who, from, to) => `${who} a changé le type de la demande de « ${from} » à « ${to} ».`,
  changed: (who, what) => `${who} a modifié : ${what}.`,
  requesterChanged: (who) => `La demande appartient désormais au compte de ${who}.`,
  reminded: (who) => `${who} a envoyé un rappel.`,
  late: 'Un délai promis est dépassé.',
  escalated: (who) => `${who} a fait remonter la demande.`,
  deescalated: (who) => `${who} a mis fin à la remontée de la demande.`,
  merged: (who, into) => `${who} a fusionné la demande avec la demande ${into}.`,
  absorbed: (who) => `${who} a fusionné une autre demande avec celle-ci.`,
  unmerged: (who) => `${who} en a refait une demande à part.`,
  released: (who) => `${who} a séparé une demande fusionnée.`,
  linked: (who, other) => `${who} a lié la demande à la demande ${other}.`,
  unlinked: (who, other) => `${who} a supprimé le lien vers la demande ${other}.`,
  incidents: {
    'ticket.incidentLinked': 'La demande concerne un incident connu. Sa fin vous sera annoncée.',
    'ticket.incidentUnlinked': 'La demande ne concerne plus cet incident.',
    'status.updated': 'L’incident que la demande concerne est terminé.',
  },
  commented: (who) => `${who} a commenté.`,
  noted: (who) => `${who} a ajouté une note interne.`,
  edited: (who) => `${who} a modifié un commentaire.`,
  redacted: (who) => `${who} a supprimé le texte d’un commentaire.`,
  participantAdded: (who, participant) => `${who} a partagé la demande avec ${participant}.`,
  participantJoined: (who) => `${who} participe à la demande.`,
  participantRemoved: (who, participant) => `${who} a cessé de partager la demande avec ${participant}.`,
  participantLeft: (who) => `${who} a quitté la demande.`,
  participantChanged: (who, participant) => `${who} a modifié le partage de la demande avec ${participant}.`,
  fileRedacted: (who) => `${who} a supprimé un fichier.`,
  erased: (who) => `${who} a effacé ce qu’une personne avait écrit ici, avec son compte.`,
  emptied: () =>
    'Ce qui avait été écrit ici a été supprimé : les demandes closes ne sont pas conservées plus longtemps.',
  ratingAsked: (who) => `${who} a demandé une évaluation.`,
  rated: (who) => `${who} a évalué le traitement de la demande.`,
  rerated: (who) => `${who} a modifié son évaluation.`,
  other: (who, kind) => `${who} : ${kind}.`,
  group: 'Groupe',
  rating: 'Note',
  ratingWords: 'Commentaire',
  lookAlikes: 'Lui ressemblaient',
  mergedTicket: 'Demande fusionnée',
  sharedWithOrganization: 'Visible par les collègues',
  yes: 'Oui',
  no: 'Non',
};

const german: HistoryTexts = {
  filed: (who) => `${who} hat die Anfrage gestellt.`,
  filedFor: (who, requester) => `${who} hat die Anfrage für ${requester} gestellt.`,
  moved: (who, from, to) => `${who} hat die Anfrage von „${from}“ nach „${to}“ verschoben.`,
  assigned: (who, assignee) => `${who} hat die Anfrage ${assignee} zugewiesen.`,
  unassigned: (who) => `${who} hat die Zuweisung der Anfrage aufgehoben.`,
  grouped: (who, group) => `${who} hat die Anfrage der Gruppe ${group} gegeben.`,
  typeChanged: (who, from, to) => `${who} hat den Anfragetyp von „${from}“ auf „${to}“ geändert.`,
  changed: (who, what) => `${who} hat geändert: ${what}.`,
  requesterChanged: (who) => `Die Anfrage gehört jetzt zum Konto von ${who}.`,
  reminded: (who) => `${who} hat eine Erinnerung gesendet.`,
  late: 'Eine zugesagte Zeit ist verstrichen.',
  escalated: (who) => `${who} hat die Anfrage eskaliert.`,
  deescalated: (who) => `${who} hat die Eskalation beendet.`,
  merged: (who, into) => `${who} hat die Anfrage mit ${into} zusammengeführt.`,
  absorbed: (who) => `${who} hat eine andere Anfrage mit dieser zusammengeführt.`,
  unmerged: (who) => `${who} hat wieder eine eigene Anfrage daraus gemacht.`,
  released: (who) => `${who} hat eine zusammengeführte Anfrage wieder getrennt.`,
  linked: (who, other) => `${who} hat die Anfrage mit ${other} verknüpft.`,
  unlinked: (who, other) => `${who} hat die Verknüpfung mit ${other} entfernt.`,
  incidents: {
    'ticket.incidentLinked': 'Die Anfrage betrifft eine bekannte Störung. Ihr Ende wird gemeldet.',
    'ticket.incidentUnlinked': 'Die Anfrage betrifft diese Störung nicht mehr.',
    'status.updated': 'Die Störung, die die Anfrage betrifft, ist beendet.',
  },
  commented: (who) => `${who} hat kommentiert.`,
  noted: (who) => `${who} hat eine interne Notiz hinzugefügt.`,
  edited: (who) => `${who} hat einen Kommentar geändert.`,
  redacted: (who) => `${who} hat den Text eines Kommentars entfernt.`,
  participantAdded: (who, participant) => `${who} hat die Anfrage mit ${participant} geteilt.`,
  participantJoined: (who) => `${who} nimmt an der Anfrage teil.`,
  participantRemoved: (who, participant) => `${who} teilt die Anfrage nicht mehr mit ${participant}.`,
  participantLeft: (who) => `${who} hat die Anfrage verlassen.`,
  participantChanged: (who, participant) => `${who} hat geändert, wie die Anfrage mit ${participant} geteilt wird.`,
  fileRedacted: (who) => `${who} hat eine Datei entfernt.`,
  erased: (who) => `${who} hat gelöscht, was jemand hier geschrieben hatte, samt dem Konto.`,
  emptied: () => 'Was hier geschrieben war, wurde entfernt: Geschlossene Tickets werden nicht länger aufbewahrt.',
  ratingAsked: (who) => `${who} hat um eine Bewertung gebeten.`,
  rated: (who) => `${who} hat die Bearbeitung bewertet.`,
  rerated: (who) => `${who} hat die Bewertung geändert.`,
  other: (who, kind) => `${who}: ${kind}.`,
  group: 'Gruppe',
  rating: 'Bewertung',
  ratingWords: 'In Worten',
  lookAlikes: 'Ähnlich waren',
  mergedTicket: 'Zusammengeführte Anfrage',
  sharedWithOrganization: 'Für Kollegen sichtbar',
  yes: 'Ja',
  no: 'Nein',
};

/** @param language BCP 47; what is not spoken here is answered in English */
export function historyTexts(language: string): HistoryTexts {
  if (/^fr\b/i.test(language)) return french;
  if (/^de\b/i.test(language)) return german;
  return english;
}
