import type { IncomingMessage } from 'node:http';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, onTicket, staff } from '#http';
import type { Caller } from '#kernel';
import {
  AttachmentAnnouncementDto,
  AttachmentDto,
  AttachmentLinkDto,
  AttachmentRedactionDto,
  AttachmentUploadDto,
  DirectUploadDto,
} from './attachment.dto.js';
import { AttachmentLinks } from './attachment-links.service.js';
import { DirectUploads } from './direct-uploads.service.js';
import { Redactions } from './redactions.service.js';
import { readForm, UploadBody } from './upload-form.js';
import { Uploads } from './uploads.service.js';

@ApiTags('attachments')
@Controller('v1/attachments')
export class AttachmentsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly direct: DirectUploads,
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

  /**
   * Announces a file, to be sent to the store directly.
   *
   * @remarks Where the service keeps its files in a store that takes them from you: PUT the bytes to `url` within 15
   * minutes, then complete the upload. Exactly `size` bytes are taken. Before it is completed there is no file; after an
   * hour without that there is nothing left of it. Elsewhere the answer is `no-direct-upload`: use `attachmentCreate`.
   */
  @Post('uploads')
  @Operation({
    access: onTicket('tickets:write'),
    writes: true,
    secret: true,
    problems: ['conflict', 'no-direct-upload', 'payload-too-large'],
  })
  attachmentUploadCreate(
    @CallerOf() caller: Caller,
    @Body() announcement: AttachmentAnnouncementDto,
  ): Promise<DirectUploadDto> {
    return this.direct.announce(caller, announcement);
  }

  /**
   * Completes an upload that went to the store directly: it is a file from now on.
   *
   * @remarks What lies in the store is read and judged as every upload is: its size, its type, whether it has to be
   * scanned. Completing it once more gives the same file.
   */
  @Post(':attachment/completion')
  @Operation({
    access: onTicket('tickets:write'),
    writes: true,
    status: 200,
    problems: [
      'not-found',
      'conflict',
      'in-progress',
      'no-direct-upload',
      'link-expired',
      'payload-too-large',
      'unprocessable',
    ],
  })
  attachmentComplete(@CallerOf() caller: Caller, @Param('attachment') attachment: string): Promise<AttachmentDto> {
    return this.direct.complete(caller, attachment);
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
    problems: ['not-found', 'conflict', 'no-longer-kept', 'attachment-pending', 'attachment-infected'],
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
