export {
  isLinkPurpose,
  LinkMinter,
  type LinkPurpose,
  type LinkWish,
  linkPurposes,
  type MintedLink,
} from './link-minter.js';
export { MailRow } from './mail.entity.js';
