import { Injectable } from '@nestjs/common';
import { emailKeyOf, findPersonByAddress, PublishableKeys, Throttle, VisitorIdentities } from '#accounts';
import { Database, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { type Caller, Problem } from '#kernel';
import { type LimitName, sourceOf } from '#limits';
import { checkDraft, refused } from './draft-rules.js';
import { Filing } from './filing.js';
import type { SubmissionDraftDto } from './submission.dto.js';
import { SubmissionChallenges } from './submission-challenges.js';
import { asOfFiles, SubmissionFiles } from './submission-files.js';
import { submissionRefused } from './tickets.events.js';

/** Who sends a form: whom the partner names, or somebody who says so themselves. */
interface Visitor {
  readonly email: string;
  readonly name: string | null;
  readonly isIdentified: boolean;
  /** Uses up what is good for one form, in the transaction that files it. */
  use(tx: Transaction): Promise<void>;
}

/**
 * Forms that visitors submit from web pages, with a publishable key. What they write becomes a ticket of whoever has the
 * address they give, or that the page's owner gives for them, as with a mail of unknown sender: nothing is proved by it, and
 * to an address that nobody has proved goes one fixed text alone (see `notifications`).
 */
@Injectable()
export class Submissions {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly keys: PublishableKeys,
    private readonly identities: VisitorIdentities,
    private readonly throttle: Throttle,
    private readonly filing: Filing,
    private readonly challenges: SubmissionChallenges,
    private readonly files: SubmissionFiles,
  ) {}

  /**
   * Files what was submitted. Somebody who is suspended files nothing, and the answer does not tell.
   *
   * @throws Problem `forbidden` (a form that the key does not serve), `invalid-fields`, `unprocessable` (no proof of work, or
   *   no good token of the partner's), `conflict` (a desk without such a door), `too-many-requests`, `numbers-exhausted`
   */
  async take(caller: Caller, submission: SubmissionDraftDto): Promise<void> {
    await this.submit(caller, submission).catch((error: unknown) => {
      throw asOfFiles(error);
    });
  }

  private async submit(caller: Caller, submission: SubmissionDraftDto): Promise<void> {
    const { requestType, fields, files = [], articleSuggestion } = submission;
    const forms = await this.keys.formsOf(caller);
    if (!forms?.has(requestType)) {
      const errors = [{ pointer: '/requestType', code: 'not-served', detail: 'This key serves other forms.' }];
      throw new Problem('forbidden', 'This key does not serve this form.', { errors });
    }
    const blueprint = await this.desks.blueprint(caller);
    const channel = (['form', 'embed'] as const).find((door) => blueprint.channels.open.has(door));
    if (channel === undefined) throw new Problem('conflict', 'This desk takes no forms from other pages any more.');
    const visitor = await this.visitorOf(caller, submission);
    const { email, name, isIdentified } = visitor;
    const requester = name === null ? { email } : { email, name };
    const vouching = isIdentified && caller.keyId !== null ? { vouchedBy: caller.keyId } : {};
    const shown = articleSuggestion === undefined ? {} : { articleSuggestion };
    const draft = {
      requestType,
      fields,
      requester,
      channel,
      insist: true,
      attachmentIds: this.files.idsOf(caller, files),
      ...shown,
      ...vouching,
    };
    checkDraft(caller, blueprint, draft);
    if (!isIdentified) this.challenges.check(caller, submission.proof);
    await this.spend(caller, visitor);
    const known = await this.database.transaction(caller, (tx) => findPersonByAddress(tx, email));
    // Whoever works for the desk signs in there: a page that could name them could speak with their voice.
    if (isIdentified && known !== undefined && known.role !== 'customer') {
      throw refused('/identity', 'identity-staff', 'Who works for the desk files there, not from other pages.');
    }
    if (known?.status !== 'suspended') {
      await this.filing.fileWith(caller, draft, (tx) => visitor.use(tx).then(() => null));
      return;
    }
    await this.database.command(caller, async (tx) => {
      await visitor.use(tx);
      await record(tx, eventOf(submissionRefused, { actor: actorOf(caller), data: {} }));
      return null;
    });
  }

  /** @throws Problem `unprocessable` for a bad token, and for a visitor who is named twice or not at all */
  private async visitorOf(caller: Caller, submission: SubmissionDraftDto): Promise<Visitor> {
    const { identity, proof, email, name = null } = submission;
    if (identity === undefined) {
      if (email === undefined) throw refused('/email', 'required', 'Give the visitor’s address: `email`.');
      return { email, name, isIdentified: false, use: (tx) => this.challenges.use(tx, proof) };
    }
    const double = (['email', 'name', 'proof'] as const).find((member) => submission[member] !== undefined);
    if (double) throw refused(`/${double}`, 'one-of', `The token says who it is: leave \`${double}\` out.`);
    const { tokenId, ...visitor } = await this.identities.read(caller, identity);
    const use = async (tx: Transaction): Promise<void> => {
      if (tokenId === null) return;
      if (!(await this.throttle.take(tx, 'submission-identity', `${caller.keyId} ${tokenId}`))) return;
      throw refused('/identity', 'identity-used', 'A form was sent with this token (`jti`) already. Sign another.');
    };
    return { ...visitor, isIdentified: true, use };
  }

  /**
   * Everybody can read the key in its page: neither one visitor nor all of them flood the desk with it. Whom the partner
   * names is counted by name, since many of them may sit behind one network address.
   */
  private async spend(caller: Caller, { email, isIdentified }: Visitor): Promise<void> {
    const page = caller.keyId ?? '';
    const counted: readonly (readonly [LimitName, string])[] = isIdentified
      ? [
          ['submission-identified', `${page} ${emailKeyOf(email)}`],
          ['submission-identified-by-page', page],
        ]
      : [
          ['submission', sourceOf(caller.sourceAddress)],
          ['submission-by-page', page],
        ];
    // What is counted stays counted, whatever becomes of the form.
    const full = await this.database.transaction(caller, async (tx) => {
      for (const [limit, subject] of counted) {
        const over = await this.throttle.take(tx, limit, subject);
        if (over) return over;
      }
      return undefined;
    });
    if (full) throw full;
  }
}
