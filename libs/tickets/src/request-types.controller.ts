import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { anyone, CallerOf, Operation, onTicket, orInPage, orOnBehalf, signedIn } from '#http';
import type { Caller } from '#kernel';
import { RequestTypePageDto, RequestTypeWithFormDto } from './request-type.dto.js';
import { RequestTypes } from './request-types.js';

@ApiTags('forms')
@Controller('v1/request-types')
export class RequestTypesController {
  constructor(private readonly requestTypes: RequestTypes) {}

  /**
   * What one can ask for at the caller's desk, with the purpose and examples of each type.
   *
   * @remarks With a publishable key, what its page serves.
   */
  @Get()
  @Operation({ access: orInPage(orOnBehalf(signedIn('tickets:read'))) })
  requestTypeList(@CallerOf() caller: Caller): Promise<RequestTypePageDto> {
    return this.requestTypes.list(caller);
  }

  /**
   * One request type with its form, for this caller and language.
   *
   * @remarks The form is a JSON Schema of the object `fields` that `ticketCreate` takes, and beside it what a program
   * needs to draw the form. Fields for agents only are there for those who work for the desk.
   */
  @Get(':type')
  @Operation({ access: orInPage(orOnBehalf(onTicket('tickets:read'))), problems: ['not-found'] })
  requestTypeGet(@CallerOf() caller: Caller, @Param('type') type: string): Promise<RequestTypeWithFormDto> {
    return this.requestTypes.get(caller, type);
  }
}

@ApiTags('forms')
@Controller('v1/desks/:desk/request-types')
export class DeskRequestTypesController {
  constructor(private readonly requestTypes: RequestTypes) {}

  /** What one can ask for at a desk, for somebody who has not signed in. */
  @Get()
  @Operation({ access: anyone, problems: ['not-found'] })
  deskRequestTypeList(@CallerOf() caller: Caller, @Param('desk') _desk: string): Promise<RequestTypePageDto> {
    return this.requestTypes.list(caller);
  }

  /** One request type of a desk with its form, for somebody who has not signed in. */
  @Get(':type')
  @Operation({ access: anyone, problems: ['not-found'] })
  deskRequestTypeGet(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Param('type') type: string,
  ): Promise<RequestTypeWithFormDto> {
    return this.requestTypes.get(caller, type);
  }
}
