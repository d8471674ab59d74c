import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Deliverability, LinkMinter } from '#mail';
import { AccessTokenStrategy } from './access-token.strategy.js';
import { AccessTokens } from './access-tokens.service.js';
import { accountBelongings } from './account-belongings.js';
import { AccountDecisions } from './account-decisions.service.js';
import { AccountLinks } from './account-links.service.js';
import { AccountMergesController } from './account-merges.controller.js';
import { AccountMerges } from './account-merges.service.js';
import { AccountRequestRow } from './account-request.entity.js';
import { AccountRequestsController } from './account-requests.controller.js';
import { AccountRequests } from './account-requests.service.js';
import { AddressBounces } from './address-bounces.service.js';
import { AddressProofs } from './address-proofs.service.js';
import { Addresses } from './addresses.service.js';
import { ApiKeyRow } from './api-key.entity.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeys } from './api-keys.service.js';
import { Belongings } from './belongings.js';
import { Credentials } from './credentials.service.js';
import { GroupMemberRow } from './group-member.entity.js';
import { GroupsController } from './groups.controller.js';
import { Groups } from './groups.service.js';
import { JwksController } from './jwks.controller.js';
import { LinkRedemptions } from './link-redemptions.service.js';
import { LinksController } from './links.controller.js';
import { MailLinkRow } from './mail-link.entity.js';
import { MailLinks } from './mail-links.service.js';
import { MeController } from './me.controller.js';
import { Members } from './members.service.js';
import { AccountMergeRow, MergedPersonRow } from './merged-person.entity.js';
import { MembershipRow, OrganizationDomainRow, OrganizationRow } from './organization.entity.js';
import { OrganizationsController } from './organizations.controller.js';
import { Organizations } from './organizations.service.js';
import { PasswordHashes } from './password-hashes.service.js';
import { Passwords } from './passwords.service.js';
import { PeopleController } from './people.controller.js';
import { People } from './people.service.js';
import { AddressRow, PersonRow } from './person.entity.js';
import { RefreshTokenRow, SessionRow } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.service.js';
import { SignInThrottleRow } from './sign-in-throttle.entity.js';
import { SigningKeyRow } from './signing-key.entity.js';
import { SigningKeys } from './signing-keys.service.js';
import { Suspensions } from './suspensions.service.js';
import { Takeovers } from './takeovers.service.js';
import { Throttle } from './throttle.service.js';
import { TokenRefresh } from './token-refresh.service.js';

function belongingsOfAccounts(): Belongings {
  const belongings = new Belongings();
  belongings.add(accountBelongings);
  return belongings;
}

/** Rows and services alone, for programs without HTTP such as the worker. */
import { PublishableKeyRow } from './publishable-key.entity.js';
import { PublishableKeysController } from './publishable-keys.controller.js';
import { PublishableKeys } from './publishable-keys.service.js';
import { SecondFactors } from './second-factors.service.js';
import { TotpController } from './totp.controller.js';
import { RecoveryCodeRow, TotpRow } from './totp.entity.js';
import { Totp } from './totp.service.js';
import { VisitorIdentities } from './visitor-identity.js';
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      PersonRow,
      AddressRow,
      OrganizationRow,
      OrganizationDomainRow,
      MembershipRow,
      GroupMemberRow,
      SessionRow,
      RefreshTokenRow,
      ApiKeyRow,
      PublishableKeyRow,
      MailLinkRow,
      AccountRequestRow,
      SignInThrottleRow,
      SigningKeyRow,
      TotpRow,
      RecoveryCodeRow,
      MergedPersonRow,
      AccountMergeRow,
    ]),
  ],
  providers: [
    SigningKeys,
    AccessTokens,
    AccessTokenStrategy,
    Credentials,
    PasswordHashes,
    Throttle,
    Sessions,
    SignIn,
    TokenRefresh,
    People,
    ApiKeys,
    PublishableKeys,
    VisitorIdentities,
    AccountRequests,
    AccountDecisions,
    Suspensions,
    Organizations,
    Members,
    Groups,
    Passwords,
    Addresses,
    AddressProofs,
    AccountMerges,
    Takeovers,
    { provide: Belongings, useFactory: belongingsOfAccounts },
    AccountLinks,
    SecondFactors,
    Totp,
    LinkRedemptions,
    MailLinks,
    AddressBounces,
    { provide: LinkMinter, useExisting: MailLinks },
    { provide: Deliverability, useExisting: AddressBounces },
  ],
  controllers: [
    SessionsController,
    JwksController,
    LinksController,
    TotpController,
    MeController,
    AccountMergesController,
    PeopleController,
    OrganizationsController,
    GroupsController,
    ApiKeysController,
    PublishableKeysController,
    AccountRequestsController,
  ],
  exports: [
    AccessTokens,
    PublishableKeys,
    VisitorIdentities,
    Credentials,
    People,
    PasswordHashes,
    MailLinks,
    LinkMinter,
    Deliverability,
    AddressBounces,
    AccountRequests,
    Addresses,
    Throttle,
    Belongings,
  ],
})
export class AccountsModule {}
