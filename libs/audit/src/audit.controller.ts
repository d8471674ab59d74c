import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { admin, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import { AuditExportQueryDto, AuditHeadDto, AuditListQueryDto, AuditPageDto } from './audit.dto.js';
import { AuditExports } from './audit-exports.service.js';
import { AuditLog } from './audit-log.service.js';

const lines = { 'application/x-ndjson': { schema: { type: 'string' } } } as const;

@ApiTags('audit')
@Controller('v1/audit')
export class AuditController {
  constructor(
    private readonly log: AuditLog,
    private readonly exports: AuditExports,
  ) {}

  /**
   * What happened at the desk, in the order in which it became certain.
   *
   * @remarks Each change writes its entry in its own transaction; entries join the chain within seconds. What people wrote
   * or were called is not in it: ids stay when the person behind one is erased.
   */
  @Get('entries')
  @Operation({ access: admin('audit:read'), problems: ['invalid-cursor'] })
  auditEntryList(@CallerOf() caller: Caller, @Query() query: AuditListQueryDto): Promise<AuditPageDto> {
    return this.log.list(caller, query);
  }

  /** Where the audit chain ends: note it elsewhere, and hold later exports against it. */
  @Get('head')
  @Operation({ access: admin('audit:read') })
  auditHeadGet(@CallerOf() caller: Caller): Promise<AuditHeadDto> {
    return this.log.head(caller);
  }

  /**
   * The audit chain as lines of JSON, for keeping and for verifying elsewhere.
   *
   * @remarks The first line says what it is, of which desk and what its first entry follows; then comes one line for each
   * entry, `{position, previous, event, hash}`; the last line is the head. `hash` is the SHA-256 of the canonical JSON (RFC
   * 8785) of `{event, position, previous}`. `npm run audit:verify -- FILE` recomputes all of it without this service.
   */
  @Get('export')
  @ApiProduces('application/x-ndjson')
  @ApiResponse({ status: 200, description: 'The chain, a line an entry.', content: lines })
  @Operation({ access: admin('audit:read'), limit: 'export', problems: ['not-found'] })
  async auditExport(
    @CallerOf() caller: Caller,
    @Query() { after = 0 }: AuditExportQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const content = await this.exports.open(caller, after);
    const name = `audit-${caller.deskSlug}-${after + 1}.ndjson`;
    reply.headers({ 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' });
    return new StreamableFile(content, { type: 'application/x-ndjson' });
  }
}
