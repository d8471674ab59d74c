import type { PageLanguage } from './page-words.js';

/** What the rating page says. `{name}` is filled in. */
const english = {
  title: 'Rate request {number}',
  worst: '{mark}: very dissatisfied',
  best: '{mark}: very satisfied',
  words: 'In your words (if you like)',
  send: 'Send my rating',
  change: 'Change my rating',
  until: 'The same link lets you change your rating until {until}.',
  recorded: 'Thank you. Your rating is recorded: {mark} out of {scale}.',
  sentBefore:
    'This form was sent before, so nothing has been changed. Below is what we have recorded; you can change it.',
  tryAgain: 'This form was too old, so nothing has been recorded. Please send it again.',
  chooseMark: 'Choose a mark from 1 to {scale}.',
  tooLong: 'Shorten your words to {most} characters.',
  broken: 'This link does not work',
  brokenHint: 'It may not be complete: open it again from the mail, as a whole. Or write to {contact}.',
  reopened: 'Your request is open again',
  reopenedHint: 'We are working on request {number} again. When it is done, we ask you anew by mail.',
  over: 'The time to rate this request is over',
  overHint: 'Request {number} could be rated until {until}. If you have something to tell us, write to {contact}.',
  stands: 'Your rating stands: {mark} out of {scale}.',
};
export type RatingWords = Readonly<Record<keyof typeof english, string>>;

const french: RatingWords = {
  title: 'Votre avis sur la demande {number}',
  worst: '{mark} : pas du tout satisfait',
  best: '{mark} : très satisfait',
  words: 'En quelques mots (si vous le voulez)',
  send: 'Envoyer ma note',
  change: 'Changer ma note',
  until: 'Le même lien vous permet de changer votre note jusqu’au {until}.',
  recorded: 'Merci. Votre note est enregistrée : {mark} sur {scale}.',
  sentBefore:
    'Ce formulaire avait déjà été envoyé : rien n’a été changé. Voici ce que nous avons enregistré ; vous pouvez le changer.',
  tryAgain: 'Ce formulaire était trop ancien : rien n’a été enregistré. Envoyez-le à nouveau, s’il vous plaît.',
  chooseMark: 'Choisissez une note de 1 à {scale}.',
  tooLong: 'Raccourcissez votre texte à {most} caractères.',
  broken: 'Ce lien ne marche pas',
  brokenHint:
    'Il n’est peut-être pas complet : ouvrez-le à nouveau depuis le courriel, en entier. Ou écrivez à {contact}.',
  reopened: 'Votre demande est de nouveau ouverte',
  reopenedHint:
    'Nous travaillons de nouveau sur la demande {number}. Quand ce sera fini, nous vous écrirons à nouveau.',
  over: 'Le délai pour donner votre avis est passé',
  overHint:
    'La demande {number} pouvait être notée jusqu’au {until}. Si vous avez quelque chose à nous dire, écrivez à {contact}.',
  stands: 'Votre note reste : {mark} sur {scale}.',
};

const german: RatingWords = {
  title: 'Ihre Meinung zur Anfrage {number}',
  worst: '{mark}: sehr unzufrieden',
  best: '{mark}: sehr zufrieden',
  words: 'In Ihren Worten (wenn Sie mögen)',
  send: 'Bewertung senden',
  change: 'Bewertung ändern',
  until: 'Mit demselben Link können Sie Ihre Bewertung ändern, bis {until}.',
  recorded: 'Danke. Ihre Bewertung ist gespeichert: {mark} von {scale}.',
  sentBefore:
    'Dieses Formular wurde schon gesendet; es hat sich nichts geändert. Hier steht, was wir gespeichert haben; Sie können es ändern.',
  tryAgain: 'Dieses Formular war zu alt; es wurde nichts gespeichert. Bitte senden Sie es noch einmal.',
  chooseMark: 'Wählen Sie eine Note von 1 bis {scale}.',
  tooLong: 'Kürzen Sie Ihre Worte auf {most} Zeichen.',
  broken: 'Dieser Link geht nicht',
  brokenHint:
    'Vielleicht ist er nicht vollständig: Öffnen Sie ihn noch einmal ganz aus der E-Mail. Oder schreiben Sie an {contact}.',
  reopened: 'Ihre Anfrage ist wieder offen',
  reopenedHint: 'Wir arbeiten wieder an der Anfrage {number}. Wenn sie erledigt ist, fragen wir Sie erneut per E-Mail.',
  over: 'Die Zeit für eine Bewertung ist vorbei',
  overHint:
    'Die Anfrage {number} konnte bis {until} bewertet werden. Wenn Sie uns etwas sagen möchten, schreiben Sie an {contact}.',
  stands: 'Ihre Bewertung bleibt: {mark} von {scale}.',
};

export const ratingWords: Readonly<Record<PageLanguage, RatingWords>> = { en: english, fr: french, de: german };

export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
