import type { MailLanguage } from '../mail-text.js';

const hello = 'Guten Tag{{#reader.name}} {{reader.name}}{{/reader.name}},';
const ticket = '[{{ticket.number}}] {{ticket.subject}}';
const from = 'Von {{requester.name}}{{#requester.organization}}, {{requester.organization}}{{/requester.organization}}';

export const german: MailLanguage = {
  viewRequest: 'Anfrage ansehen',
  colon: ':',
  footer: '{{desk.name}} · {{desk.contact}}',
  texts: {
    'ticket.filed/customer': {
      subject: ticket,
      body: [
        hello,
        'wir haben Ihre Anfrage „{{ticket.subject}}“ erhalten. Sie hat die Nummer {{ticket.number}}.',
        'Sie können sie jederzeit lesen und ergänzen. Wir schreiben Ihnen, sobald es Neues gibt.',
        '{{ticket.link}}',
      ],
    },
    'ticket.filed/staff': {
      subject: ticket,
      body: [
        hello,
        'eine neue Anfrage ist eingegangen: {{ticket.type}}, Priorität {{ticket.priority}}.',
        `„{{ticket.subject}}“ (Nummer {{ticket.number}})\n${from}{{#group.name}}\nFür {{group.name}}{{/group.name}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.filed/unproved': {
      subject: '[{{ticket.number}}] Ihre Anfrage an {{desk.name}}',
      body: [
        'Guten Tag,',
        'wir haben bei {{desk.name}} eine Anfrage für Sie aufgenommen. Sie hat die Nummer {{ticket.number}}.',
        'Sie können sie auf unserem Portal lesen und ergänzen. Wenn Sie noch kein Passwort haben, schickt Ihnen die Seite einen Link, um eines zu wählen.',
        '{{ticket.link}}',
        'Wenn Sie von dieser Anfrage nichts wissen, brauchen Sie nichts zu tun.',
      ],
    },
    'ticket.news/unproved': {
      subject: '[{{ticket.number}}] Neues zu Ihrer Anfrage an {{desk.name}}',
      body: [
        'Guten Tag,',
        'zu Ihrer Anfrage Nummer {{ticket.number}} bei {{desk.name}} gibt es Neues.',
        'Sie können es auf unserem Portal lesen. Wenn Sie noch kein Passwort haben, schickt Ihnen die Seite einen Link, um eines zu wählen.',
        '{{ticket.link}}',
      ],
    },
    'ticket.assigned/customer': {
      subject: ticket,
      body: [hello, 'um Ihre Anfrage „{{ticket.subject}}“ kümmert sich jetzt jemand von uns.', '{{ticket.link}}'],
    },
    'ticket.assigned/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} hat Ihnen diese Anfrage übergeben: {{ticket.type}}, Priorität {{ticket.priority}}.',
        `„{{ticket.subject}}“ (Nummer {{ticket.number}})\n${from}\nStatus: {{ticket.status}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.moved/customer': {
      subject: ticket,
      body: [
        hello,
        'bei Ihrer Anfrage „{{ticket.subject}}“ geht es weiter. Ihr Status ist jetzt: {{ticket.status}}.',
        '{{reason}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.moved/staff': {
      subject: ticket,
      body: [
        hello,
        'die Anfrage „{{ticket.subject}}“ ging von „{{ticket.statusBefore}}“ nach „{{ticket.status}}“.',
        '{{reason}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.typeChanged/customer': {
      subject: ticket,
      body: [
        hello,
        'wir haben Ihre Anfrage „{{ticket.subject}}“ neu eingeordnet: aus „{{ticket.typeBefore}}“ wurde „{{ticket.type}}“. Nichts, was Sie uns gesagt haben, geht verloren.',
        '{{ticket.link}}',
      ],
    },
    'ticket.typeChanged/staff': {
      subject: ticket,
      body: [
        hello,
        'die Anfrage „{{ticket.subject}}“ war „{{ticket.typeBefore}}“ und ist jetzt „{{ticket.type}}“.',
        '{{ticket.link}}',
      ],
    },
    'ticket.changed/customer': {
      subject: ticket,
      body: [hello, 'die Angaben zu Ihrer Anfrage „{{ticket.subject}}“ wurden geändert.', '{{ticket.link}}'],
    },
    'ticket.changed/staff': {
      subject: ticket,
      body: [hello, '{{actor.name}} hat Angaben der Anfrage „{{ticket.subject}}“ geändert.', '{{ticket.link}}'],
    },
    'ticket.reminded/customer': {
      subject: ticket,
      body: [
        hello,
        'Ihre Anfrage „{{ticket.subject}}“ wartet auf Ihre Antwort.',
        '{{reason}}',
        '{{#nextAction}}Ohne Antwort geht es so weiter ({{nextActionAt}}): {{nextAction}}{{/nextAction}}',
        '{{ticket.link}}',
      ],
      button: 'Jetzt antworten',
    },
    'ticket.reminded/staff': {
      subject: ticket,
      body: [
        hello,
        'eine Erinnerung an die Anfrage „{{ticket.subject}}“ ({{ticket.status}}).',
        '{{reason}}',
        '{{#nextAction}}So geht es weiter ({{nextActionAt}}): {{nextAction}}{{/nextAction}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.late/customer': {
      subject: ticket,
      body: [
        hello,
        'mit Ihrer Anfrage „{{ticket.subject}}“ sind wir später dran, als wir wollten. Sie ist nicht vergessen.',
        '{{ticket.link}}',
      ],
    },
    'ticket.late/staff': {
      subject: '[{{ticket.number}}] Verspätet: {{ticket.subject}}',
      body: [
        hello,
        'die Anfrage „{{ticket.subject}}“ ist verspätet. Fällig war am {{dueAt}}: {{target}}.',
        `${from}\nStatus: {{ticket.status}}, Priorität {{ticket.priority}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.escalated/customer': {
      subject: ticket,
      body: [
        hello,
        'Ihre Anfrage „{{ticket.subject}}“ wurde eskaliert: Die Zuständigen wissen Bescheid.',
        '{{reason}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.escalated/staff': {
      subject: '[{{ticket.number}}] Eskaliert: {{ticket.subject}}',
      body: [
        hello,
        '{{actor.name}} drängt wegen der Anfrage „{{ticket.subject}}“ und sagt, warum:',
        '{{reason}}',
        `${from}\nStatus: {{ticket.status}}, Priorität {{ticket.priority}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.merged/customer': {
      subject: ticket,
      body: [
        hello,
        'Ihre Anfrage „{{ticket.subject}}“ (Nummer {{ticket.number}}) betrifft dasselbe Problem wie Nummer {{into.number}}. Aus beiden ist eine Anfrage geworden.',
        'Nichts, was gesagt wurde, geht verloren. Weiter geht es unter der Nummer {{into.number}}; auch Antworten auf ältere Nachrichten kommen dort an.',
        '{{into.link}}',
      ],
    },
    'ticket.merged/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} hat die Anfrage „{{ticket.subject}}“ mit der Nummer {{into.number}} zusammengeführt.',
        '{{into.link}}',
      ],
    },
    'ticket.unmerged/customer': {
      subject: ticket,
      body: [
        hello,
        'Ihre Anfrage „{{ticket.subject}}“ (Nummer {{ticket.number}}) ist wieder eine eigene Anfrage. Weiter geht es unter ihrer Nummer.',
        '{{ticket.link}}',
      ],
    },
    'ticket.unmerged/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} hat aus der Anfrage „{{ticket.subject}}“ wieder eine eigene gemacht.',
        '{{ticket.link}}',
      ],
    },
    'comment.added/customer': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} hat zur Anfrage „{{ticket.subject}}“ geschrieben:',
        '{{comment.text}}',
        'Status: {{ticket.status}}',
        '{{ticket.link}}',
      ],
      button: 'Anfrage ansehen und antworten',
    },
    'comment.added/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} hat zur Anfrage „{{ticket.subject}}“ geschrieben:',
        '{{comment.text}}',
        'Status: {{ticket.status}}',
        '{{ticket.link}}',
      ],
    },
    'note.added/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} hat eine interne Notiz zur Anfrage „{{ticket.subject}}“ geschrieben. Der Kunde sieht sie nicht.',
        '{{comment.text}}',
        '{{ticket.link}}',
      ],
    },
    'participant.added/customer': {
      subject: ticket,
      body: [hello, '{{participant.name}} nimmt jetzt an Ihrer Anfrage „{{ticket.subject}}“ teil.', '{{ticket.link}}'],
    },
    'participant.removed/customer': {
      subject: ticket,
      body: [
        hello,
        '{{participant.name}} nimmt nicht mehr an Ihrer Anfrage „{{ticket.subject}}“ teil.',
        '{{ticket.link}}',
      ],
    },
    'participant.invited/addressee': {
      subject: '[{{ticket.number}}] Eine Anfrage bei {{desk.name}} wird mit Ihnen geteilt',
      body: [
        'Guten Tag,',
        'Die Anfrage Nummer {{ticket.number}} bei {{desk.name}} wird mit dieser Adresse geteilt. Sie können sie ohne Konto lesen.',
        '{{link}}',
        'Der Link funktioniert einmal, bis {{until}}. Wenn Sie nicht teilnehmen möchten, müssen Sie nichts tun.',
      ],
      button: 'Anfrage öffnen',
    },
    'rating.asked/customer': {
      subject: ticket,
      body: [
        hello,
        'Ihre Anfrage „{{ticket.subject}}“ ist bearbeitet. {{rating.question}}',
        '{{rating.link}}',
        'Ein Klick und, wenn Sie mögen, ein paar Worte; ohne Anmeldung. Mit demselben Link können Sie Ihre Bewertung ändern, bis {{until}}.',
      ],
      button: 'Bewertung abgeben',
    },
    'rating.asked/unproved': {
      subject: '[{{ticket.number}}] Ihre Meinung zu {{desk.name}}',
      body: [
        'Guten Tag,',
        'Die Anfrage Nummer {{ticket.number}}, die für Sie bei {{desk.name}} gestellt wurde, ist bearbeitet. {{rating.question}}',
        '{{rating.link}}',
        'Sie müssen sich nicht anmelden. Mit demselben Link können Sie Ihre Bewertung ändern, bis {{until}}.',
        'Wenn Sie von dieser Anfrage nichts wissen, brauchen Sie nichts zu tun.',
      ],
      button: 'Bewertung abgeben',
    },
    'rating.given/staff': {
      subject: ticket,
      body: [
        hello,
        '{{requester.name}} hat bewertet, wie die Anfrage „{{ticket.subject}}“ bearbeitet wurde: {{rating.mark}}.',
        '{{rating.words}}',
        '{{ticket.link}}',
      ],
    },
    'supportAccess.offered/customer': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} fragt, ob unser Team an Ihrer Stelle arbeiten darf, um Ihre Anfrage „{{ticket.subject}}“ zu untersuchen:',
        '{{reason}}',
        'Niemand erfährt Ihr Passwort. Sie entscheiden, ob und bis wann, und können es jederzeit beenden. Das Angebot verfällt: {{until}}.',
        '{{ticket.link}}',
      ],
      button: 'Anfrage ansehen und entscheiden',
    },
    'supportAccess.activated/customer': {
      subject: ticket,
      body: [
        hello,
        'Unser Team darf an Ihrer Stelle an Ihrer Anfrage „{{ticket.subject}}“ arbeiten, bis {{until}}. Sie können es jederzeit beenden.',
        '{{ticket.link}}',
      ],
    },
    'supportAccess.activated/staff': {
      subject: '[{{ticket.number}}] Support-Zugriff eingeschaltet: {{ticket.subject}}',
      body: [hello, '{{requester.name}} hat den Support-Zugriff eingeschaltet, bis {{until}}.', '{{ticket.link}}'],
    },
    'supportAccess.started/customer': {
      subject: '[{{ticket.number}}] {{actor.name}} arbeitet an Ihrer Stelle',
      body: [
        hello,
        '{{actor.name}} arbeitet jetzt an Ihrer Stelle an Ihrer Anfrage „{{ticket.subject}}“, wie Sie es erlaubt haben. Alles wird aufgezeichnet, und Sie können es lesen.',
        'Wenn Sie das nicht möchten, oder sich anmelden müssen und nicht können, beenden Sie es sofort:',
        '{{link}}',
      ],
      button: 'Support-Zugriff jetzt beenden',
    },
    'supportAccess.ended/customer': {
      subject: ticket,
      body: [
        hello,
        'Der Support-Zugriff auf Ihre Anfrage „{{ticket.subject}}“ ist beendet. Niemand arbeitet mehr an Ihrer Stelle. Sie können lesen, was getan wurde.',
        '{{ticket.link}}',
      ],
    },
    'supportAccess.ended/staff': {
      subject: '[{{ticket.number}}] Support-Zugriff beendet: {{ticket.subject}}',
      body: [hello, 'Der Support-Zugriff auf die Anfrage von {{requester.name}} ist beendet.', '{{ticket.link}}'],
    },
    'account.requested/staff': {
      subject: 'Zugang erbeten: {{person.address}}',
      body: [
        hello,
        'jemand bittet um einen Zugang zu {{desk.name}} und wartet auf Ihre Entscheidung:',
        '{{person.name}}\n{{person.address}}',
      ],
    },
    'account.requestReceived/addressee': {
      subject: 'Ihre Bitte um einen Zugang zu {{desk.name}}',
      body: [
        'Guten Tag,',
        'wir haben eine Bitte um einen Zugang zu {{desk.name}} mit dieser Adresse erhalten. Unser Team sieht sie sich an und schreibt Ihnen.',
        'Wenn sie nicht von Ihnen kommt, brauchen Sie nichts zu tun.',
      ],
    },
    'account.approved/addressee': {
      subject: 'Ihr Zugang zu {{desk.name}} ist bereit',
      body: [
        hello,
        'Ihr Zugang zu {{desk.name}} ist bewilligt. Wählen Sie ein Passwort, um die Anmeldung abzuschließen.',
        '{{link}}',
        'Der Link gilt einmal, bis {{until}}.',
      ],
      button: 'Passwort wählen',
    },
    'account.declined/addressee': {
      subject: 'Ihre Bitte um einen Zugang zu {{desk.name}}',
      body: [
        'Guten Tag,',
        'wir können Ihnen zurzeit keinen Zugang zu {{desk.name}} einrichten.',
        '{{reason}}',
        'Wenn Sie Fragen haben, schreiben Sie an {{desk.contact}}.',
      ],
    },
    'account.invited/addressee': {
      subject: 'Ihre Einladung zu {{desk.name}}',
      body: [
        hello,
        'Sie sind zu {{desk.name}} eingeladen. Geben Sie Ihren Namen an und wählen Sie ein Passwort, um die Anmeldung abzuschließen.',
        '{{link}}',
        'Der Link gilt einmal, bis {{until}}.',
      ],
      button: 'Anmeldung abschließen',
    },
    'password.linkAsked/addressee': {
      subject: 'Ihr Passwort für {{desk.name}}',
      body: [
        hello,
        'jemand, wahrscheinlich Sie, hat um einen Link gebeten, um das Passwort Ihres Zugangs zu {{desk.name}} zu setzen.',
        '{{link}}',
        'Der Link gilt einmal, bis {{until}}. Wenn Sie es nicht waren, beachten Sie diese Nachricht nicht: Ihr Passwort bleibt, wie es ist.',
      ],
      button: 'Passwort setzen',
    },
    'password.changed/addressee': {
      subject: 'Ihr Passwort für {{desk.name}} wurde geändert',
      body: [
        hello,
        'das Passwort Ihres Zugangs zu {{desk.name}} wurde soeben geändert.',
        'Wenn Sie es nicht waren, schreiben Sie sofort an {{desk.contact}}.',
      ],
    },
    'signIn.linkAsked/addressee': {
      subject: 'Anmelden bei {{desk.name}}',
      body: [
        hello,
        'Jemand, vermutlich Sie, hat um einen Link gebeten, um sich bei {{desk.name}} anzumelden.',
        '{{link}}',
        'Der Link gilt einmal, bis {{until}}. Waren Sie es nicht, beachten Sie diese E-Mail nicht, und geben Sie den Link niemandem.',
      ],
      button: 'Anmelden',
    },
    'secondFactor.added/addressee': {
      subject: 'Ein Authenticator schützt Ihr Konto bei {{desk.name}}',
      body: [
        hello,
        'Die Anmeldung bei {{desk.name}} fragt von jetzt an auch nach einem Code Ihres Authenticators. Bewahren Sie Ihre Wiederherstellungscodes dort auf, wo Sie sie ohne ihn finden.',
        'Waren Sie es nicht, schreiben Sie sofort an {{desk.contact}}.',
      ],
    },
    'secondFactor.removed/addressee': {
      subject: 'Der Authenticator Ihres Kontos bei {{desk.name}} wurde entfernt',
      body: [
        hello,
        'Die Anmeldung bei {{desk.name}} fragt nicht mehr nach einem Code Ihres Authenticators. Sie können jederzeit wieder einen einrichten.',
        'Haben Sie das weder getan noch gewünscht, schreiben Sie sofort an {{desk.contact}}.',
      ],
    },
    'address.proofAsked/addressee': {
      subject: 'Bestätigen Sie Ihre Adresse für {{desk.name}}',
      body: [
        'Guten Tag,',
        'jemand, wahrscheinlich Sie, hat diese Adresse einem Zugang zu {{desk.name}} hinzugefügt. Bestätigen Sie, dass sie Ihnen gehört.',
        '{{link}}',
        'Der Link gilt einmal, bis {{until}}. Wenn Sie es nicht waren, beachten Sie diese Nachricht nicht: es geschieht nichts.',
        'Anfragen, die von dieser Adresse kamen, erscheinen dann in jenem Zugang. Wenn Sie sich bei {{desk.name}} auch mit dieser Adresse anmelden, melden Sie sich danach mit ihr an: Sie werden gefragt, ob aus den beiden Zugängen einer werden soll.',
      ],
      button: 'Adresse bestätigen',
    },
    'mail.unsolicited/addressee': {
      subject: 'Ihre E-Mail an {{desk.name}}',
      body: [
        'Guten Tag,',
        'Dies ist eine automatische Antwort: {{desk.name}} nimmt keine Anfragen per E-Mail an, und niemand liest die E-Mail, die Sie gerade gesendet haben. Bitte nutzen Sie unser Portal; dort stellen Sie eine Anfrage und verfolgen sie.',
        '{{portal.link}}',
        'Um eine unserer E-Mails zu einer Anfrage zu beantworten, nutzen Sie die Antwortfunktion Ihres E-Mail-Programms, damit wir die Anfrage erkennen.',
      ],
      button: 'Portal öffnen',
    },
    'mail.toFinal/addressee': {
      subject: '[{{ticket.number}}] Ihre E-Mail kam nach dem Ende der Anfrage',
      body: [
        'Guten Tag,',
        'Dies ist eine automatische Antwort: Die Anfrage Nummer {{ticket.number}} bei {{desk.name}} ist endgültig abgeschlossen; Ihre E-Mail konnte nicht hinzugefügt werden. Sie können sie öffnen und dort eine Folgeanfrage stellen.',
        '{{ticket.link}}',
      ],
    },
    'status.updated/addressee': {
      subject: '{{incident.title}}: {{incident.state}}',
      body: [
        'Guten Tag,',
        'Neues zu „{{incident.title}}“ von {{desk.name}}. Stand der Störung: {{incident.state}}.',
        '{{incident.update}}',
        '{{#ticket.number}}Ihre Anfrage Nummer {{ticket.number}} betrifft diese Störung.{{/ticket.number}}',
        '{{link}}',
        '{{#unsubscribe.link}}Sie erhalten diese Nachricht, weil Sie Störungsmeldungen abonniert haben. Hier können Sie sie abbestellen: {{unsubscribe.link}}{{/unsubscribe.link}}',
      ],
      button: 'Mehr lesen',
    },
    'statusSubscription.asked/addressee': {
      subject: 'Störungsmeldungen von {{desk.name}} abonnieren?',
      body: [
        'Guten Tag,',
        'jemand, wahrscheinlich Sie, möchte, dass Störungen bei {{desk.name}} an diese Adresse gemeldet werden. Bestätigen Sie es.',
        '{{link}}',
        'Der Link gilt einmal, bis {{until}}. Wenn Sie es nicht waren, beachten Sie diese Nachricht nicht: es kommt keine weitere.',
      ],
      button: 'Abonnieren',
    },
    'numbers.runningOut/staff': {
      subject: '{{desk.name}}: Die Ticketnummern gehen zur Neige',
      body: [
        hello,
        '{{numbers.used}} Ticketnummern von {{desk.name}} sind vergeben, {{numbers.left}} sind übrig.',
        'Geben Sie dem Desk Nummern mit mehr Stellen, bevor die letzte vergeben ist.',
      ],
    },
  },
};
