import { domainToASCII } from 'node:url';

/**
 * How addresses are compared: NFC, no space around, lower case, domain in ASCII (RFC 5891). The local part is compared
 * without case too: RFC 5321 §2.4 would allow two people to differ in nothing else; nobody wants that at a help desk.
 */
export function emailKeyOf(email: string): string {
  const text = email.trim().normalize('NFC').toLowerCase();
  const at = text.lastIndexOf('@');
  const domain = domainOf(text);
  return domain === '' ? text : `${text.slice(0, at)}@${domain}`;
}

/** The mail domain in ASCII and lower case; empty when there is none. */
export function domainOf(email: string): string {
  return domainToASCII(
    email
      .slice(email.lastIndexOf('@') + 1)
      .trim()
      .toLowerCase(),
  );
}

/**
 * Domains where anybody gets a mailbox: sharing one makes nobody colleagues. The large ones of the countries our desks
 * serve; the packages that list more download their list while they are installed.
 */
const publicDomains = new Set(
  `126.com 163.com aol.com aol.de aol.fr arcor.de bbox.fr bluewin.ch btinternet.com club-internet.fr comcast.net
  fastmail.com fastmail.fm free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net googlemail.com
  hey.com hotmail.be hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it hushmail.com icloud.com
  inbox.com inbox.ru infomaniak.ch laposte.net libero.it live.be live.co.uk live.com live.de live.fr live.nl mac.com
  mail.com mail.de mail.ru mailbox.org mailinator.com me.com msn.com naver.com neuf.fr numericable.fr orange.be orange.fr
  outlook.com outlook.de outlook.es outlook.fr outlook.it pm.me posteo.de posteo.net proton.me protonmail.ch
  protonmail.com qq.com rambler.ru rediffmail.com riseup.net rocketmail.com runbox.com sapo.pt sbcglobal.net sfr.fr
  skynet.be sky.com skynet.com t-online.de telefonica.net telenet.be tiscali.it tuta.com tuta.io tutanota.com
  verizon.net virgilio.it virginmedia.com vodafone.de wanadoo.fr web.de yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk
  yahoo.com yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com yopmail.com yopmail.fr
  ziggo.nl zoho.com`.split(/\s+/),
);

export function isPublicMailDomain(domain: string): boolean {
  return publicDomains.has(domain);
}
