import {
  bucket,
  clamavUrl,
  count,
  counts,
  domain,
  httpUrl,
  oneOf,
  onOff,
  optional,
  port,
  postgresUrl,
  redisUrl,
  secret,
  setting,
  share,
  smtpUrl,
  text,
  workBits,
} from './setting-values.js';

/**
 * Every setting of the service, read from the environment once at boot. The table below is the whole of it: what is not
 * here cannot be set, and the README's table is compared with it by a test.
 */

export const settingDefinitions = {
  databaseUrl: optional(
    'DATABASE_URL',
    postgresUrl,
    'PostgreSQL 15 or newer, as the owner of the schema; without it the standalone service starts its own',
  ),
  dataDir: setting(
    'GUICHET_DATA',
    '.guichet',
    text,
    'Folder of the standalone service, for its own PostgreSQL and a secret of its own',
  ),
  filesDir: optional(
    'FILES_DIR',
    text,
    'Folder for attached files, the same for all API and worker processes; else `files` in the data folder',
  ),
  s3Bucket: optional(
    'S3_BUCKET',
    bucket,
    'Bucket of an S3-compatible store for attached files; needs the next three. Without it files lie in `FILES_DIR`',
  ),
  s3Endpoint: optional('S3_ENDPOINT', httpUrl, 'Where the store is, such as `https://s3.eu-west-3.amazonaws.com`'),
  s3KeyId: optional('S3_KEY_ID', text, 'Id of the key to the bucket'),
  s3Secret: optional('S3_SECRET', text, 'Secret of the key to the bucket'),
  s3Region: setting('S3_REGION', 'us-east-1', text, 'Region that requests to the store are signed for'),
  s3PathStyle: setting(
    'S3_PATH_STYLE',
    'on',
    onOff,
    'Whether the bucket stands in the path of the store’s addresses; `off` puts it before the host’s name',
  ),
  clamavUrl: optional(
    'CLAMAV_URL',
    clamavUrl,
    'ClamAV’s daemon, `tcp://host:port` or `unix:/path`; with it no file is handed out that it has not looked at',
  ),
  databaseAppUrl: optional(
    'DATABASE_APP_URL',
    postgresUrl,
    'The same database as the application role, where that role is made by hand; else it is made and derived',
  ),
  databaseAppRole: setting('DATABASE_APP_ROLE', 'guichet_app', text, 'Name of the application role'),
  databasePool: setting('DATABASE_POOL', '10', count, 'Connections of one process to the database'),
  databasePrepared: setting(
    'DATABASE_PREPARED',
    'on',
    onOff,
    'Named prepared statements; `off` behind a pooler that does not carry them (PgBouncer before 1.21)',
  ),
  databaseDeskSetting: setting(
    'DATABASE_DESK_SETTING',
    'transaction',
    oneOf('transaction', 'connection'),
    'How a connection is told its desk: `transaction` is right behind poolers, `connection` is faster without one',
  ),
  redisUrl: optional(
    'REDIS_URL',
    redisUrl,
    'Redis or Valkey, `redis://user:password@host:port`, that carries word of news from process to process, so that live streams hear at once; without it each process asks the database twice a second',
  ),
  secret: optional(
    'GUICHET_SECRET',
    secret,
    'At least 32 characters; seals keys and derives the application role’s password',
  ),
  host: setting('HOST', '127.0.0.1', text, 'Address to listen on'),
  port: setting('PORT', '3000', port, 'Port to listen on'),
  publicUrl: optional('PUBLIC_URL', httpUrl, 'Where callers reach the API; links in mails start with it'),
  operatorToken: optional(
    'OPERATOR_TOKEN',
    secret,
    'At least 32 characters; opens the operator’s calls; without it they are shut',
  ),
  smtpUrl: optional('SMTP_URL', smtpUrl, 'Mail server for outgoing mail, `smtp://user:password@host:port`'),
  mailReplyDomain: optional(
    'MAIL_REPLY_DOMAIN',
    domain,
    'Domain whose mail all comes here, for the addresses that people answer at; without it they are the desk’s own with a detail (`support+…@`)',
  ),
  smtpInHost: setting('SMTP_IN_HOST', '127.0.0.1', text, 'Address to take mail on'),
  smtpInPort: optional(
    'SMTP_IN_PORT',
    port,
    'Port to take mail on by SMTP, in the worker; without it mail comes in over the API alone',
  ),
  smtpInCertificate: optional(
    'SMTP_IN_CERTIFICATE',
    text,
    'File with the certificate for STARTTLS and its key (PEM); without it a self-signed one that everybody knows, against mere listeners',
  ),
  mailMaxBytes: setting('MAIL_MAX_BYTES', '26214400', count, 'Size of a mail that is taken, in bytes'),
  mailsPerMinute: setting('MAILS_PER_MINUTE', '300', count, 'Mails that one network address may bring in a minute'),
  mailAuthServers: optional(
    'MAIL_AUTH_SERVERS',
    text,
    'Names, separated by commas, under which your receiving servers write `Authentication-Results`; their DMARC results count, no others',
  ),
  mailbox: setting(
    'MAILBOX',
    'off',
    onOff,
    'Keep outgoing mail in the service and show it at /mailbox instead of sending it',
  ),
  webhookPrivateHosts: optional(
    'WEBHOOK_PRIVATE_HOSTS',
    text,
    'Hosts and networks, separated by commas, that webhooks may go to though they are not public, by `http` too: `localhost,127.0.0.0/8`; for development',
  ),
  trustedProxies: setting(
    'TRUSTED_PROXIES',
    'none',
    text,
    'Addresses or networks, separated by commas, whose X-Forwarded-For is believed',
  ),
  requestsPerMinute: setting(
    'REQUESTS_PER_MINUTE',
    '600',
    count,
    'Requests that one person, API key, or network address of nobody known may make in a minute',
  ),
  limits: optional(
    'LIMITS',
    counts,
    'Other quotas than those of the table of limits below, such as `desk=50000,filing=500`',
  ),
  submissionWorkBits: setting(
    'SUBMISSION_WORK_BITS',
    '16',
    workBits,
    'Work that a visitor’s browser does before a form of a page is taken, in leading zero bits of a hash; each doubles it, `0` asks for none',
  ),
  workerPollMs: setting('WORKER_POLL_MS', '250', count, 'How often the worker looks for what is due, in milliseconds'),
  metricsPort: optional(
    'METRICS_PORT',
    port,
    'Port of a door of its own that shows Prometheus metrics at /metrics; without it there are none',
  ),
  metricsHost: setting(
    'METRICS_HOST',
    '127.0.0.1',
    text,
    'Address of that door; it asks for no credentials, so let only your collector reach it',
  ),
  tracesEndpoint: optional(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    httpUrl,
    'Where traces are sent by OTLP over HTTP, such as `http://collector:4318`; without it nothing is traced',
  ),
  tracesRatio: setting(
    'OTEL_TRACES_SAMPLER_ARG',
    '1',
    share,
    'Share of the traces that is kept, from `0` to `1`; where a caller brings a trace, the caller has decided',
  ),
  logLevel: setting(
    'LOG_LEVEL',
    'info',
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent'),
    'How much is logged, a line of JSON each: from `info` on every request; the standalone service begins at `warn`',
  ),
} as const;

type Definitions = typeof settingDefinitions;
type Value<D> = D extends { readonly read: (text: string) => infer T | undefined }
  ? D extends { readonly optional: true }
    ? T | undefined
    : T
  : never;

type Values = { readonly [K in keyof Definitions]: Value<Definitions[K]> };

/** A class with the members of `Values`: the compiler cannot see through `Object.assign`, hence the assertion. */
const Assigned = class {
  constructor(values: Values) {
    Object.assign(this, values);
  }
} as new (
  values: Values,
) => Values;

/** Settings by name. A class, so that it can stand as an injection token. */
export class Settings extends Assigned {}

/** Why the service cannot start, in one line that says what to do. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
