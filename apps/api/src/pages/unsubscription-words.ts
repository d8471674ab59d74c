import type { PageLanguage } from './page-words.js';

/** What the page says that ends mail about a request. `{name}` is filled in. */
const english = {
  title: 'Mail about request {number}',
  question: 'Do you want no more mail about request {number}? The request itself goes on.',
  end: 'Send me no more mail about it',
  done: 'You get no more mail about request {number}. You can switch it on again beside the request.',
  broken: 'This link does not work',
  brokenHint: 'It may not be complete: open it again from the mail, as a whole. Or write to {contact}.',
};
type UnsubscriptionWords = Readonly<Record<keyof typeof english, string>>;

const french: UnsubscriptionWords = {
  title: 'Courriels sur la demande {number}',
  question: 'Ne plus recevoir de courriel sur la demande {number} ? La demande elle-même suit son cours.',
  end: 'Ne plus m’écrire à ce sujet',
  done: 'Vous ne recevrez plus de courriel sur la demande {number}. Vous pouvez les réactiver à côté de la demande.',
  broken: 'Ce lien ne marche pas',
  brokenHint:
    'Il n’est peut-être pas complet : ouvrez-le à nouveau depuis le courriel, en entier. Ou écrivez à {contact}.',
};

const german: UnsubscriptionWords = {
  title: 'E-Mails zur Anfrage {number}',
  question: 'Möchten Sie keine E-Mails mehr zur Anfrage {number}? Die Anfrage selbst läuft weiter.',
  end: 'Keine E-Mails mehr dazu senden',
  done: 'Sie erhalten keine E-Mails mehr zur Anfrage {number}. Neben der Anfrage können Sie sie wieder einschalten.',
  broken: 'Dieser Link geht nicht',
  brokenHint:
    'Vielleicht ist er nicht vollständig: Öffnen Sie ihn noch einmal ganz aus der E-Mail. Oder schreiben Sie an {contact}.',
};

export const unsubscriptionWords: Readonly<Record<PageLanguage, UnsubscriptionWords>> = {
  en: english,
  fr: french,
  de: german,
};
