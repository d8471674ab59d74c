import { statement, type Transaction } from '#database';
import type { MailDraft } from '#mail';

/**
 * Mails that somebody can cause to an address by naming it. They are fixed texts, and no address gets more than these
 * many in an hour, so that nobody can flood a stranger through a desk.
 */
const mostInAnHour = 10;
const causedByNaming = new Set([
  'ticket.filed/unproved',
  'ticket.news/unproved',
  'rating.asked/unproved',
  'account.requestReceived/addressee',
  'account.invited/addressee',
  'password.linkAsked/addressee',
  'signIn.linkAsked/addressee',
  'address.proofAsked/addressee',
  'statusSubscription.asked/addressee',
  'participant.invited/addressee',
  'mail.unsolicited/addressee',
  'mail.toFinal/addressee',
]);

const count = statement<{ email: string; mails: number }>(
  'mail.count-recent',
  `SELECT email, count(*)::integer AS mails FROM mail
   WHERE desk_id = $1 AND email = ANY($2::text[]) AND created_at > $3::timestamptz - interval '1 hour'
     AND template = ANY($4::text[])
   GROUP BY email`,
);

/** Leaves out what goes beyond the limit; silently, because whoever asked is answered alike in any case. */
export async function withinLimit(tx: Transaction, drafts: readonly MailDraft[]): Promise<MailDraft[]> {
  const limited = drafts.filter(({ template }) => causedByNaming.has(template));
  if (limited.length === 0) return [...drafts];
  const emails = [...new Set(limited.map(({ email }) => email))];
  const rows = await tx.run(count, [tx.deskId, emails, tx.now, [...causedByNaming]]);
  const sent = new Map(rows.map(({ email, mails }) => [email, mails]));
  return drafts.filter(({ template, email }) => {
    if (!causedByNaming.has(template)) return true;
    const mails = (sent.get(email) ?? 0) + 1;
    sent.set(email, mails);
    return mails <= mostInAnHour;
  });
}
