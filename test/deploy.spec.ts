import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { readSettings, settingDefinitions } from '#kernel';
import { applicationUrl } from '../libs/database/src/roles.js';
import { patience, startApi } from './support/extra-api.js';
import { call } from './support/http.js';
import { service } from './support/running.js';

// biome-ignore lint/suspicious/noExplicitAny: documents of other tools, looked into member by member
type Document = any;

const read = (file: string) => readFileSync(path.join('deploy', file), 'utf8');
const compose: Document = parse(read('compose/compose.yaml'), { merge: true });
const manifests: Document[] = readdirSync('deploy/kubernetes').flatMap((file) =>
  parseAllDocuments(read(`kubernetes/${file}`)).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  }),
);
const ofKind = (kind: string) => manifests.filter((manifest) => manifest.kind === kind);
const named = (kind: string, name: string) => ofKind(kind).find(({ metadata }) => metadata.name === name);
const podsOf = () => [...ofKind('Deployment'), ...ofKind('Job')].map(({ spec }) => spec.template.spec);

const variables = Object.values(settingDefinitions).map(({ variable }) => variable);
const ours = Object.entries<Document>(compose.services).filter(([, { image }]) => image.startsWith('guichet:'));
const operations: Document = parse(readFileSync('openapi.yaml', 'utf8')).paths;

/** What the secrets and `.env` would hold. */
const filled: Readonly<Record<string, string>> = {
  GUICHET_SECRET: 's'.repeat(48),
  OPERATOR_TOKEN: 'o'.repeat(48),
  PUBLIC_URL: 'https://support.example.com',
  SMTP_URL: 'smtp://mail.example.com',
  DATABASE_URL: 'postgresql://owner:secret@db:5432/guichet',
  DATABASE_APP_URL: 'postgresql://app:secret@db:6432/guichet',
};
const fill = (text: string) => text.replace(/\$\{(\w+):\?\}/g, (_, name: string) => filled[name] ?? 'abc123');

/** Reads the settings as a container would, and refuses names that mean nothing. */
function settingsOf(environment: Readonly<Record<string, string>>) {
  expect(Object.keys(environment).filter((name) => !variables.includes(name))).toEqual([]);
  return readSettings(Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value)])));
}

/** The program that a command starts exists in what the build writes. */
function expectProgram(command: readonly string[]): void {
  const program = command.at(-1) ?? '';
  expect([program, existsSync(program)]).toEqual([program, true]);
}

describe('the files for deploying', () => {
  it('give Compose settings that exist and are accepted, and programs that are built', () => {
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'api', 'worker']);
    for (const [, { environment, command }] of ours) {
      settingsOf(environment);
      if (command) expectProgram(command);
    }
    expectProgram(JSON.parse(/^CMD (.*)$/m.exec(read('Dockerfile'))?.[1] ?? '[]'));
  });

  it('give Kubernetes settings that exist and are accepted, and programs that are built', () => {
    const shared = named('ConfigMap', 'guichet').data;
    const secrets = { ...filled, S3_KEY_ID: 'id', S3_SECRET: 'secret' };
    for (const { containers } of podsOf()) {
      for (const { env = [], command } of containers) {
        const own = Object.fromEntries(env.map(({ name, value }: Document) => [name, value]));
        settingsOf({ ...shared, ...secrets, ...own });
        expectProgram(command);
      }
    }
  });

  it('run API and worker twice, without rights and without a file system to write to', () => {
    for (const name of ['api', 'worker']) {
      expect(compose.services[name].deploy.replicas).toBe(2);
      expect(named('Deployment', name).spec.replicas).toBe(2);
    }
    for (const [, one] of ours) expect(one).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    for (const { securityContext, containers } of podsOf()) {
      expect(securityContext).toMatchObject({ runAsNonRoot: true });
      for (const each of containers) {
        expect(each.securityContext).toMatchObject({
          readOnlyRootFilesystem: true,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        });
      }
    }
    expect(read('Dockerfile')).toMatch(/^USER (?!0|root)/m);
  });

  it('name each image by its exact version', () => {
    const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
    const composed = Object.values<Document>(compose.services).map(({ image }) => image);
    const clustered = podsOf().flatMap(({ containers }) => containers.map(({ image }: Document) => image));
    for (const image of [...bases, ...composed, ...clustered]) {
      expect(image).toMatch(/^[\w./-]+:v?(\d+\.\d+(\.\d+)?|RELEASE\.)[\w.-]*$/);
    }
  });

  it('agree on ports, probes and names', () => {
    const { api, worker } = compose.services;
    expect(read('compose/Caddyfile')).toContain(`dynamic a api ${api.environment.PORT}`);
    const probe = /http:\/\/127\.0\.0\.1:(\d+)([^']+)/.exec(api.healthcheck.test.at(-1));
    expect([probe?.[1], Object.keys(operations)]).toEqual([api.environment.PORT, expect.arrayContaining([probe?.[2]])]);
    expect(new URL(fill(worker.environment.DATABASE_APP_URL)).host).toBe(
      `pgbouncer:${compose.services.pgbouncer.environment.LISTEN_PORT}`,
    );
    const network = compose.networks.default.ipam.config[0].subnet;
    expect(api.environment.TRUSTED_PROXIES).toBe(network);

    const shared = named('ConfigMap', 'guichet').data;
    for (const name of ['api', 'worker']) {
      const [container] = named('Deployment', name).spec.template.spec.containers;
      const own = Object.fromEntries((container.env ?? []).map(({ name, value }: Document) => [name, value]));
      const said = { ...shared, ...own };
      const ports = Object.fromEntries(
        container.ports.map(({ name, containerPort }: Document) => [name, containerPort]),
      );
      const expected = name === 'api' ? { http: said.PORT } : { smtp: said.SMTP_IN_PORT };
      expect(ports).toEqual(
        Object.fromEntries(Object.entries({ ...expected, metrics: said.METRICS_PORT }).map(([k, v]) => [k, Number(v)])),
      );
      for (const each of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
        const get = container[each]?.httpGet;
        if (!get) continue;
        expect(Object.keys(ports)).toContain(get.port);
        if (get.port === 'http') expect(Object.keys(operations)).toContain(get.path);
        else expect(get.path).toBe('/metrics');
      }
    }
    for (const { spec } of ofKind('Service')) {
      const { template } = named('Deployment', spec.selector.app).spec;
      expect(template.metadata.labels).toMatchObject(spec.selector);
      const ports = template.spec.containers[0].ports.map(({ name }: Document) => name);
      for (const { targetPort } of spec.ports) expect(ports).toContain(targetPort);
    }
    expect([...(ofKind('Kustomization')[0]?.resources ?? []), 'kustomization.yaml'].sort()).toEqual(
      readdirSync('deploy/kubernetes').sort(),
    );
  });

  it('ask of the environment just what the example names', () => {
    const asked = new Set([...read('compose/compose.yaml').matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name));
    const given = [...read('compose/example.env').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect([...asked].sort()).toEqual(given.sort());
  });

  it(
    'let API and worker run with the application’s role alone',
    async () => {
      const { environment, databaseUrl, startProcess } = service();
      const { GUICHET_SECRET } = environment;
      const url = applicationUrl(readSettings({ DATABASE_URL: databaseUrl, GUICHET_SECRET }));
      const settings = { DATABASE_URL: '', DATABASE_APP_URL: url };
      const api = await startApi(settings);
      await call('get', '/v1/health/ready', { at: api.url, expect: 200 });
      await api.stop();
      const worker = startProcess('apps/worker/src/main.js', { ...environment, ...settings });
      await worker.ready;
      const ended = new Promise((resolve) => worker.child.once('exit', (_, signal) => resolve(signal)));
      worker.child.kill('SIGTERM');
      expect(await ended).toBe('SIGTERM');
    },
    patience,
  );
});
