import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Answer, type CallOptions, call, type Method } from './http.js';
import { eventually, type ReceivedMail, service } from './running.js';

export type DeskName = 'road' | 'support-ops' | 'samsara' | 'trackoe' | 'supplyon';

/** Passes every desk's rule: 12 to 15 characters of four classes; and 15, for the desks that ask for length alone. */
export const password = 'Guichet-2026-ok';

/** Somebody who uses the desk through the API. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly token: string;
  readonly refreshToken: string;
  call(method: Method, path: string, options?: Omit<CallOptions, 'token'>): Promise<Answer>;
}

export interface Invitation {
  readonly name: string;
  readonly role?: 'customer' | 'agent' | 'admin';
  /** Name of the organization to join; made when it is new. */
  readonly organization?: string;
  readonly groups?: readonly string[];
  readonly language?: string;
}

/**
 * A test desk of its own, made from one of the five blueprints (or any text) through the API: with a clock to move, and
 * with its mail sent by SMTP to the mail server of the tests.
 */
export class TestDesk {
  private readonly organizations = new Map<string, Promise<string>>();

  private constructor(
    readonly id: string,
    readonly slug: string,
    /** Secret API key with every scope. */
    readonly key: string,
  ) {}

  static async open(
    name: DeskName,
    change: (source: string) => string = (source) => source,
    slug = `${name}-${randomBytes(5).toString('hex')}`,
  ): Promise<TestDesk> {
    const source = change(blueprintSource(name));
    const blueprint = source.replace(/^(\s*slug:\s*).*$/m, `$1${slug}`);
    const body = { blueprint, test: true, mail: 'smtp' };
    const made = await call('post', '/v1/desks', { token: service().operatorToken, body, expect: 201 });
    return new TestDesk(made.body.desk.id, slug, made.body.apiKey);
  }

  /** A call with the desk's API key. */
  call(method: Method, path: string, options: Omit<CallOptions, 'token'> = {}): Promise<Answer> {
    return call(method, path, { ...options, token: this.key });
  }

  /** A call without credentials, below the desk's public address. */
  visit(method: Method, path: string, options: Omit<CallOptions, 'token'> = {}): Promise<Answer> {
    return call(method, `/v1/desks/${this.slug}${path}`, options);
  }

  /** Invites somebody, who takes the invitation from their mailbox and signs in. */
  async person(invitation: Invitation): Promise<Person> {
    const email = this.addressOf(invitation.name);
    const { name, role = 'customer', language } = invitation;
    const organizations = invitation.organization ? [await this.organization(invitation.organization)] : [];
    const body = { name, email, role, ...(language ? { language } : {}) };
    const invited = await this.call('post', '/v1/people', { body, expect: 201 });
    for (const id of organizations) {
      await this.call('put', `/v1/organizations/${id}/members/${invited.body.id}`, { expect: 204 });
    }
    for (const group of invitation.groups ?? []) {
      await this.call('put', `/v1/groups/${group}/members/${invited.body.id}`, { expect: 204 });
    }
    const token = linkToken(await this.mailTo(email, (mail) => linkToken(mail) !== undefined));
    const redeemed = await this.visit('post', '/link-redemptions', { body: { token, password, name }, expect: 201 });
    return this.actingAs(invited.body.id, name, email, redeemed.body);
  }

  /** Signs somebody in by address and password. */
  async signIn(email: string, withPassword: string = password): Promise<Person> {
    const signedIn = await this.visit('post', '/sessions', { body: { email, password: withPassword }, expect: 201 });
    const me = await call('get', '/v1/me', { token: signedIn.body.accessToken, expect: 200 });
    return this.actingAs(me.body.id, me.body.name, email, signedIn.body);
  }

  addressOf(name: string): string {
    const local = name
      .normalize('NFD')
      .replace(/[^A-Za-z ]/g, '')
      .trim()
      .toLowerCase()
      .replaceAll(' ', '.');
    return `${local}@${this.slug}.example`;
  }

  /** The id of the organization with this name; made when it is new. */
  organization(name: string): Promise<string> {
    const known = this.organizations.get(name);
    if (known) return known;
    const made = this.call('post', '/v1/organizations', { body: { name }, expect: 201 }).then(({ body }) => body.id);
    this.organizations.set(name, made);
    return made;
  }

  /** The next message in somebody's mailbox that fits and was not taken before; waits until it comes. */
  async mailTo(email: string, fits: (mail: ReceivedMail) => boolean = () => true): Promise<ReceivedMail> {
    const mail = await eventually(`a mail to ${email}`, () =>
      service().mail.messages.find((message) => message.to.includes(email) && !taken.has(message) && fits(message)),
    );
    taken.add(mail);
    return mail;
  }

  /** All messages that somebody got so far. */
  mailsTo(email: string): ReceivedMail[] {
    return service().mail.messages.filter((message) => message.to.includes(email));
  }

  /** Moves the desk's clock forward, in ISO 8601, or to an instant. The clock then stands still. */
  async moveClock(to: { by: string } | { to: string }): Promise<Date> {
    const moved = await this.call('post', '/v1/test/clock', { body: to, expect: 200 });
    return new Date(moved.body.now);
  }

  private actingAs(
    id: string,
    name: string,
    email: string,
    tokens: { accessToken: string; refreshToken: string },
  ): Person {
    return {
      id,
      name,
      email,
      token: tokens.accessToken,
      refreshToken: tokens.refreshToken,
      call: (method, path, options = {}) => call(method, path, { ...options, token: tokens.accessToken }),
    };
  }
}

const taken = new WeakSet<ReceivedMail>();

/** The text of one of the five blueprints. */
export function blueprintSource(name: DeskName): string {
  return readFileSync(`libs/blueprint/desks/${name}.yaml`, 'utf8');
}

/** The one-time token in a mail's link, as the recipient finds it in the text part. */
export function linkToken(mail: ReceivedMail): string | undefined {
  return /#token=([\w-]+)/.exec(mail.parsed.text ?? '')?.[1];
}
