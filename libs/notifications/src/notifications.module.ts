import { Module } from '@nestjs/common';
import { NotificationChoices } from './notification-choices.service.js';
import { NotificationsController } from './notifications.controller.js';

/** What people say of their mail. Telling them is the worker's, which names the relay itself. */
@Module({ controllers: [NotificationsController], providers: [NotificationChoices] })
export class NotificationsModule {}
