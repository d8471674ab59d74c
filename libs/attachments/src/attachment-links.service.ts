import { Injectable } from '@nestjs/common';
import { Credentials, type KeyIdentity, type PersonIdentity } from '#accounts';
import { Database, Secrets } from '#database';
import { systemCaller } from '#desks';
import { type Caller, notFound, Problem, Settings, type Uuid } from '#kernel';
import { AttachedTickets } from './attached-tickets.js';
import type { AttachmentDto, AttachmentLinkDto } from './attachment.dto.js';
import { attachmentView } from './attachment.view.js';
import { type FoundAttachment, findAttachment } from './attachments.finder.js';
import { type LinkClaims, readLink, signLink } from './link-token.js';
import { requireReadable } from './readable.js';
import { VirusScanner } from './virus-scanner.js';

/** How long a link lives. */
const lifetimeSeconds = 300;

/** Finds files for those who may see them, and makes the links by which they are had. */
@Injectable()
export class AttachmentLinks {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly credentials: Credentials,
    private readonly tickets: AttachedTickets,
    private readonly scanner: VirusScanner,
    private readonly settings: Settings,
  ) {}

  /** @throws Problem `not-found` */
  async get(caller: Caller, id: string): Promise<AttachmentDto> {
    return attachmentView((await findAttachment(this.database, this.tickets, caller, id)).stored);
  }

  /**
   * Makes a link for the caller: it is good for five minutes, and as long as session (or key) and permission last.
   *
   * @throws Problem `not-found`, and those of `requireReadable`
   */
  async create(caller: Caller, id: string): Promise<AttachmentLinkDto> {
    // Before the transaction, and before an earlier answer is given again: what may no longer be seen is not found.
    const found = await findAttachment(this.database, this.tickets, caller, id);
    await requireReadable(this.database, this.scanner, caller, found);
    return this.database.command(caller, async (tx) => {
      const expiresAt = Math.floor(tx.now.getTime() / 1000) + lifetimeSeconds;
      const urlOf = (variant: LinkClaims['variant']) => this.urlOf(caller, found.id, variant, expiresAt);
      return {
        url: urlOf('original'),
        previewUrl: found.stored.preview ? urlOf('preview') : null,
        expiresAt: new Date(expiresAt * 1000).toISOString(),
      };
    });
  }

  /**
   * What a link gives, asked anew: whether its session or key is still good, and whether its holder still sees the file.
   *
   * @throws Problem `not-found` for whatever is no longer good, `link-expired`, and those of `requireReadable`
   */
  async follow(
    token: string,
    requestId: string,
  ): Promise<{ claims: LinkClaims; caller: Caller; found: FoundAttachment }> {
    const claims = readLink(this.secrets, token);
    if (!claims) throw notFound();
    const caller = await this.holderOf(claims, requestId);
    const found = await findAttachment(this.database, this.tickets, caller, claims.attachmentId);
    if (claims.expiresAt * 1000 <= caller.now.getTime()) {
      throw new Problem('link-expired', 'A link to a file lives five minutes. Ask for a new one.');
    }
    await requireReadable(this.database, this.scanner, caller, found);
    if (claims.variant === 'preview' && !found.stored.preview) throw notFound();
    return { claims, caller, found };
  }

  private async holderOf({ deskId, holder }: LinkClaims, requestId: string): Promise<Caller> {
    const identity = await this.credentials.recall({ deskId, ...holder }).catch((error: unknown) => {
      // Whoever has the link has no credentials to mend: it is simply gone.
      throw error instanceof Problem && error.status === 401 ? notFound() : error;
    });
    return callerOf(identity, requestId);
  }

  private urlOf(caller: Caller, attachmentId: Uuid, variant: LinkClaims['variant'], expiresAt: number): string {
    const { deskId, personId, sessionId, keyId } = caller;
    if (keyId === null && (personId === null || sessionId === null)) throw new Error('nobody could use this link');
    const holder: LinkClaims['holder'] =
      keyId === null
        ? { kind: 'person', sessionId: sessionId ?? '', personId: personId ?? '' }
        : { kind: 'key', keyId };
    const token = signLink(this.secrets, { deskId, attachmentId, variant, holder, expiresAt });
    const origin = this.settings.publicUrl ?? `http://${this.settings.host}:${this.settings.port}`;
    return `${origin}/v1/downloads/${token}`;
  }
}

/** A caller on the strength of a link: what its holder is now. */
function callerOf(identity: PersonIdentity | KeyIdentity, requestId: string): Caller {
  const caller = systemCaller(identity.desk, 'en', requestId);
  if (identity.kind === 'key') {
    return { ...caller, kind: 'key', keyId: identity.keyId, scopes: identity.scopes };
  }
  const { desk: _desk, language: _language, ...person } = identity;
  return { ...caller, ...person };
}
