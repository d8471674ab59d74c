import type { MailLanguage } from '../mail-text.js';

const hello = 'Hello{{#reader.name}} {{reader.name}}{{/reader.name}},';
const ticket = '[{{ticket.number}}] {{ticket.subject}}';
const from =
  'From {{requester.name}}{{#requester.organization}}, {{requester.organization}}{{/requester.organization}}';

export const english: MailLanguage = {
  viewRequest: 'View the request',
  colon: ':',
  footer: '{{desk.name}} · {{desk.contact}}',
  texts: {
    'ticket.filed/customer': {
      subject: ticket,
      body: [
        hello,
        'We have received your request “{{ticket.subject}}”. Its number is {{ticket.number}}.',
        'You can read it and add to it at any time. We will write to you when there is news.',
        '{{ticket.link}}',
      ],
    },
    'ticket.filed/staff': {
      subject: ticket,
      body: [
        hello,
        'A new request has come in: {{ticket.type}}, priority {{ticket.priority}}.',
        `“{{ticket.subject}}” (number {{ticket.number}})\n${from}{{#group.name}}\nFor {{group.name}}{{/group.name}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.filed/unproved': {
      subject: '[{{ticket.number}}] Your request to {{desk.name}}',
      body: [
        'Hello,',
        'We have noted a request for you at {{desk.name}}. Its number is {{ticket.number}}.',
        'You can read and complete it on our portal. If you have no password yet, the page sends you a link to set one.',
        '{{ticket.link}}',
        'If you know nothing of this request, you need not do anything.',
      ],
    },
    'ticket.news/unproved': {
      subject: '[{{ticket.number}}] News on your request to {{desk.name}}',
      body: [
        'Hello,',
        'There is news on your request number {{ticket.number}} at {{desk.name}}.',
        'You can read it on our portal. If you have no password yet, the page sends you a link to set one.',
        '{{ticket.link}}',
      ],
    },
    'ticket.assigned/customer': {
      subject: ticket,
      body: [hello, 'Somebody is now looking after your request “{{ticket.subject}}”.', '{{ticket.link}}'],
    },
    'ticket.assigned/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} has given you this request: {{ticket.type}}, priority {{ticket.priority}}.',
        `“{{ticket.subject}}” (number {{ticket.number}})\n${from}\nStatus: {{ticket.status}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.moved/customer': {
      subject: ticket,
      body: [
        hello,
        'Your request “{{ticket.subject}}” has moved on. Its status is now: {{ticket.status}}.',
        '{{reason}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.moved/staff': {
      subject: ticket,
      body: [
        hello,
        'The request “{{ticket.subject}}” went from {{ticket.statusBefore}} to {{ticket.status}}.',
        '{{reason}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.typeChanged/customer': {
      subject: ticket,
      body: [
        hello,
        'We have sorted your request “{{ticket.subject}}” anew: it was “{{ticket.typeBefore}}” and is now “{{ticket.type}}”. Nothing you told us is lost.',
        '{{ticket.link}}',
      ],
    },
    'ticket.typeChanged/staff': {
      subject: ticket,
      body: [
        hello,
        'The request “{{ticket.subject}}” was “{{ticket.typeBefore}}” and is now “{{ticket.type}}”.',
        '{{ticket.link}}',
      ],
    },
    'ticket.changed/customer': {
      subject: ticket,
      body: [hello, 'The details of your request “{{ticket.subject}}” have been changed.', '{{ticket.link}}'],
    },
    'ticket.changed/staff': {
      subject: ticket,
      body: [hello, '{{actor.name}} has changed details of the request “{{ticket.subject}}”.', '{{ticket.link}}'],
    },
    'ticket.reminded/customer': {
      subject: ticket,
      body: [
        hello,
        'Your request “{{ticket.subject}}” is waiting for your answer.',
        '{{reason}}',
        '{{#nextAction}}Without an answer, this comes next ({{nextActionAt}}): {{nextAction}}{{/nextAction}}',
        '{{ticket.link}}',
      ],
      button: 'Answer now',
    },
    'ticket.reminded/staff': {
      subject: ticket,
      body: [
        hello,
        'A reminder of the request “{{ticket.subject}}” ({{ticket.status}}).',
        '{{reason}}',
        '{{#nextAction}}This comes next ({{nextActionAt}}): {{nextAction}}{{/nextAction}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.late/customer': {
      subject: ticket,
      body: [
        hello,
        'We are later with your request “{{ticket.subject}}” than we wanted to be. It is not forgotten.',
        '{{ticket.link}}',
      ],
    },
    'ticket.late/staff': {
      subject: '[{{ticket.number}}] Late: {{ticket.subject}}',
      body: [
        hello,
        'The request “{{ticket.subject}}” is late. Due on {{dueAt}}: {{target}}.',
        `${from}\nStatus: {{ticket.status}}, priority {{ticket.priority}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.escalated/customer': {
      subject: ticket,
      body: [
        hello,
        'Your request “{{ticket.subject}}” was escalated: those in charge have been told.',
        '{{reason}}',
        '{{ticket.link}}',
      ],
    },
    'ticket.escalated/staff': {
      subject: '[{{ticket.number}}] Escalated: {{ticket.subject}}',
      body: [
        hello,
        '{{actor.name}} presses for the request “{{ticket.subject}}” and says why:',
        '{{reason}}',
        `${from}\nStatus: {{ticket.status}}, priority {{ticket.priority}}`,
        '{{ticket.link}}',
      ],
    },
    'ticket.merged/customer': {
      subject: ticket,
      body: [
        hello,
        'Your request “{{ticket.subject}}” (number {{ticket.number}}) is about the same problem as number {{into.number}}. The two are one request now.',
        'Nothing that was said is lost. We go on with number {{into.number}}; what you answer to older mails arrives there too.',
        '{{into.link}}',
      ],
    },
    'ticket.merged/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} merged the request “{{ticket.subject}}” into number {{into.number}}.',
        '{{into.link}}',
      ],
    },
    'ticket.unmerged/customer': {
      subject: ticket,
      body: [
        hello,
        'Your request “{{ticket.subject}}” (number {{ticket.number}}) is a request of its own again. We go on with it under its number.',
        '{{ticket.link}}',
      ],
    },
    'ticket.unmerged/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} made the request “{{ticket.subject}}” a request of its own again.',
        '{{ticket.link}}',
      ],
    },
    'comment.added/customer': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} has written on the request “{{ticket.subject}}”:',
        '{{comment.text}}',
        'Status: {{ticket.status}}',
        '{{ticket.link}}',
      ],
      button: 'View the request and answer',
    },
    'comment.added/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} has written on the request “{{ticket.subject}}”:',
        '{{comment.text}}',
        'Status: {{ticket.status}}',
        '{{ticket.link}}',
      ],
    },
    'note.added/staff': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} has left an internal note on the request “{{ticket.subject}}”. The customer does not see it.',
        '{{comment.text}}',
        '{{ticket.link}}',
      ],
    },
    'participant.added/customer': {
      subject: ticket,
      body: [hello, '{{participant.name}} now takes part in your request “{{ticket.subject}}”.', '{{ticket.link}}'],
    },
    'participant.removed/customer': {
      subject: ticket,
      body: [
        hello,
        '{{participant.name}} no longer takes part in your request “{{ticket.subject}}”.',
        '{{ticket.link}}',
      ],
    },
    'participant.invited/addressee': {
      subject: '[{{ticket.number}}] A request at {{desk.name}} is shared with you',
      body: [
        'Hello,',
        'Somebody shares the request number {{ticket.number}} at {{desk.name}} with this address. You can read it without an account.',
        '{{link}}',
        'The link works once, until {{until}}. If you do not want to take part, you need not do anything.',
      ],
      button: 'Open the request',
    },
    'rating.asked/customer': {
      subject: ticket,
      body: [
        hello,
        'Our work on your request “{{ticket.subject}}” is done. {{rating.question}}',
        '{{rating.link}}',
        'One click and, if you like, a few words; you need not sign in. The same link lets you change your rating until {{until}}.',
      ],
      button: 'Rate our help',
    },
    'rating.asked/unproved': {
      subject: '[{{ticket.number}}] How did we do?',
      body: [
        'Hello,',
        'Our work on your request number {{ticket.number}} at {{desk.name}} is done. {{rating.question}}',
        '{{rating.link}}',
        'You need not sign in. The same link lets you change your rating until {{until}}.',
        'If you know nothing of this request, you need not do anything.',
      ],
      button: 'Rate our help',
    },
    'rating.given/staff': {
      subject: ticket,
      body: [
        hello,
        '{{requester.name}} has rated how the request “{{ticket.subject}}” was handled: {{rating.mark}}.',
        '{{rating.words}}',
        '{{ticket.link}}',
      ],
    },
    'supportAccess.offered/customer': {
      subject: ticket,
      body: [
        hello,
        '{{actor.name}} asks whether our support team may work in your place, to look into your request “{{ticket.subject}}”:',
        '{{reason}}',
        'Nobody will know your password. You decide whether, and until when, and can end it at any moment. The offer is gone on {{until}}.',
        '{{ticket.link}}',
      ],
      button: 'View the request and decide',
    },
    'supportAccess.activated/customer': {
      subject: ticket,
      body: [
        hello,
        'Until {{until}} our support team may work in your place on your request “{{ticket.subject}}”. You can end it at any moment.',
        '{{ticket.link}}',
      ],
    },
    'supportAccess.activated/staff': {
      subject: '[{{ticket.number}}] Support access is on: {{ticket.subject}}',
      body: [hello, '{{requester.name}} has switched support access on, until {{until}}.', '{{ticket.link}}'],
    },
    'supportAccess.started/customer': {
      subject: '[{{ticket.number}}] {{actor.name}} is working in your place',
      body: [
        hello,
        '{{actor.name}} has begun to work in your place on your request “{{ticket.subject}}”, as you allowed. Everything they do is recorded, and you can read it.',
        'If you do not want this, or need to sign in and cannot, end it at once:',
        '{{link}}',
      ],
      button: 'End support access now',
    },
    'supportAccess.ended/customer': {
      subject: ticket,
      body: [
        hello,
        'Support access on your request “{{ticket.subject}}” is over. Nobody works in your place any more. You can read what was done.',
        '{{ticket.link}}',
      ],
    },
    'supportAccess.ended/staff': {
      subject: '[{{ticket.number}}] Support access is over: {{ticket.subject}}',
      body: [hello, 'Support access on the request of {{requester.name}} is over.', '{{ticket.link}}'],
    },
    'account.requested/staff': {
      subject: 'Account asked for: {{person.address}}',
      body: [
        hello,
        'Somebody asks for an account at {{desk.name}} and waits for your decision:',
        '{{person.name}}\n{{person.address}}',
      ],
    },
    'account.requestReceived/addressee': {
      subject: 'Your request for an account at {{desk.name}}',
      body: [
        'Hello,',
        'We have received a request for an account at {{desk.name}} with this address. Our team looks at it and you will hear from us by mail.',
        'If it was not you who asked, you need not do anything.',
      ],
    },
    'account.approved/addressee': {
      subject: 'Your account at {{desk.name}} is ready',
      body: [
        hello,
        'Your account at {{desk.name}} has been approved. Choose a password to finish your registration.',
        '{{link}}',
        'The link works once, until {{until}}.',
      ],
      button: 'Choose a password',
    },
    'account.declined/addressee': {
      subject: 'Your request for an account at {{desk.name}}',
      body: [
        'Hello,',
        'We cannot open an account at {{desk.name}} for you at present.',
        '{{reason}}',
        'If you have questions, write to {{desk.contact}}.',
      ],
    },
    'account.invited/addressee': {
      subject: 'Your invitation to {{desk.name}}',
      body: [
        hello,
        'You are invited to {{desk.name}}. Finish your registration by giving your name and choosing a password.',
        '{{link}}',
        'The link works once, until {{until}}.',
      ],
      button: 'Finish your registration',
    },
    'password.linkAsked/addressee': {
      subject: 'Set your password for {{desk.name}}',
      body: [
        hello,
        'Somebody, most likely you, asked for a link to set the password of your account at {{desk.name}}.',
        '{{link}}',
        'The link works once, until {{until}}. If it was not you who asked, ignore this mail: your password stays as it is.',
      ],
      button: 'Set your password',
    },
    'password.changed/addressee': {
      subject: 'Your password for {{desk.name}} has been changed',
      body: [
        hello,
        'The password of your account at {{desk.name}} has just been changed.',
        'If it was not you, write to {{desk.contact}} at once.',
      ],
    },
    'signIn.linkAsked/addressee': {
      subject: 'Sign in to {{desk.name}}',
      body: [
        hello,
        'Somebody, most likely you, asked for a link to sign in to {{desk.name}}.',
        '{{link}}',
        'The link works once, until {{until}}. If it was not you who asked, ignore this mail, and give the link to nobody.',
      ],
      button: 'Sign in',
    },
    'secondFactor.added/addressee': {
      subject: 'An authenticator protects your account at {{desk.name}}',
      body: [
        hello,
        'From now on, signing in to {{desk.name}} asks for a code of your authenticator too. Keep your recovery codes where you find them without it.',
        'If it was not you, write to {{desk.contact}} at once.',
      ],
    },
    'secondFactor.removed/addressee': {
      subject: 'The authenticator of your account at {{desk.name}} has been removed',
      body: [
        hello,
        'Signing in to {{desk.name}} does not ask for a code of your authenticator any more. You can set one up again at any time.',
        'If you neither did this nor asked for it, write to {{desk.contact}} at once.',
      ],
    },
    'address.proofAsked/addressee': {
      subject: 'Confirm your address for {{desk.name}}',
      body: [
        'Hello,',
        'Somebody, most likely you, added this address to an account at {{desk.name}}. Confirm that it is yours.',
        '{{link}}',
        'The link works once, until {{until}}. If it was not you, ignore this mail: nothing will happen.',
        'Requests that were sent from this address will show in that account. If you also sign in at {{desk.name}} with this address, sign in with it afterwards: you are asked whether the two accounts shall become one.',
      ],
      button: 'Confirm this address',
    },
    'mail.unsolicited/addressee': {
      subject: 'Your mail to {{desk.name}}',
      body: [
        'Hello,',
        'This is an automatic answer: requests to {{desk.name}} do not come by mail, so nobody reads the mail that you have just sent. Please use our portal, where you can file a request and follow it.',
        '{{portal.link}}',
        'To answer one of our mails about a request, use your mail program’s reply, so that we can tell which request it is.',
      ],
      button: 'Open the portal',
    },
    'mail.toFinal/addressee': {
      subject: '[{{ticket.number}}] Your mail came after the end of the request',
      body: [
        'Hello,',
        'This is an automatic answer: request number {{ticket.number}} at {{desk.name}} is finished for good, so your mail could not be added to it. You can open it and file a follow-up there.',
        '{{ticket.link}}',
      ],
    },
    'status.updated/addressee': {
      subject: '{{incident.title}}: {{incident.state}}',
      body: [
        'Hello,',
        'News of “{{incident.title}}” from {{desk.name}}. The incident is now: {{incident.state}}.',
        '{{incident.update}}',
        '{{#ticket.number}}Your request number {{ticket.number}} is about this incident.{{/ticket.number}}',
        '{{link}}',
        '{{#unsubscribe.link}}You get this mail because you subscribed to incidents. You can end this here: {{unsubscribe.link}}{{/unsubscribe.link}}',
      ],
      button: 'Read more',
    },
    'statusSubscription.asked/addressee': {
      subject: 'Do you want to hear of incidents at {{desk.name}}?',
      body: [
        'Hello,',
        'Somebody, most likely you, wants incidents at {{desk.name}} to be told to this address. Confirm that you do.',
        '{{link}}',
        'The link works once, until {{until}}. If it was not you, ignore this mail: you will get no other.',
      ],
      button: 'Subscribe',
    },
    'numbers.runningOut/staff': {
      subject: '{{desk.name}}: ticket numbers are running out',
      body: [
        hello,
        '{{numbers.used}} ticket numbers of {{desk.name}} are used and {{numbers.left}} are left.',
        'Give the desk numbers with more digits before the last one is used.',
      ],
    },
  },
};
