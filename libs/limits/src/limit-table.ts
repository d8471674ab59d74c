import { Injectable } from '@nestjs/common';
import { Problem, Settings, StartupError } from '#kernel';

const minute = 60;
const hour = 3_600;
const day = 86_400;

/** How a limit is written: so many of something in a window of so many seconds, which begins with the first of them. */
interface Row {
  readonly quota: number;
  readonly seconds: number;
  /** What is counted, and of whom. */
  readonly what: string;
}

/**
 * Every limit of the service, by name. What is not here is not limited by number. The quotas can be set (`LIMITS`), the
 * windows not; the README's table is compared with this one by a test.
 */
const rows = {
  person: { quota: 600, seconds: minute, what: 'requests of one person' },
  key: { quota: 600, seconds: minute, what: 'requests with one API key' },
  address: { quota: 600, seconds: minute, what: 'requests of nobody known from one network address' },
  desk: { quota: 20_000, seconds: minute, what: 'requests of all people and keys of one desk' },
  mail: { quota: 300, seconds: minute, what: 'mails that one network address brings by SMTP' },
  filing: { quota: 120, seconds: hour, what: 'tickets filed by one customer' },
  'filing-by-staff': { quota: 6_000, seconds: hour, what: 'tickets filed by one agent or API key' },
  submission: { quota: 20, seconds: hour, what: 'forms sent from one network address to pages of one desk' },
  'submission-by-page': { quota: 500, seconds: hour, what: 'forms sent with one publishable key' },
  'submission-identified': { quota: 60, seconds: hour, what: 'forms sent by one visitor whom a partner names' },
  'submission-identified-by-page': {
    quota: 5_000,
    seconds: hour,
    what: 'forms sent by visitors whom a partner names, with one publishable key',
  },
  'submission-identity': { quota: 1, seconds: hour, what: 'forms sent with one `jti` of a partner’s token' },
  'submission-file': { quota: 40, seconds: hour, what: 'files uploaded from one network address to pages of one desk' },
  'submission-file-by-page': { quota: 1_000, seconds: hour, what: 'files uploaded with one publishable key' },
  'submission-size': {
    quota: 1_000,
    seconds: hour,
    what: 'MiB of files uploaded from one network address to pages of one desk',
  },
  'submission-size-by-page': { quota: 10_000, seconds: hour, what: 'MiB of files uploaded with one publishable key' },
  'submission-challenge': { quota: 1, seconds: hour, what: 'forms or files sent with one proof of work' },
  rating: { quota: 120, seconds: hour, what: 'ratings given or changed by one person' },
  invitation: { quota: 300, seconds: hour, what: 'people invited by one admin, agent or API key' },
  export: { quota: 30, seconds: hour, what: 'exports asked for by one person or API key' },
  'export-of': { quota: 10, seconds: day, what: 'exports of one person' },
  sharing: { quota: 100, seconds: hour, what: 'addresses that one person shares tickets with' },
  'password-link': { quota: 60, seconds: hour, what: 'password links asked for from one network address' },
  'password-link-to': { quota: 5, seconds: hour, what: 'password links to one address; further ones are not sent' },
  'sign-in-link': { quota: 60, seconds: hour, what: 'sign-in links asked for from one network address' },
  'sign-in-link-to': { quota: 5, seconds: hour, what: 'sign-in links to one address; further ones are not sent' },
  'account-request': { quota: 20, seconds: hour, what: 'accounts asked for from one network address' },
  'address-proof': { quota: 10, seconds: hour, what: 'links asked for by one person to prove an address' },
  'sign-in': { quota: 10, seconds: 15 * minute, what: 'wrong passwords for one account from one network address' },
  'sign-in-source': {
    quota: 100,
    seconds: 15 * minute,
    what: 'wrong passwords from one network address that is new to the account',
  },
  'sign-in-account': { quota: 50, seconds: hour, what: 'wrong passwords for one account from addresses new to it' },
  'password-check': { quota: 10, seconds: 15 * minute, what: 'wrong current passwords of one person' },
  'second-factor': { quota: 10, seconds: 15 * minute, what: 'codes given by one person at one place' },
  'second-factor-daily': { quota: 30, seconds: day, what: 'codes given by one person at one place' },
  'automatic-answer': { quota: 1, seconds: day, what: 'automatic answers to one mail address' },
  'automatic-answers': { quota: 200, seconds: hour, what: 'automatic answers of one desk' },
} as const satisfies Readonly<Record<string, Row>>;

export type LimitName = keyof typeof rows;

export const limitNames = Object.keys(rows).filter(isLimitName);

export interface Limit extends Row {
  readonly name: LimitName;
}

/** The limits as they stand in this installation. */
@Injectable()
export class LimitTable {
  private readonly limits: ReadonlyMap<LimitName, Limit>;

  /** @throws StartupError where a setting names a limit that is none */
  constructor(settings: Settings) {
    const { requestsPerMinute, mailsPerMinute, limits } = settings;
    const set = new Map<string, number>([
      ...(['person', 'key', 'address'] as const).map((name): [string, number] => [name, requestsPerMinute]),
      ['mail', mailsPerMinute],
      ...(limits ?? []),
    ]);
    for (const name of set.keys()) {
      if (isLimitName(name)) continue;
      throw new StartupError(`LIMITS: there is no limit named ${name}. There are: ${limitNames.join(', ')}`);
    }
    this.limits = new Map(
      limitNames.map((name) => [name, { ...rows[name], name, quota: set.get(name) ?? rows[name].quota }]),
    );
  }

  of(name: LimitName): Limit {
    return this.limits.get(name) ?? { ...rows[name], name };
  }
}

function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(rows, name);
}

/**
 * What somebody is told who has used a limit up: which, and when to come again.
 *
 * @param seconds until its window ends, at least 1
 */
export function tooMany({ name, quota, seconds: window, what }: Limit, seconds: number): Problem {
  const detail = `At most ${quota} ${what}, ${inWords(window)}. Come again in ${seconds} seconds.`;
  return new Problem('too-many-requests', detail, { retryAfter: seconds, members: { limit: name } });
}

function inWords(seconds: number): string {
  const known: Readonly<Record<number, string>> = { [minute]: 'a minute', [hour]: 'an hour', [day]: 'a day' };
  return known[seconds] ?? `in ${seconds / minute} minutes`;
}
