import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { admin, CallerOf, Operation, PageQueryDto, person } from '#http';
import type { Caller } from '#kernel';
import { ErasureDto, ErasurePageDto, ErasureRequestDto, ErasureRequestPageDto } from './erasure.dto.js';
import { ErasureRequests } from './erasure-requests.service.js';
import { Erasures } from './erasures.service.js';

@ApiTags('privacy')
@Controller('v1')
export class ErasuresController {
  constructor(
    private readonly erasures: Erasures,
    private readonly requests: ErasureRequests,
  ) {}

  /**
   * Erase a person, for good
   * @remarks Takes away who they are and what they wrote, wherever it lies: profile, addresses, tickets, comments, files,
   * mails, ratings, search, stored answers. A ticket that no other customer has part in loses all its words; of one that
   * others see goes what the person wrote. What agents wrote for the desk stays, under a pseudonym. The audit log keeps
   * the person’s id alone, and still verifies. The answer is the receipt; files are gone within seconds. It cannot be
   * undone.
   */
  @Post('people/:person/erasure')
  @Operation({ access: admin('privacy:write'), writes: true, problems: ['not-found', 'conflict', 'legal-hold'] })
  personErase(@CallerOf() caller: Caller, @Param('person') id: string): Promise<ErasureDto> {
    return this.erasures.erase(caller, id);
  }

  /** List the receipts for what was erased, newest first */
  @Get('erasures')
  @Operation({ access: admin('privacy:read'), problems: ['invalid-cursor'] })
  erasureList(@CallerOf() caller: Caller, @Query() query: PageQueryDto): Promise<ErasurePageDto> {
    return this.erasures.list(caller, query);
  }

  /** Read the receipt for what was erased */
  @Get('erasures/:erasure')
  @Operation({ access: admin('privacy:read'), problems: ['not-found'] })
  erasureGet(@CallerOf() caller: Caller, @Param('erasure') erasure: string): Promise<ErasureDto> {
    return this.erasures.get(caller, erasure);
  }

  /**
   * Ask to be erased
   * @remarks An admin of the desk carries it out. Asking again changes nothing.
   */
  @Post('me/erasure-request')
  @Operation({ access: person, writes: true })
  erasureRequestCreate(@CallerOf() caller: Caller): Promise<ErasureRequestDto> {
    return this.requests.ask(caller);
  }

  /** List who has asked to be erased, the oldest first */
  @Get('erasure-requests')
  @Operation({ access: admin('privacy:read'), problems: ['invalid-cursor'] })
  erasureRequestList(@CallerOf() caller: Caller, @Query() query: PageQueryDto): Promise<ErasureRequestPageDto> {
    return this.requests.list(caller, query);
  }
}
