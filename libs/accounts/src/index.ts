export { type AccessClaims, accessTokenSeconds } from './access-token.js';
export { AccessTokens } from './access-tokens.service.js';
export { mailLinkKeeping, sessionKeeping, throttleKeeping } from './account-keeping.js';
export { AccountRequestRow } from './account-request.entity.js';
export { AccountRequests } from './account-requests.service.js';
export * from './accounts.events.js';
export { AccountsModule } from './accounts.module.js';
export { AddressBounces } from './address-bounces.service.js';
export { Addresses } from './addresses.service.js';
export { AgentPresence } from './agent-presence.js';
export { ApiKeyRow } from './api-key.entity.js';
export { issueApiKey, type NewApiKey } from './api-key.js';
export { Belongings, type LibBelongings } from './belongings.js';
export { Credentials } from './credentials.service.js';
export { domainOf, emailKeyOf, isPublicMailDomain } from './email.js';
export { enrol, type NewPerson } from './enrolment.js';
export { GroupMemberRow } from './group-member.entity.js';
export type { Identity, KeyIdentity, OnBehalfIdentity, PersonIdentity, RequestPlace } from './identity.js';
export { IsMailAddress } from './mail-address.decorator.js';
export { MailLinkRow } from './mail-link.entity.js';
export { type FoundLink, findLink, linkExpired, MailLinks, parseLink } from './mail-links.service.js';
export { join, touchPeople } from './memberships.js';
export { AccountMergeRow, MergedPersonRow } from './merged-person.entity.js';
export {
  MembershipRow,
  type OrganizationContacts,
  OrganizationDomainRow,
  OrganizationRow,
} from './organization.entity.js';
export { PasswordHashes } from './password-hashes.service.js';
export {
  findPerson,
  findPersonByAddress,
  organizationsOf,
  type Person,
  readPerson,
  withPerson,
} from './people.finders.js';
export { People } from './people.service.js';
export { OrganizationNameDto, PersonDto } from './person.dto.js';
export { AddressRow, PersonRow, type PersonStatus } from './person.entity.js';
export { viewPerson } from './person.view.js';
export { PersonNameDto } from './person-name.dto.js';
export { lockAdmins, requireOtherAdmin, requireRightOver } from './person-rights.js';
export { PublishableKeyRow } from './publishable-key.entity.js';
export { PublishableKeys } from './publishable-keys.service.js';
export { sameHash } from './secret-token.js';
export { RefreshTokenRow, SessionRow } from './session.entity.js';
export { SignInThrottleRow } from './sign-in-throttle.entity.js';
export { SigningKeyRow } from './signing-key.entity.js';
export { Throttle } from './throttle.service.js';
export { TicketGuests } from './ticket-guests.js';
export { RecoveryCodeRow, TotpRow } from './totp.entity.js';
export { VisitorIdentities, type VisitorIdentity } from './visitor-identity.js';
