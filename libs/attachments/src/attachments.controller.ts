import type { IncomingMessage } from 'node:http';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, onTicket, staff } from '#http';
import type { Caller } from '#kernel';
import { AttachmentDto, AttachmentLinkDto, AttachmentRedactionDto, AttachmentUploadDto } from './attachment.dto.js';
import { AttachmentLinks } from './attachment-links.service.js';
import { Redactions } from './redactions.service.js';
import { readForm, UploadBody } from './upload-form.js';
import { Uploads } from './uploads.service.js';

@ApiTags('attachments')
@Controller('v1/attachments')
export class AttachmentsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly links: AttachmentLinks,
    private readonly redactions: Redactions,
  ) {}

  /**
   * Uploads a file, to be sent along with a ticket or a comment by its id.
   *
   * @remarks Nobody else sees it before it is attached; after 24 hours without that it is gone. The desk says how large
   * it may be, at most 100 MiB. Two uploads with the same `Idempotency-Key` are the same when name and content are: the
   * second one is read to its end, and its answer is the first one's.
   */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: AttachmentUploadDto })
  @Operation({ access: onTicket('tickets:write'), writes: true, problems: ['conflict', 'unprocessable'] })
  attachmentCreate(@CallerOf() caller: Caller, @UploadBody() body: IncomingMessage): Promise<AttachmentDto> {
    return this.uploads.take(caller, (keep) => readForm(body, keep));
  }

  /** One file: what is known of it, and whether it can be had. */
  @Get(':attachment')
  @Operation({ access: onTicket('tickets:read'), problems: ['not-found'] })
  attachmentGet(@CallerOf() caller: Caller, @Param('attachment') attachment: string): Promise<AttachmentDto> {
    return this.links.get(caller, attachment);
  }

  /**
   * Makes an address that gives the file.
   *
   * @remarks It needs no credentials, so that a browser can follow it. It is good for five minutes, and no longer than
   * you are signed in and may see the file: that is asked anew at each use. Where files are scanned for viruses, there is
   * no address before the scanner has looked at the file.
   */
  @Post(':attachment/links')
  @Operation({
    access: onTicket('tickets:read'),
    writes: true,
    secret: true,
    problems: ['not-found', 'conflict', 'attachment-pending', 'attachment-infected'],
  })
  attachmentLinkCreate(
    @CallerOf() caller: Caller,
    @Param('attachment') attachment: string,
  ): Promise<AttachmentLinkDto> {
    return this.links.create(caller, attachment);
  }

  /**
   * Takes a file away, for good.
   *
   * @remarks Its bytes, its preview and its name are removed; what stays says that there was a file.
   */
  @Post(':attachment/redaction')
  @Operation({
    access: staff('tickets:write'),
    writes: true,
    ifMatch: 'optional',
    status: 200,
    problems: ['not-found', 'conflict'],
  })
  attachmentRedact(
    @CallerOf() caller: Caller,
    @Param('attachment') attachment: string,
    @Body() redaction: AttachmentRedactionDto,
  ): Promise<AttachmentDto> {
    return this.redactions.redact(caller, attachment, redaction);
  }
}
