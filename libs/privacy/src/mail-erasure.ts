import { statement } from '#database';
import type { ErasureScope } from './erasure-scope.js';
import type { ErasureStep } from './erasure-steps.js';

const lowered = ({ people, emails }: ErasureScope) => [people, emails.map((email) => email.toLowerCase())];

/** Mail to somebody, and from them. */
export const mailSteps: readonly ErasureStep[] = [
  {
    what: 'mails',
    statement: statement(
      'erasure.mails-to',
      `DELETE FROM mail WHERE desk_id = $1 AND (person_id = ANY($2::uuid[]) OR lower(email) = ANY($3::text[])) RETURNING true`,
    ),
    values: lowered,
  },
  {
    what: 'mails',
    statement: statement(
      'erasure.reply-addresses',
      `DELETE FROM reply_address WHERE desk_id = $1 AND (person_id = ANY($2::uuid[]) OR lower(email) = ANY($3::text[]))
       RETURNING true`,
    ),
    values: lowered,
  },
  {
    // Whoever wrote to the person, or copied them, has their address in it.
    what: 'inboundMails',
    statement: statement(
      'erasure.sources',
      `DELETE FROM inbound_source WHERE desk_id = $1 AND mail_id IN (SELECT id FROM inbound_mail WHERE desk_id = $1
         AND (ticket_id = ANY($4::uuid[]) OR person_id = ANY($2::uuid[]) OR lower(from_email) = ANY($3::text[])
           OR envelope_from = ANY($3::text[]))) RETURNING true`,
    ),
    values: (scope) => [...lowered(scope), scope.touched],
  },
  {
    what: 'inboundMails',
    statement: statement(
      'erasure.mails-waiting',
      `DELETE FROM inbound_mail WHERE desk_id = $1 AND status = 'received' AND envelope_from = ANY($2::text[]) RETURNING true`,
    ),
    values: ({ emails }) => [emails.map((email) => email.toLowerCase())],
  },
  {
    // What makes a message the same when it comes again is a digest of it: it goes too.
    what: 'inboundMails',
    statement: statement(
      'erasure.mails-from',
      `UPDATE inbound_mail SET identity = uuid_send(id), message_id = NULL, envelope_from = '', recipients = '{}',
         source_address = '', from_email = NULL, from_name = NULL, subject = NULL, body = NULL, last_error = NULL,
         version = version + 1
       WHERE desk_id = $1 AND (person_id = ANY($2::uuid[]) OR lower(from_email) = ANY($3::text[])
         OR envelope_from = ANY($3::text[]) OR ticket_id = ANY($4::uuid[])) RETURNING true`,
    ),
    values: (scope) => [...lowered(scope), scope.alone],
  },
  {
    what: 'subscriptions',
    statement: statement(
      'erasure.status-subscriptions',
      'DELETE FROM status_subscription WHERE desk_id = $1 AND email_key = ANY($2::text[]) RETURNING true',
    ),
    values: ({ emailKeys }) => [emailKeys],
  },
];
