import { fileURLToPath } from 'node:url';

// Two kinds of test. Pure code is tested from its source, beside it. Everything with a door is tested through that
// door: the built service runs once per jest worker on a database of its own (test/support/environment.mjs), and the
// tests speak HTTP and SMTP to it. Only built code carries the OpenAPI metadata, and black-box tests are also faster.
const rootDir = fileURLToPath(new URL('..', import.meta.url));

const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        keepClassNames: true,
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

const shared = {
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform,
  moduleNameMapper: { '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
};

// Reads the sources themselves.
const architecture = '<rootDir>/test/architecture.spec.ts';

export default {
  rootDir,
  watchman: false,
  maxWorkers: 2,
  testTimeout: 180_000,
  projects: [
    {
      ...shared,
      displayName: 'source',
      testMatch: [
        '<rootDir>/libs/**/*.spec.ts',
        '<rootDir>/apps/**/*.spec.ts',
        '<rootDir>/sdk/test/**/*.spec.ts',
        architecture,
      ],
    },
    {
      ...shared,
      displayName: 'service',
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
      testEnvironment: '<rootDir>/test/support/environment.mjs',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', architecture],
    },
  ],
};
