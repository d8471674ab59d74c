import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Database, Secrets, type Transaction } from '#database';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, newId, notFound, Problem, type Uuid } from '#kernel';
import { Destinations } from './destinations.js';
import { newSecret } from './signature.js';
import { WebhookEndpointRow } from './webhook.entity.js';
import { endpointView } from './webhook.view.js';
import type {
  WebhookEndpointChangeDto,
  WebhookEndpointDraftDto,
  WebhookEndpointDto,
  WebhookEndpointListQueryDto,
  WebhookEndpointSecretDto,
  WebhookSecretRotationDto,
} from './webhook-endpoint.dto.js';
import { countEndpoints, feedHead, getEndpoint, listEndpoints, lockEndpoint } from './webhook-endpoint.statements.js';
import { disableEndpoint } from './webhook-health.js';
import { requireMayHear } from './webhook-kinds.js';
import { endpointChanged, endpointCreated, endpointDeleted, secretRotated } from './webhooks.events.js';

/** Endpoints of one desk. */
const most = 100;

/** What an endpoint's secrets are sealed for. */
export const sealing = (deskId: Uuid) => `webhook:${deskId}`;

/** Where a desk's events are sent: admins look after it. A new endpoint hears of what happens from now on. */
@Injectable()
export class WebhookEndpoints {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly destinations: Destinations,
  ) {}

  /** @throws Problem `unprocessable`, `insufficient-scope`, `conflict` when there are too many */
  async create(caller: Caller, draft: WebhookEndpointDraftDto): Promise<WebhookEndpointSecretDto> {
    const { url, description = '', kinds } = draft;
    requireMayHear(caller, kinds);
    this.requireDestination(url);
    return this.database.command(caller, async (tx) => {
      const there = await tx.first(countEndpoints, [tx.deskId]);
      if ((there?.count ?? 0) >= most) throw new Problem('conflict', `A desk has at most ${most} endpoints.`);
      const secret = newSecret();
      const row: WebhookEndpointRow = {
        deskId: tx.deskId,
        id: newId(),
        url,
        description,
        kinds,
        disabledFor: null,
        disabledAt: null,
        secretSealed: this.seal(tx.deskId, secret),
        oldSecretSealed: null,
        oldSecretUntil: null,
        position: await this.head(tx),
        failingSince: null,
        warnedAt: null,
        succeededAt: null,
        failedAt: null,
        createdAt: tx.now,
        version: 1,
      };
      await tx.manager.insert(WebhookEndpointRow, row);
      const about = { actor: actorOf(caller), subjectId: row.id };
      await record(tx, eventOf(endpointCreated, { ...about, data: { kinds }, text: { url, description } }));
      return { ...endpointView(row, tx.now), secret };
    });
  }

  /** Newest first. @throws Problem `invalid-cursor` */
  async list(
    caller: Caller,
    { limit = defaultLimit, cursor }: WebhookEndpointListQueryDto,
  ): Promise<Page<WebhookEndpointDto>> {
    const binding = `webhookEndpoints ${caller.deskId}`;
    const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, binding, 1);
    const rows = await this.database.read(caller, listEndpoints, [caller.deskId, before, limit + 1]);
    return pageOf(
      rows,
      limit,
      (row) => endpointView(row, caller.now),
      ({ id }) => encodeCursor([id], binding),
    );
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, id: string): Promise<WebhookEndpointDto> {
    const row = isUuid(id) ? await this.database.readFirst(caller, getEndpoint, [caller.deskId, id]) : undefined;
    if (!row) throw notFound();
    return endpointView(row, caller.now);
  }

  /** @throws Problem `not-found`, `stale`, `unprocessable`, `insufficient-scope` */
  async update(caller: Caller, id: string, change: WebhookEndpointChangeDto): Promise<WebhookEndpointDto> {
    return this.database.command(caller, async (tx) => {
      const row = await this.locked(tx, id);
      requireVersion(caller, row.version, true);
      const { enabled, url = row.url, description = row.description, kinds = row.kinds } = change;
      // Whoever says where events go might read them there.
      requireMayHear(caller, kinds);
      if (change.url !== undefined) this.requireDestination(change.url);
      if (enabled === false && row.disabledFor !== 'admin') await disableEndpoint(tx, row.id, 'admin');
      const begins = enabled === true && row.disabledFor !== null;
      const anew = { disabledFor: null, disabledAt: null, failingSince: null, warnedAt: null };
      await tx.manager.update(
        WebhookEndpointRow,
        { deskId: tx.deskId, id: row.id },
        {
          url,
          description,
          kinds,
          ...(begins ? { ...anew, position: await this.head(tx) } : {}),
          version: row.version + 1,
        },
      );
      const fields = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
      const about = { actor: actorOf(caller), subjectId: row.id, data: { fields } };
      await record(tx, eventOf(endpointChanged, { ...about, text: { url, description } }));
      return endpointView(await this.read(tx, row.id), tx.now);
    });
  }

  /** With all that was sent there. @throws Problem `not-found`, `stale` */
  async remove(caller: Caller, id: string): Promise<void> {
    await this.database.command(caller, async (tx) => {
      const row = await this.locked(tx, id);
      requireVersion(caller, row.version, true);
      await tx.manager.delete(WebhookEndpointRow, { deskId: tx.deskId, id: row.id });
      await record(tx, eventOf(endpointDeleted, { actor: actorOf(caller), subjectId: row.id, data: {} }));
      return null;
    });
  }

  /** The secret before the old one, if it signs still, does so no more. @throws Problem `not-found`, `stale` */
  async rotate(
    caller: Caller,
    id: string,
    { overlapHours = 24 }: WebhookSecretRotationDto,
  ): Promise<WebhookEndpointSecretDto> {
    return this.database.command(caller, async (tx) => {
      const row = await this.locked(tx, id);
      requireVersion(caller, row.version, false);
      requireMayHear(caller, row.kinds);
      const secret = newSecret();
      const oldSecretUntil = DateTime.fromJSDate(tx.now).plus({ hours: overlapHours }).toJSDate();
      await tx.manager.update(
        WebhookEndpointRow,
        { deskId: tx.deskId, id: row.id },
        {
          secretSealed: this.seal(tx.deskId, secret),
          oldSecretSealed: row.secretSealed,
          oldSecretUntil,
          version: row.version + 1,
        },
      );
      const about = { actor: actorOf(caller), subjectId: row.id };
      await record(tx, eventOf(secretRotated, { ...about, data: { until: oldSecretUntil.toISOString() } }));
      return { ...endpointView(await this.read(tx, row.id), tx.now), secret };
    });
  }

  private requireDestination(url: string): void {
    const detail = this.destinations.refusalOf(url);
    if (detail === null) return;
    const errors = [{ pointer: '/url', code: 'refused-destination', detail }];
    throw new Problem('unprocessable', detail, { errors });
  }

  private seal(deskId: Uuid, secret: string): Buffer {
    return this.secrets.seal(sealing(deskId), Buffer.from(secret));
  }

  private async head(tx: Transaction): Promise<string> {
    return (await tx.first(feedHead, [tx.deskId]))?.position ?? '0';
  }

  private async locked(tx: Transaction, id: string): Promise<WebhookEndpointRow> {
    const row = isUuid(id) ? await tx.first(lockEndpoint, [tx.deskId, id]) : undefined;
    if (!row) throw notFound();
    return row;
  }

  private async read(tx: Transaction, id: Uuid): Promise<WebhookEndpointRow> {
    const row = await tx.first(getEndpoint, [tx.deskId, id]);
    if (!row) throw notFound();
    return row;
  }
}
