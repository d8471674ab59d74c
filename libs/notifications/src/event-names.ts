import type { EventKind } from '#blueprint';

/** What somebody hears of by mail, as it is called where they choose. Kinds without a name cannot be chosen. */
type EventNames = Readonly<Partial<Record<EventKind, string>>>;

const english: EventNames = {
  'ticket.filed': 'A request is filed',
  'ticket.assigned': 'Somebody looks after a request',
  'ticket.moved': 'The status of a request changes',
  'ticket.typeChanged': 'The type of a request changes',
  'ticket.changed': 'Details of a request change',
  'ticket.reminded': 'Reminders',
  'ticket.late': 'A promised time has passed',
  'ticket.escalated': 'A request is escalated',
  'ticket.merged': 'Two requests become one',
  'comment.added': 'Somebody answers',
  'note.added': 'An internal note is added',
  'participant.added': 'Somebody takes part in a request',
  'participant.removed': 'Somebody takes part no more',
  'rating.asked': 'You are asked for a rating',
  'rating.given': 'A request is rated',
  'supportAccess.offered': 'Support offers to work in your account',
  'supportAccess.activated': 'Access for support is switched on',
  'supportAccess.started': 'Support begins to work in your account',
  'supportAccess.ended': 'Access for support ends',
  'account.requested': 'Somebody asks for an account',
  'numbers.runningOut': 'Ticket numbers run out',
};

const french: EventNames = {
  'ticket.filed': 'Une demande est créée',
  'ticket.assigned': 'Une demande est prise en charge',
  'ticket.moved': 'L’état d’une demande change',
  'ticket.typeChanged': 'Le type d’une demande change',
  'ticket.changed': 'Des détails d’une demande changent',
  'ticket.reminded': 'Rappels',
  'ticket.late': 'Un délai promis est dépassé',
  'ticket.escalated': 'Une demande est remontée',
  'ticket.merged': 'Deux demandes n’en font plus qu’une',
  'comment.added': 'Quelqu’un répond',
  'note.added': 'Une note interne est ajoutée',
  'participant.added': 'Quelqu’un participe à une demande',
  'participant.removed': 'Quelqu’un ne participe plus',
  'rating.asked': 'Votre avis est demandé',
  'rating.given': 'Une demande est évaluée',
  'supportAccess.offered': 'L’assistance propose d’intervenir dans votre compte',
  'supportAccess.activated': 'L’accès de l’assistance est ouvert',
  'supportAccess.started': 'L’assistance commence à intervenir dans votre compte',
  'supportAccess.ended': 'L’accès de l’assistance prend fin',
  'account.requested': 'Quelqu’un demande un compte',
  'numbers.runningOut': 'Les numéros de demande s’épuisent',
};

const german: EventNames = {
  'ticket.filed': 'Eine Anfrage wird gestellt',
  'ticket.assigned': 'Jemand kümmert sich um eine Anfrage',
  'ticket.moved': 'Der Status einer Anfrage ändert sich',
  'ticket.typeChanged': 'Der Typ einer Anfrage ändert sich',
  'ticket.changed': 'Angaben einer Anfrage ändern sich',
  'ticket.reminded': 'Erinnerungen',
  'ticket.late': 'Eine zugesagte Zeit ist verstrichen',
  'ticket.escalated': 'Eine Anfrage wird eskaliert',
  'ticket.merged': 'Aus zwei Anfragen wird eine',
  'comment.added': 'Jemand antwortet',
  'note.added': 'Eine interne Notiz kommt hinzu',
  'participant.added': 'Jemand nimmt an einer Anfrage teil',
  'participant.removed': 'Jemand nimmt nicht mehr teil',
  'rating.asked': 'Sie werden um eine Bewertung gebeten',
  'rating.given': 'Eine Anfrage wird bewertet',
  'supportAccess.offered': 'Der Support bietet an, in Ihrem Konto zu arbeiten',
  'supportAccess.activated': 'Der Zugang für den Support wird geöffnet',
  'supportAccess.started': 'Der Support beginnt in Ihrem Konto zu arbeiten',
  'supportAccess.ended': 'Der Zugang für den Support endet',
  'account.requested': 'Jemand bittet um einen Zugang',
  'numbers.runningOut': 'Die Anfragenummern gehen zu Ende',
};

const names: Readonly<Record<string, EventNames>> = { en: english, fr: french, de: german };

/** @param language a BCP 47 tag; what has no words here is named in English. Undefined for what nobody chooses. */
export function eventName(event: EventKind, language: string): string | undefined {
  return (names[language.toLowerCase().split('-')[0] ?? ''] ?? english)[event] ?? english[event];
}
