import type { Readable } from 'node:stream';
import { Controller, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { admin, bodyProblems, CallerOf, Operation, person } from '#http';
import type { Caller } from '#kernel';
import { PersonExports } from './person-exports.service.js';

const lines = { 'application/x-ndjson': { schema: { type: 'string' } } } as const;

@ApiTags('privacy')
@Controller('v1')
export class PersonExportsController {
  constructor(private readonly exports: PersonExports) {}

  /**
   * Export all that the desk knows of oneself
   * @remarks Lines of JSON, each with its `kind`: profile, addresses, memberships, sessions, tickets, comments, files (the
   * bytes by `POST /v1/attachments/{attachment}/links`), ratings, consents, mails, what one did. The last line is
   * `{"kind":"end"}`. Ten a day.
   */
  @Post('me/export')
  @ApiProduces('application/x-ndjson')
  @ApiResponse({ status: 200, description: 'What is known, a line each.', content: lines })
  @Operation({ access: person, status: 200, limit: 'export', problems: bodyProblems })
  async meExport(@CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sent(reply, await this.exports.openOwn(caller));
  }

  /**
   * Export all that the desk knows of a person
   * @remarks As the person would get it themselves. Ten a day for each person; the audit log tells of it.
   */
  @Post('people/:person/export')
  @ApiProduces('application/x-ndjson')
  @ApiResponse({ status: 200, description: 'What is known, a line each.', content: lines })
  @Operation({ access: admin('privacy:read'), status: 200, limit: 'export', problems: [...bodyProblems, 'not-found'] })
  async personExport(
    @CallerOf() caller: Caller,
    @Param('person') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sent(reply, await this.exports.open(caller, id));
  }
}

function sent(reply: FastifyReply, content: Readable): StreamableFile {
  reply.headers({
    'content-disposition': 'attachment; filename="person.ndjson"',
    'cache-control': 'private, no-store',
  });
  return new StreamableFile(content, { type: 'application/x-ndjson' });
}
