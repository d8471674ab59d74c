import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { DeskRegistry } from '#desks';
import { anyone, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import { AccountLinks } from './account-links.service.js';
import {
  AcknowledgementDto,
  LinkRedeemDto,
  LinkRedemptionDto,
  PasswordLinkCreateDto,
  SignInLinkCreateDto,
} from './link.dto.js';
import { LinkRedemptions } from './link-redemptions.service.js';
import { PasswordPolicyDto } from './password.dto.js';
import { deviationsOf } from './password-policy.js';
import { UserAgentOf } from './user-agent.decorator.js';

const onItsWay = { detail: 'If this address can have an account here, a mail is on its way to it.' };

@ApiTags('auth')
@ApiParam({ name: 'desk', description: 'Slug of the desk' })
@Controller('v1/desks/:desk')
export class LinksController {
  constructor(
    private readonly accountLinks: AccountLinks,
    private readonly redemptions: LinkRedemptions,
    private readonly desks: DeskRegistry,
  ) {}

  /**
   * Ask for a link to set a password
   * @remarks For newcomers and for those who forgot theirs. The answer is the same whether or not the address is known; a
   * known one gets a mail at once. At a desk that is open to all, an unknown address is invited.
   */
  @Post('password-links')
  @Operation({ access: anyone, writes: true, status: 202, problems: ['not-found'] })
  async passwordLinkCreate(
    @CallerOf() caller: Caller,
    @Body() body: PasswordLinkCreateDto,
  ): Promise<AcknowledgementDto> {
    await this.accountLinks.ask(caller, body.email, 'setPassword');
    return onItsWay;
  }

  /**
   * Ask for a link to sign in with
   * @remarks It works once, for a quarter of an hour, and needs no password; whoever has an authenticator is asked for its
   * code all the same. The answer is the same whether or not the address is known. Whoever has no password yet gets the
   * link that a password is set with.
   */
  @Post('sign-in-links')
  @Operation({ access: anyone, writes: true, status: 202, problems: ['not-found'] })
  async signInLinkCreate(@CallerOf() caller: Caller, @Body() body: SignInLinkCreateDto): Promise<AcknowledgementDto> {
    await this.accountLinks.ask(caller, body.email, 'signIn');
    return onItsWay;
  }

  /**
   * Use a link that came by mail
   * @remarks A link works once, and by this call alone: opening its page changes nothing. A password that breaks the
   * desk's rule is refused and leaves the link good, and so does the question for a code. A link to a shared ticket accepts the invitation and gives tokens
   * that open this one ticket.
   */
  @Post('link-redemptions')
  @Operation({
    access: anyone,
    writes: true,
    secret: true,
    problems: ['not-found', 'link-expired', 'weak-password', 'second-factor-required', 'conflict', 'locked'],
  })
  linkRedeem(
    @CallerOf() caller: Caller,
    @Body() body: LinkRedeemDto,
    @UserAgentOf() userAgent: string | null,
  ): Promise<LinkRedemptionDto> {
    return this.redemptions.redeem(caller, body, userAgent);
  }

  /**
   * What the desk asks of a password
   * @remarks Says also whether the rule conforms to NIST SP 800-63B-4, and why not.
   */
  @Get('password-policy')
  @Operation({ access: anyone, problems: ['not-found'] })
  async passwordPolicyGet(@CallerOf() caller: Caller): Promise<PasswordPolicyDto> {
    const { password } = (await this.desks.blueprint(caller)).access;
    const { minLength, maxLength, classes, refuseCommon } = password;
    const deviations = deviationsOf(password);
    const conformsToNist = deviations.length === 0;
    return { minLength, maxLength, classes: [...classes], refusesCommon: refuseCommon, conformsToNist, deviations };
  }
}
