import { Module } from '@nestjs/common';
import { EventFeed } from './event-feed.service.js';
import { EventStreams } from './event-stream.js';
import { EventsController } from './events.controller.js';
import { FeedCursors } from './feed-cursor.js';
import { FeedWatch } from './feed-watch.js';

@Module({ controllers: [EventsController], providers: [EventFeed, EventStreams, FeedCursors, FeedWatch] })
export class ChangeFeedModule {}
