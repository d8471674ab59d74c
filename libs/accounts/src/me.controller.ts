import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, person } from '#http';
import { type Caller, personOf } from '#kernel';
import { Addresses } from './addresses.service.js';
import { AcknowledgementDto } from './link.dto.js';
import { AddressAddDto, MeDto, MeUpdateDto } from './me.dto.js';
import { PasswordChangeDto } from './password.dto.js';
import { Passwords } from './passwords.service.js';
import { People } from './people.service.js';

@Controller('v1/me')
export class MeController {
  constructor(
    private readonly people: People,
    private readonly passwords: Passwords,
    private readonly addresses: Addresses,
  ) {}

  /** Who am I */
  @Get()
  @ApiTags('auth')
  @Operation({ access: person })
  async meGet(@CallerOf() caller: Caller): Promise<MeDto> {
    return { ...(await this.people.get(caller, personOf(caller))), sessionId: caller.sessionId };
  }

  /** Change one's own name, language or time zone */
  @Patch()
  @ApiTags('auth')
  @Operation({ access: person, writes: true, ifMatch: 'required', problems: ['unprocessable'] })
  async meUpdate(@CallerOf() caller: Caller, @Body() body: MeUpdateDto): Promise<MeDto> {
    return { ...(await this.people.updateSelf(caller, personOf(caller), body)), sessionId: caller.sessionId };
  }

  /**
   * Change one's own password
   * @remarks Ends the caller's other sessions.
   */
  @Put('password')
  @ApiTags('auth')
  @Operation({ access: person, writes: true, secret: true, status: 204, problems: ['weak-password', 'unprocessable'] })
  async passwordChange(@CallerOf() caller: Caller, @Body() body: PasswordChangeDto): Promise<void> {
    await this.passwords.change(caller, body);
  }

  /**
   * Add a further mail address
   * @remarks A link is sent there; the address is added when the link is used. The answer is the same whoever the address
   * belongs to.
   */
  @Post('addresses')
  @ApiTags('accounts')
  @Operation({ access: person, writes: true, status: 202, problems: ['conflict'] })
  async addressAdd(@CallerOf() caller: Caller, @Body() body: AddressAddDto): Promise<AcknowledgementDto> {
    await this.addresses.add(caller, body.email);
    return { detail: 'A mail with a link is on its way to this address. Use the link to add it.' };
  }

  /** Remove one of one's further mail addresses */
  @Delete('addresses/:address')
  @ApiTags('accounts')
  @Operation({ access: person, writes: true, status: 204, problems: ['not-found', 'conflict'] })
  async addressRemove(@CallerOf() caller: Caller, @Param('address') address: string): Promise<void> {
    await this.addresses.remove(caller, address);
  }
}
