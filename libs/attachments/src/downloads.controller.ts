import { Controller, Get, Headers, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone, Operation } from '#http';
import { Downloads } from './downloads.service.js';

const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const;

@ApiTags('attachments')
@Controller('v1/downloads')
export class DownloadsController {
  constructor(private readonly downloads: Downloads) {}

  /**
   * The bytes of a file, by its link.
   *
   * @remarks Whether the link's holder may still see the file is asked anew at each use. The type is the one that the
   * content has, as far as it does nothing by itself; else `application/octet-stream`. Parts can be asked for by `Range`.
   */
  @Get(':link')
  @ApiProduces('application/octet-stream')
  @ApiHeader({
    name: 'Range',
    required: false,
    description: 'One part of the file (RFC 9110).',
    schema: { type: 'string', maxLength: 100 },
  })
  @ApiResponse({ status: 200, description: 'The file.', content: bytes })
  @ApiResponse({ status: 206, description: 'The part of it that `Range` asks for.', content: bytes })
  @ApiResponse({ status: 304, description: 'Nothing has changed since the version that `If-None-Match` names.' })
  @Operation({
    access: anyone,
    problems: [
      'not-found',
      'conflict',
      'attachment-pending',
      'attachment-infected',
      'link-expired',
      'no-longer-kept',
      'range-not-satisfiable',
    ],
  })
  async attachmentDownload(
    @Param('link') link: string,
    @Req() request: FastifyRequest,
    @Headers() { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch }: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { status, headers, content } = await this.downloads.open(link, request.id, { range, ifRange, ifNoneMatch });
    reply.status(status).headers(headers);
    return content && new StreamableFile(content);
  }
}
