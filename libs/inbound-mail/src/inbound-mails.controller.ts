import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { admin, bodyProblems, CallerOf, Operation, staff } from '#http';
import type { Caller } from '#kernel';
import { InboundMailDto, InboundMailPageDto, MailCheckDto } from './inbound-mail.dto.js';
import { InboundMails } from './inbound-mails.service.js';
import { InboundMailListQueryDto, MailAcceptanceDto, MailEnvelopeDto, MailSourceDto } from './mail-request.dto.js';
import { Quarantine } from './quarantine.service.js';

@ApiTags('inbound-mail')
@ApiExtraModels(MailSourceDto)
@Controller('v1/inbound-mails')
export class InboundMailsController {
  constructor(
    private readonly mails: InboundMails,
    private readonly quarantine: Quarantine,
  ) {}

  /**
   * Messages that came in, newest first, with what became of them and why.
   *
   * @remarks The quarantine is `status=quarantined`.
   */
  @Get()
  @Operation({ access: staff('mail:read'), problems: ['invalid-cursor'] })
  inboundMailList(@CallerOf() caller: Caller, @Query() query: InboundMailListQueryDto): Promise<InboundMailPageDto> {
    return this.mails.list(caller, query);
  }

  /**
   * Takes a message in, as the SMTP door does; for inbound hooks of mail providers.
   *
   * @remarks Send the message itself as `message/rfc822`, or in base64 within JSON. When the answer is here the message
   * is kept; what becomes of it is decided soon after. The same message counts once, however often it comes.
   */
  @Post()
  @ApiConsumes('application/json', 'message/rfc822')
  @ApiBody({ schema: { $ref: getSchemaPath(MailSourceDto) } })
  @Operation({
    access: admin('mail:write'),
    writes: true,
    problems: ['unprocessable', ...bodyProblems],
  })
  inboundMailCreate(
    @CallerOf() caller: Caller,
    @Body() message: MailSourceDto,
    @Query() envelope: MailEnvelopeDto,
  ): Promise<InboundMailDto> {
    return this.mails.create(caller, message, envelope);
  }

  /** What would become of a message; nothing happens, and nothing is kept. */
  @Post('checks')
  @ApiConsumes('application/json', 'message/rfc822')
  @ApiBody({ schema: { $ref: getSchemaPath(MailSourceDto) } })
  @Operation({
    access: staff('mail:read'),
    status: 200,
    problems: bodyProblems,
  })
  inboundMailCheck(
    @CallerOf() caller: Caller,
    @Body() message: MailSourceDto,
    @Query() envelope: MailEnvelopeDto,
  ): Promise<MailCheckDto> {
    return this.mails.check(caller, message, envelope);
  }

  /** One message that came in. */
  @Get(':mail')
  @Operation({ access: staff('mail:read'), problems: ['not-found'] })
  inboundMailGet(@CallerOf() caller: Caller, @Param('mail') mail: string): Promise<InboundMailDto> {
    return this.mails.get(caller, mail);
  }

  /**
   * The message as it came, byte for byte.
   *
   * @remarks It is kept as long as the desk's blueprint says, 90 days by default.
   */
  @Get(':mail/source')
  @Header('content-type', 'message/rfc822')
  @Header('content-disposition', 'attachment; filename="message.eml"')
  @ApiOkResponse({ content: { 'message/rfc822': { schema: { type: 'string', format: 'binary' } } } })
  @Operation({ access: staff('mail:read'), problems: ['not-found', 'no-longer-kept'] })
  inboundMailSourceGet(@CallerOf() caller: Caller, @Param('mail') mail: string): Promise<Buffer> {
    return this.mails.source(caller, mail);
  }

  /**
   * Lets a message in that was put aside.
   *
   * @remarks With a `ticket` it becomes a comment of its sender there, or an internal note where the sender may not write
   * on that ticket; without one a new ticket of its sender.
   */
  @Post(':mail/acceptance')
  @Operation({
    access: staff('mail:write'),
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict', 'unprocessable', 'invalid-fields', 'ticket-final', 'numbers-exhausted'],
  })
  inboundMailAccept(
    @CallerOf() caller: Caller,
    @Param('mail') mail: string,
    @Body() acceptance: MailAcceptanceDto,
  ): Promise<InboundMailDto> {
    return this.quarantine.accept(caller, mail, acceptance.ticket);
  }

  /** Keeps a message out that was put aside; it stays where it can be read. */
  @Post(':mail/refusal')
  @Operation({ access: staff('mail:write'), writes: true, ifMatch: 'optional', problems: ['not-found', 'conflict'] })
  inboundMailRefuse(@CallerOf() caller: Caller, @Param('mail') mail: string): Promise<InboundMailDto> {
    return this.quarantine.refuse(caller, mail);
  }
}
