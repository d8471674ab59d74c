import type { MailLanguage } from '../mail-text.js';

const hello = 'Bonjour{{#reader.name}} {{reader.name}}{{/reader.name}},';
const ticket = '[{{ticket.number}}] {{ticket.subject}}';
const from = 'De {{requester.name}}{{#requester.organization}}, {{requester.organization}}{{/requester.organization}}';

export const french: MailLanguage = {
  viewRequest: 'Voir la demande',
  colon: ' :',
  footer: '{{desk.name}} · {{desk.contact}}',
  texts: {
    'ticket.filed/customer': {
      subject: ticket,
      body: [
        hello,
        'Nous avons bien reçu votre demande « {{ticket.subject}} ». Elle porte le numéro {{ticket.number}}.',
        'Vous pouvez la consulter et la compléter à tout moment. Nous vous écrirons dès qu’il y aura du nouveau.',
        '{{ticket.link}}',
      ],
    },
    'ticket.filed/staff': {
      subject: ticket,
      body: [
        hello,
        'Une nouvelle demande est arrivée : {{ticket.type}}, priorité {{ticket.priority}}.',
        `« {{ticket.subject}} » (numéro {{ticket.number}})\n${from}{{#group.name}}\nPour {{group.name}}{{/group.name}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.filed/unproved': {
      subject: '[{{ticket.number}}] Votre demande à {{desk.name}}',
      body: [
        'Bonjour,',
        'Nous avons enregistré une demande pour vous chez {{desk.name}}. Elle porte le numéro {{ticket.number}}.',
        'Vous pouvez la consulter et la compléter sur notre portail. Si vous n’avez pas encore de mot de passe, la page vous envoie un lien pour le choisir.',
        '{{ticket.link}}',
        'Si cette demande ne vous dit rien, vous n’avez rien à faire.',
      ],
    },
    'ticket.news/unproved': {
      subject: '[{{ticket.number}}] Du nouveau sur votre demande à {{desk.name}}',
      body: [
        'Bonjour,',
        'Il y a du nouveau sur votre demande numéro {{ticket.number}} chez {{desk.name}}.',
        'Vous pouvez la consulter sur notre portail. Si vous n’avez pas encore de mot de passe, la page vous envoie un lien pour le choisir.',
        '{{ticket.link}}',
      ],
    },
    'ticket.assigned/customer': {
      subject: ticket,
      body: [hello, 'Quelqu’un s’occupe maintenant de votre demande « {{ticket.subject}} ».', '{{ticket.link}}'],
    },
    'ticket.assigned/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} vous a confié cette demande : {{ticket.type}}, priorité {{ticket.priority}}.',
        `« {{ticket.subject}} » (numéro {{ticket.number}})\n${from}\nÉtat : {{ticket.status}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.moved/customer': {
      subject: ticket,
      body: [
        hello,
        'Votre demande « {{ticket.subject}} » a avancé. Son état est maintenant : {{ticket.status}}.',
        '{{reason}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.moved/staff': {
      subject: ticket,
      body: [
        hello,
        'La demande « {{ticket.subject}} » est passée de « {{ticket.statusBefore}} » à « {{ticket.status}} ».',
        '{{reason}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.typeChanged/customer': {
      subject: ticket,
      body: [
        hello,
        'Nous avons reclassé votre demande « {{ticket.subject}} » : c’était « {{ticket.typeBefore}} », c’est maintenant « {{ticket.type}} ». Rien de ce que vous nous avez dit n’est perdu.',
        '{{ticket.link}}',
      ],
    },
    'ticket.typeChanged/staff': {
      subject: ticket,
      body: [
        hello,
        'La demande « {{ticket.subject}} » était du type « {{ticket.typeBefore}} » et est maintenant du type « {{ticket.type}} ».',
        '{{ticket.link}}',
      ],
    },
    'ticket.changed/customer': {
      subject: ticket,
      body: [hello, 'Les détails de votre demande « {{ticket.subject}} » ont été modifiés.', '{{ticket.link}}'],
    },
    'ticket.changed/staff': {
      subject: ticket,
      body: [hello, '{{actor.name}} a modifié des détails de la demande « {{ticket.subject}} ».', '{{ticket.link}}'],
    },
    'ticket.reminded/customer': {
      subject: ticket,
      body: [
        hello,
        'Votre demande « {{ticket.subject}} » attend votre réponse.',
        '{{reason}}',
        '{{#nextAction}}Sans réponse, voici la suite ({{nextActionAt}}) : {{nextAction}}{{/nextAction}}',
        '{{ticket.link}}',
      ],
      button: 'Répondre maintenant',
    },
    'ticket.reminded/staff': {
      subject: ticket,
      body: [
        hello,
        'Rappel de la demande « {{ticket.subject}} » ({{ticket.status}}).',
        '{{reason}}',
        '{{#nextAction}}La suite ({{nextActionAt}}) : {{nextAction}}{{/nextAction}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.late/customer': {
      subject: ticket,
      body: [
        hello,
        'Le traitement de votre demande « {{ticket.subject}} » a pris du retard. Elle n’est pas oubliée.',
        '{{ticket.link}}',
      ],
    },
    'ticket.late/staff': {
      subject: '[{{ticket.number}}] En retard : {{ticket.subject}}',
      body: [
        hello,
        'La demande « {{ticket.subject}} » est en retard. Attendu le {{dueAt}} : {{target}}.',
        `${from}\nÉtat : {{ticket.status}}, priorité {{ticket.priority}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.escalated/customer': {
      subject: ticket,
      body: [
        hello,
        'Votre demande « {{ticket.subject}} » a été remontée : les responsables sont prévenus.',
        '{{reason}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.escalated/staff': {
      subject: '[{{ticket.number}}] Remontée : {{ticket.subject}}',
      body: [
        hello,
        '{{actor.name}} fait remonter la demande « {{ticket.subject}} », pour ce motif :',
        '{{reason}}',
        `${from}\nÉtat : {{ticket.status}}, priorité {{ticket.priority}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.merged/customer': {
      subject: ticket,
      body: [
        hello,
        'Votre demande « {{ticket.subject}} » (numéro {{ticket.number}}) concerne le même problème que la demande numéro {{into.number}}. Les deux n’en font plus qu’une.',
        'Rien de ce qui a été dit n’est perdu. La suite se passe sous le numéro {{into.number}} ; vos réponses à d’anciens messages y arrivent aussi.',
        '{{into.link}}',
      ],
    },
    'ticket.merged/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} a fusionné la demande « {{ticket.subject}} » avec la demande numéro {{into.number}}.',
        '{{into.link}}',
      ],
    },
    'ticket.unmerged/customer': {
      subject: ticket,
      body: [
        hello,
        'Votre demande « {{ticket.subject}} » (numéro {{ticket.number}}) est de nouveau une demande à part. La suite se passe sous son numéro.',
        '{{ticket.link}}',
      ],
    },
    'ticket.unmerged/staff': {
      subject: ticket,
      body: [hello, '{{actor.name}} a refait de « {{ticket.subject}} » une demande à part.', '{{ticket.link}}'],
    },
    'comment.added/customer': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} a écrit sur la demande « {{ticket.subject}} » :',
        '{{comment.text}}',
        'État : {{ticket.status}}',
        '{{ticket.link}}',
      ],
      button: 'Voir la demande et répondre',
    },
    'comment.added/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} a écrit sur la demande « {{ticket.subject}} » :',
        '{{comment.text}}',
        'État : {{ticket.status}}',
        '{{ticket.link}}',
      ],
    },
    'note.added/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} a laissé une note interne sur la demande « {{ticket.subject}} ». Le client ne la voit pas.',
        '{{comment.text}}',
        '{{ticket.link}}',
      ],
    },
    'participant.added/customer': {
      subject: ticket,
      body: [
        hello,
        '{{participant.name}} participe désormais à votre demande « {{ticket.subject}} ».',
        '{{ticket.link}}',
      ],
    },
    'participant.removed/customer': {
      subject: ticket,
      body: [
        hello,
        '{{participant.name}} ne participe plus à votre demande « {{ticket.subject}} ».',
        '{{ticket.link}}',
      ],
    },
    'participant.invited/addressee': {
      subject: '[{{ticket.number}}] Une demande chez {{desk.name}} est partagée avec vous',
      body: [
        'Bonjour,',
        'La demande numéro {{ticket.number}} chez {{desk.name}} est partagée avec cette adresse. Vous pouvez la lire sans compte.',
        '{{link}}',
        'Le lien fonctionne une fois, jusqu’au {{until}}. Si vous ne voulez pas participer, vous n’avez rien à faire.',
      ],
      button: 'Ouvrir la demande',
    },
    'rating.asked/customer': {
      subject: ticket,
      body: [
        hello,
        'Votre demande « {{ticket.subject}} » a été traitée. {{rating.question}}',
        '{{rating.link}}',
        'Un clic et, si vous le voulez, quelques mots ; sans vous connecter. Le même lien vous permet de changer votre note jusqu’au {{until}}.',
      ],
      button: 'Donner mon avis',
    },
    'rating.asked/unproved': {
      subject: '[{{ticket.number}}] Votre avis sur {{desk.name}}',
      body: [
        'Bonjour,',
        'La demande numéro {{ticket.number}} déposée pour vous auprès de {{desk.name}} a été traitée. {{rating.question}}',
        '{{rating.link}}',
        'Vous n’avez pas à vous connecter. Le même lien vous permet de changer votre note jusqu’au {{until}}.',
        'Si cette demande ne vous dit rien, vous n’avez rien à faire.',
      ],
      button: 'Donner mon avis',
    },
    'rating.given/staff': {
      subject: ticket,
      body: [
        hello,
        '{{requester.name}} a noté le traitement de la demande « {{ticket.subject}} » : {{rating.mark}}.',
        '{{rating.words}}',
        '{{ticket.link}}',
      ],
    },
    'supportAccess.offered/customer': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} demande si notre équipe peut travailler à votre place, pour examiner votre demande « {{ticket.subject}} » :',
        '{{reason}}',
        'Personne ne connaîtra votre mot de passe. C’est vous qui décidez si vous acceptez et jusqu’à quand, et vous pouvez y mettre fin à tout moment. La proposition disparaît le {{until}}.',
        '{{ticket.link}}',
      ],
      button: 'Voir la demande et décider',
    },
    'supportAccess.activated/customer': {
      subject: ticket,
      body: [
        hello,
        'Jusqu’au {{until}}, notre équipe peut travailler à votre place sur votre demande « {{ticket.subject}} ». Vous pouvez y mettre fin à tout moment.',
        '{{ticket.link}}',
      ],
    },
    'supportAccess.activated/staff': {
      subject: '[{{ticket.number}}] Accès du support ouvert : {{ticket.subject}}',
      body: [hello, '{{requester.name}} a ouvert l’accès du support jusqu’au {{until}}.', '{{ticket.link}}'],
    },
    'supportAccess.started/customer': {
      subject: '[{{ticket.number}}] {{actor.name}} travaille à votre place',
      body: [
        hello,
        '{{actor.name}} a commencé à travailler à votre place sur votre demande « {{ticket.subject}} », comme vous l’avez permis. Tout ce qui est fait est enregistré, et vous pouvez le lire.',
        'Si vous ne le voulez pas, ou si vous devez vous connecter et ne le pouvez pas, mettez-y fin tout de suite :',
        '{{link}}',
      ],
      button: 'Mettre fin à l’accès',
    },
    'supportAccess.ended/customer': {
      subject: ticket,
      body: [
        hello,
        'L’accès du support à votre demande « {{ticket.subject}} » est terminé. Plus personne ne travaille à votre place. Vous pouvez lire ce qui a été fait.',
        '{{ticket.link}}',
      ],
    },
    'supportAccess.ended/staff': {
      subject: '[{{ticket.number}}] Accès du support terminé : {{ticket.subject}}',
      body: [hello, 'L’accès du support à la demande de {{requester.name}} est terminé.', '{{ticket.link}}'],
    },
    'account.requested/staff': {
      subject: 'Compte demandé : {{person.address}}',
      body: [
        hello,
        'Quelqu’un demande un compte chez {{desk.name}} et attend votre décision :',
        '{{person.name}}\n{{person.address}}',
      ],
    },
    'account.requestReceived/addressee': {
      subject: 'Votre demande de compte chez {{desk.name}}',
      body: [
        'Bonjour,',
        'Nous avons reçu une demande de compte chez {{desk.name}} avec cette adresse. Notre équipe l’examine et vous répondra par courriel.',
        'Si elle ne vient pas de vous, vous n’avez rien à faire.',
      ],
    },
    'account.approved/addressee': {
      subject: 'Votre compte chez {{desk.name}} est prêt',
      body: [
        hello,
        'Votre compte chez {{desk.name}} est accepté. Choisissez un mot de passe pour terminer votre inscription.',
        '{{link}}',
        'Le lien sert une seule fois, jusqu’au {{until}}.',
      ],
      button: 'Choisir un mot de passe',
    },
    'account.declined/addressee': {
      subject: 'Votre demande de compte chez {{desk.name}}',
      body: [
        'Bonjour,',
        'Nous ne pouvons pas vous ouvrir de compte chez {{desk.name}} pour le moment.',
        '{{reason}}',
        'Pour toute question, écrivez à {{desk.contact}}.',
      ],
    },
    'account.invited/addressee': {
      subject: 'Votre invitation chez {{desk.name}}',
      body: [
        hello,
        'Vous êtes invité(e) chez {{desk.name}}. Terminez votre inscription en donnant votre nom et en choisissant un mot de passe.',
        '{{link}}',
        'Le lien sert une seule fois, jusqu’au {{until}}.',
      ],
      button: 'Terminer l’inscription',
    },
    'password.linkAsked/addressee': {
      subject: 'Votre mot de passe pour {{desk.name}}',
      body: [
        hello,
        'Quelqu’un, sans doute vous, a demandé un lien pour choisir le mot de passe de votre compte chez {{desk.name}}.',
        '{{link}}',
        'Le lien sert une seule fois, jusqu’au {{until}}. Si ce n’était pas vous, ne tenez pas compte de ce message : votre mot de passe reste le même.',
      ],
      button: 'Choisir le mot de passe',
    },
    'password.changed/addressee': {
      subject: 'Votre mot de passe pour {{desk.name}} a été changé',
      body: [
        hello,
        'Le mot de passe de votre compte chez {{desk.name}} vient d’être changé.',
        'Si ce n’était pas vous, écrivez tout de suite à {{desk.contact}}.',
      ],
    },
    'signIn.linkAsked/addressee': {
      subject: 'Connectez-vous à {{desk.name}}',
      body: [
        hello,
        'Quelqu’un, sans doute vous, a demandé un lien pour se connecter à {{desk.name}}.',
        '{{link}}',
        'Le lien fonctionne une fois, jusqu’au {{until}}. Si ce n’était pas vous, ignorez ce courriel et ne donnez le lien à personne.',
      ],
      button: 'Se connecter',
    },
    'secondFactor.added/addressee': {
      subject: 'Une application d’authentification protège votre compte {{desk.name}}',
      body: [
        hello,
        'Désormais, la connexion à {{desk.name}} demande aussi un code de votre application d’authentification. Gardez vos codes de secours là où vous les retrouverez sans elle.',
        'Si ce n’était pas vous, écrivez tout de suite à {{desk.contact}}.',
      ],
    },
    'secondFactor.removed/addressee': {
      subject: 'L’application d’authentification de votre compte {{desk.name}} a été retirée',
      body: [
        hello,
        'La connexion à {{desk.name}} ne demande plus de code de votre application d’authentification. Vous pouvez en configurer une à nouveau à tout moment.',
        'Si vous ne l’avez ni fait ni demandé, écrivez tout de suite à {{desk.contact}}.',
      ],
    },
    'address.proofAsked/addressee': {
      subject: 'Confirmez votre adresse pour {{desk.name}}',
      body: [
        'Bonjour,',
        'Quelqu’un, sans doute vous, a ajouté cette adresse à un compte chez {{desk.name}}. Confirmez qu’elle est bien à vous.',
        '{{link}}',
        'Le lien sert une seule fois, jusqu’au {{until}}. Si ce n’était pas vous, ne tenez pas compte de ce message : rien ne se passera.',
        'Les demandes envoyées depuis cette adresse apparaîtront dans ce compte. Si vous vous connectez aussi chez {{desk.name}} avec cette adresse, connectez-vous ensuite avec elle : il vous sera demandé si les deux comptes doivent n’en faire qu’un.',
      ],
      button: 'Confirmer cette adresse',
    },
    'mail.unsolicited/addressee': {
      subject: 'Votre e-mail à {{desk.name}}',
      body: [
        'Bonjour,',
        'Ceci est une réponse automatique : {{desk.name}} ne reçoit pas de demandes par e-mail, et personne ne lit celui que vous venez d’envoyer. Utilisez notre portail : vous y déposez une demande et vous la suivez.',
        '{{portal.link}}',
        'Pour répondre à l’un de nos e-mails au sujet d’une demande, utilisez la fonction « Répondre », afin que nous reconnaissions la demande.',
      ],
      button: 'Ouvrir le portail',
    },
    'mail.toFinal/addressee': {
      subject: '[{{ticket.number}}] Votre e-mail est arrivé après la fin de la demande',
      body: [
        'Bonjour,',
        'Ceci est une réponse automatique : la demande numéro {{ticket.number}} chez {{desk.name}} est définitivement terminée ; votre e-mail n’a pas pu y être ajouté. Vous pouvez l’ouvrir et y déposer une demande de suivi.',
        '{{ticket.link}}',
      ],
    },
    'status.updated/addressee': {
      subject: '{{incident.title}} : {{incident.state}}',
      body: [
        'Bonjour,',
        'Du nouveau sur « {{incident.title}} » chez {{desk.name}}. État de l’incident : {{incident.state}}.',
        '{{incident.update}}',
        '{{#ticket.number}}Votre demande numéro {{ticket.number}} concerne cet incident.{{/ticket.number}}',
        '{{link}}',
        '{{#unsubscribe.link}}Vous recevez ce message car vous suivez les incidents. Pour ne plus les suivre : {{unsubscribe.link}}{{/unsubscribe.link}}',
      ],
      button: 'En savoir plus',
    },
    'statusSubscription.asked/addressee': {
      subject: 'Suivre les incidents de {{desk.name}} ?',
      body: [
        'Bonjour,',
        'Quelqu’un, sans doute vous, souhaite que les incidents de {{desk.name}} soient annoncés à cette adresse. Confirmez-le.',
        '{{link}}',
        'Le lien sert une seule fois, jusqu’au {{until}}. Si ce n’était pas vous, ne tenez pas compte de ce message : il n’y en aura pas d’autre.',
      ],
      button: 'Suivre les incidents',
    },
    'numbers.runningOut/staff': {
      subject: '{{desk.name}} : les numéros de ticket s’épuisent',
      body: [
        hello,
        '{{numbers.used}} numéros de ticket de {{desk.name}} sont utilisés, il en reste {{numbers.left}}.',
        'Donnez à ce service des numéros à plus de chiffres avant que le dernier soit pris.',
      ],
    },
  },
};
