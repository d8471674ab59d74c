import { StartupError } from '#kernel';
import type { Mapping } from './arguments.js';

/** One complaint about a place in the blueprint. */
export interface Complaint {
  readonly pointer: string;
  readonly detail: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Report {
  readonly valid: boolean;
  readonly complaints: readonly Complaint[];
}

export interface Plan {
  readonly fromVersion: number;
  readonly applicable: boolean;
  readonly changes: readonly {
    readonly kind: 'added' | 'removed' | 'changed';
    readonly pointer: string;
    readonly detail: string;
  }[];
  readonly moves: readonly {
    readonly what: string;
    readonly from: string;
    readonly to: string | null;
    readonly tickets: number;
  }[];
  readonly problems: readonly Complaint[];
}

/** The three calls of the API that the command line makes. */
export class DeskClient {
  private constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  /**
   * With `GUICHET_API_KEY`, or as an admin with `GUICHET_EMAIL` and `GUICHET_PASSWORD`; at `GUICHET_URL`
   * (http://127.0.0.1:3000 unless given).
   *
   * @throws StartupError when no credentials are given or they are refused
   */
  static async connect(environment: NodeJS.ProcessEnv, slug: string): Promise<DeskClient> {
    const baseUrl = (environment['GUICHET_URL'] ?? 'http://127.0.0.1:3000').replace(/\/+$/, '');
    const key = environment['GUICHET_API_KEY'];
    if (key) return new DeskClient(baseUrl, key);
    const [email, password] = [environment['GUICHET_EMAIL'], environment['GUICHET_PASSWORD']];
    if (!email || !password)
      throw new StartupError('set GUICHET_API_KEY, or GUICHET_EMAIL and GUICHET_PASSWORD of an admin');
    const anonymous = new DeskClient(baseUrl, '');
    const session: { accessToken: string } = await anonymous.call('POST', `/v1/desks/${slug}/sessions`, {
      email,
      password,
    });
    return new DeskClient(baseUrl, session.accessToken);
  }

  async check(blueprint: string): Promise<Report> {
    return this.call('POST', '/v1/blueprint/checks', { blueprint });
  }

  async plan(blueprint: string, mapping: Mapping | undefined): Promise<Plan> {
    return this.call('POST', '/v1/blueprint/plans', { blueprint, ...(mapping ? { mapping } : {}) });
  }

  async apply(
    blueprint: string,
    mapping: Mapping | undefined,
    fromVersion: number,
  ): Promise<{ readonly version: number }> {
    const body = { blueprint, ...(mapping ? { mapping } : {}) };
    return this.call('PUT', '/v1/blueprint', body, { 'if-match': `"${fromVersion}"` });
  }

  private async call<T>(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
    const authorization: Record<string, string> = this.token ? { authorization: `Bearer ${this.token}` } : {};
    const answer = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      body: JSON.stringify(body),
    }).catch((error: unknown) => {
      throw new StartupError(`${this.baseUrl} does not answer; is Guichet running there? Set GUICHET_URL`, {
        cause: error,
      });
    });
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text);
    throw new StartupError(refusal(text, answer.status));
  }
}

function refusal(text: string, status: number): string {
  try {
    const problem: { detail?: string; errors?: Complaint[] } = JSON.parse(text);
    const places = (problem.errors ?? []).map(
      ({ pointer, line, column, detail }) => `\n  ${line ? `${line}:${column} ` : ''}${pointer}: ${detail}`,
    );
    return `${problem.detail ?? status}${places.join('')}`;
  } catch {
    return `the service answered ${status}`;
  }
}
