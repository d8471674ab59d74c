import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, person } from '#http';
import type { Caller } from '#kernel';
import { NotificationChoicesDto, NotificationChoicesSetDto } from './notification-choices.dto.js';
import { NotificationChoices } from './notification-choices.service.js';

@ApiTags('accounts')
@Controller('v1/me/notifications')
export class NotificationsController {
  constructor(private readonly choices: NotificationChoices) {}

  /**
   * What the caller gets mail about
   * @remarks Every kind of event that the desk tells people in the caller's role of. Mail that the caller asks for, such
   * as a link to set a password, is none of these. The mail about one ticket has a switch of its own
   * (`subscriptionSet`).
   */
  @Get()
  @Operation({ access: person })
  notificationChoicesGet(@CallerOf() caller: Caller): Promise<NotificationChoicesDto> {
    return this.choices.get(caller);
  }

  /**
   * Choose what to get mail about
   * @remarks What the desk does not leave to its people is refused; see `optional`.
   */
  @Put()
  @Operation({ access: person, writes: true, ifMatch: 'required', problems: ['unprocessable'] })
  notificationChoicesSet(
    @CallerOf() caller: Caller,
    @Body() body: NotificationChoicesSetDto,
  ): Promise<NotificationChoicesDto> {
    return this.choices.set(caller, body.events);
  }
}
