import { Controller, Get, Headers, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CallerOf, Operation, RenewalOf, signedIn } from '#http';
import type { Caller } from '#kernel';
import { EventListQueryDto, EventPageDto } from './event.dto.js';
import { EventFeed } from './event-feed.service.js';
import { EventStreams } from './event-stream.js';

const stream = 'text/event-stream';

@ApiTags('events')
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly feed: EventFeed,
    private readonly streams: EventStreams,
  ) {}

  /**
   * What happened, in the order in which it became certain, each thing once: the change feed.
   *
   * @remarks Keep `resumeCursor` and ask again with it: nothing is missed, for 30 days. With `Accept: text/event-stream` the
   * same comes as server-sent events that go on as things happen: `id` is a cursor, `event` the kind, `data` an `Event`.
   * Reconnect with `Last-Event-ID`. The stream ends when the access token does and when you may listen no more. Customers
   * hear of what is public on tickets that they see; staff of the whole desk; an API key of what its scopes let it read.
   */
  @Get()
  @ApiExtraModels(EventPageDto)
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'A cursor; goes before `cursor`.',
    schema: { type: 'string', maxLength: 2000 },
  })
  @ApiResponse({
    status: 200,
    description: 'A page, or a stream without an end.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(EventPageDto) } },
      [stream]: { schema: { type: 'string', description: 'Server-sent events whose `data` is an `Event`.' } },
    },
  })
  @Operation({ access: signedIn('events:read'), problems: ['invalid-cursor', 'no-longer-kept'] })
  async eventList(
    @CallerOf() caller: Caller,
    @RenewalOf() renew: () => Promise<Caller>,
    @Query() query: EventListQueryDto,
    @Headers('accept') accepted: string | undefined,
    @Headers('last-event-id') last: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventPageDto | StreamableFile> {
    const asked = last === undefined || last === '' ? query : { ...query, cursor: last };
    if (!accepted?.includes(stream)) return this.feed.page(caller, asked);
    const content = await this.streams.open(caller, asked, renew);
    // Proxies that keep back what they get would keep the stream's news back.
    reply.headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    return new StreamableFile(content, { type: stream });
  }
}
