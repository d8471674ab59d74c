export { Deliverability, type DeliveryTrouble, isFinalStatus } from './deliverability.js';
export {
  isLinkPurpose,
  LinkMinter,
  type LinkPurpose,
  type LinkWish,
  linkPurposes,
  type MintedLink,
} from './link-minter.js';
export { MailRow } from './mail.entity.js';
export { MailModule } from './mail.module.js';
export { inheritMail } from './mail-inheritance.js';
export { type MailData, type MailDraft, queueMail, withdrawMail } from './mail-queue.js';
export { instantIn, MailRenderer, type RenderedMail } from './mail-renderer.service.js';
export { MailSender } from './mail-sender.service.js';
export { MailTransport } from './mail-transport.service.js';
export type { OutboxMailDto } from './outbox.dto.js';
export { Outbox } from './outbox.service.js';
export { portalOf } from './portal.js';
export { ReplyAddressRow } from './reply-address.entity.js';
export { type ReplyAddress, ReplyAddresses } from './reply-addresses.service.js';
export { type ParsedReplyToken, parseReplyAddress } from './reply-token.js';
export { type SubscriptionPurpose, subscriptionOf } from './subscription-link.js';
export { type TicketMail, unsubscribeTarget, unsubscribeToken } from './unsubscribe-link.js';
export { hasWords, type MailTemplate } from './words.js';
