import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type AccessRule, CallerOf, Operation, person } from '#http';
import type { Caller } from '#kernel';
import { RecoveryCodesDto, TotpCodeDto, TotpDto, TotpEnrolDto, TotpSecretDto } from './totp.dto.js';
import { Totp } from './totp.service.js';

/** No key: a program that could take proofs away could take accounts over. */
const adminInPerson: AccessRule = { who: ['admin'] };

@ApiTags('auth')
@Controller('v1')
export class TotpController {
  constructor(private readonly totp: Totp) {}

  /** Whether one has an authenticator, and how many recovery codes are left */
  @Get('me/totp')
  @Operation({ access: person })
  totpGet(@CallerOf() caller: Caller): Promise<TotpDto> {
    return this.totp.get(caller);
  }

  /**
   * Set up an authenticator
   * @remarks The secret stands in this answer and is never shown again. Nothing changes until it is confirmed by a code;
   * until then the call can be repeated, and gives another secret.
   */
  @Post('me/totp')
  @Operation({ access: person, writes: true, secret: true, problems: ['unprocessable', 'conflict'] })
  totpEnrol(@CallerOf() caller: Caller, @Body() body: TotpEnrolDto): Promise<TotpSecretDto> {
    return this.totp.enrol(caller, body);
  }

  /**
   * Confirm the authenticator by a code
   * @remarks From now on signing in asks for a code. Ten recovery codes stand in this answer and are never shown again.
   * The caller's other sessions end.
   */
  @Post('me/totp/confirmation')
  @Operation({ access: person, writes: true, secret: true, problems: ['unprocessable', 'conflict'] })
  totpConfirm(@CallerOf() caller: Caller, @Body() body: TotpCodeDto): Promise<RecoveryCodesDto> {
    return this.totp.confirm(caller, body);
  }

  /**
   * Get new recovery codes
   * @remarks The old ones are worth nothing any more.
   */
  @Post('me/totp/recovery-codes')
  @Operation({ access: person, writes: true, secret: true, problems: ['unprocessable', 'conflict'] })
  recoveryCodesRenew(@CallerOf() caller: Caller, @Body() body: TotpCodeDto): Promise<RecoveryCodesDto> {
    return this.totp.renewCodes(caller, body);
  }

  /**
   * Remove one's authenticator
   * @remarks A mail tells its owner.
   */
  @Post('me/totp/removal')
  @Operation({ access: person, writes: true, status: 204, problems: ['unprocessable', 'conflict'] })
  async totpRemove(@CallerOf() caller: Caller, @Body() body: TotpCodeDto): Promise<void> {
    await this.totp.remove(caller, body);
  }

  /**
   * Remove the authenticator of somebody who has lost it
   * @remarks For admins; make sure who is asking. A mail tells the person. Signing in asks for the password alone then.
   */
  @Delete('people/:person/totp')
  @Operation({ access: adminInPerson, writes: true, status: 204, problems: ['not-found', 'conflict'] })
  async totpReset(@CallerOf() caller: Caller, @Param('person') personId: string): Promise<void> {
    await this.totp.removeOf(caller, personId);
  }
}
