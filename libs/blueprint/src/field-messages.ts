import type { FieldFault, FieldFaultCode } from './field-fault.js';
import type { FieldKind, Language } from './vocabulary.js';

/** What a person is told about a fault. `{limit}` is the limit, `{kind}` what the field takes. */
type Sentences = Readonly<Record<FieldFaultCode, string>>;

const english: Sentences = {
  'unknown-field': 'This form has no such field. Leave it out.',
  'not-applicable': 'With the other answers given, this field does not apply. Leave it out.',
  required: 'Please fill this in.',
  'wrong-type': 'Give {kind} here.',
  blank: 'This is empty. Fill it in or leave it out.',
  'bad-character': 'This contains a character that cannot be kept. Remove line breaks or control characters.',
  'too-short': 'Write at least {limit} characters.',
  'too-long': 'Write at most {limit} characters.',
  'too-small': 'Give a number that is not below {limit}.',
  'too-large': 'Give a number that is not above {limit}.',
  'too-few': 'Choose at least {limit}.',
  'too-many': 'Choose at most {limit}.',
  repeated: 'Choose each only once.',
  'not-a-choice': 'Choose one of the answers offered.',
  'not-a-date': 'Write a date that exists as YYYY-MM-DD.',
  'not-a-date-time': 'Write a moment with its time zone, such as 2026-03-29T14:30:00Z.',
  'not-a-link': 'Give a whole web address that begins with https://.',
  'not-an-email': 'Write an e-mail address, such as name@example.com.',
  'not-a-phone': 'Write the number with its country code, such as +33 1 23 45 67 89.',
  'not-a-vehicle': 'Give year, make and model, all three and nothing else, or a link.',
};

const french: Sentences = {
  'unknown-field': "Ce formulaire n'a pas ce champ. Ne l'envoyez pas.",
  'not-applicable': "Compte tenu des autres réponses, ce champ est sans objet. Ne l'envoyez pas.",
  required: 'Veuillez remplir ce champ.',
  'wrong-type': 'Donnez ici {kind}.',
  blank: "Ce champ est vide. Remplissez-le ou ne l'envoyez pas.",
  'bad-character':
    'Un caractère ne peut pas être conservé. Retirez les retours à la ligne ou les caractères de contrôle.',
  'too-short': 'Écrivez au moins {limit} caractères.',
  'too-long': 'Écrivez au plus {limit} caractères.',
  'too-small': 'Donnez un nombre qui ne soit pas inférieur à {limit}.',
  'too-large': 'Donnez un nombre qui ne soit pas supérieur à {limit}.',
  'too-few': 'Choisissez au moins {limit} réponse(s).',
  'too-many': 'Choisissez au plus {limit} réponse(s).',
  repeated: 'Choisissez chaque réponse une seule fois.',
  'not-a-choice': "Choisissez l'une des réponses proposées.",
  'not-a-date': 'Écrivez une date qui existe sous la forme AAAA-MM-JJ.',
  'not-a-date-time': 'Écrivez un moment avec son fuseau horaire, par exemple 2026-03-29T14:30:00Z.',
  'not-a-link': 'Donnez une adresse web entière qui commence par https://.',
  'not-an-email': 'Écrivez une adresse électronique, par exemple nom@example.com.',
  'not-a-phone': "Écrivez le numéro avec l'indicatif du pays, par exemple +33 1 23 45 67 89.",
  'not-a-vehicle': "Donnez l'année (year), la marque (make) et le modèle (model), rien d'autre, ou un lien.",
};

const german: Sentences = {
  'unknown-field': 'Dieses Formular hat kein solches Feld. Lassen Sie es weg.',
  'not-applicable': 'Bei den übrigen Angaben entfällt dieses Feld. Lassen Sie es weg.',
  required: 'Bitte füllen Sie dieses Feld aus.',
  'wrong-type': 'Geben Sie hier {kind} an.',
  blank: 'Dieses Feld ist leer. Füllen Sie es aus oder lassen Sie es weg.',
  'bad-character': 'Ein Zeichen kann nicht gespeichert werden. Entfernen Sie Zeilenumbrüche oder Steuerzeichen.',
  'too-short': 'Schreiben Sie mindestens {limit} Zeichen.',
  'too-long': 'Schreiben Sie höchstens {limit} Zeichen.',
  'too-small': 'Geben Sie eine Zahl an, die nicht unter {limit} liegt.',
  'too-large': 'Geben Sie eine Zahl an, die nicht über {limit} liegt.',
  'too-few': 'Wählen Sie mindestens {limit} aus.',
  'too-many': 'Wählen Sie höchstens {limit} aus.',
  repeated: 'Wählen Sie jede Antwort nur einmal aus.',
  'not-a-choice': 'Wählen Sie eine der angebotenen Antworten aus.',
  'not-a-date': 'Schreiben Sie ein Datum, das es gibt, als JJJJ-MM-TT.',
  'not-a-date-time': 'Schreiben Sie einen Zeitpunkt mit Zeitzone, zum Beispiel 2026-03-29T14:30:00Z.',
  'not-a-link': 'Geben Sie eine vollständige Webadresse an, die mit https:// beginnt.',
  'not-an-email': 'Schreiben Sie eine E-Mail-Adresse, zum Beispiel name@example.com.',
  'not-a-phone': 'Schreiben Sie die Nummer mit Ländervorwahl, zum Beispiel +33 1 23 45 67 89.',
  'not-a-vehicle': 'Geben Sie Baujahr (year), Marke (make) und Modell (model) an, sonst nichts, oder einen Link.',
};

type Shape = 'text' | 'integer' | 'number' | 'boolean' | 'list' | 'vehicle' | 'answers';

const shapes: Readonly<Record<'en' | 'fr' | 'de', Readonly<Record<Shape, string>>>> = {
  en: {
    text: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    list: 'a list of answers',
    vehicle: 'year, make and model, or a link',
    answers: 'an object with the answers by field',
  },
  fr: {
    text: 'un texte',
    integer: 'un nombre entier',
    number: 'un nombre',
    boolean: 'vrai ou faux (true, false)',
    list: 'une liste de réponses',
    vehicle: 'année, marque et modèle, ou un lien',
    answers: 'un objet avec les réponses par champ',
  },
  de: {
    text: 'einen Text',
    integer: 'eine ganze Zahl',
    number: 'eine Zahl',
    boolean: 'wahr oder falsch (true, false)',
    list: 'eine Liste von Antworten',
    vehicle: 'Baujahr, Marke und Modell oder einen Link',
    answers: 'ein Objekt mit den Antworten je Feld',
  },
};

const sentences = { en: english, fr: french, de: german };

/** The sentence for a fault in the reader's language; in English where there is none. `kind` null: the answers as a whole. */
export function faultDetail(fault: FieldFault, kind: FieldKind | null, language: Language): string {
  const [primary] = language.toLowerCase().split('-');
  const spoken = primary === 'fr' || primary === 'de' ? primary : 'en';
  return sentences[spoken][fault.code]
    .replace('{limit}', () => String(fault.limit))
    .replace('{kind}', () => shapes[spoken][shapeOf(kind, fault.part)]);
}

function shapeOf(kind: FieldKind | null, part: string | undefined): Shape {
  switch (kind) {
    case null:
      return 'answers';
    case 'integer':
    case 'boolean':
      return kind;
    case 'decimal':
      return 'number';
    case 'multiChoice':
      return part === undefined ? 'list' : 'text';
    case 'vehicle':
      if (part === undefined) return 'vehicle';
      return part === '/year' ? 'integer' : 'text';
    default:
      return 'text';
  }
}
