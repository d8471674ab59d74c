import { describe, it } from '@jest/globals';
import { call } from './support/http.js';

describe('the service', () => {
  it('says that it runs and that it can answer', async () => {
    await call('get', '/v1/health/live', { expect: 200 });
    await call('get', '/v1/health/ready', { expect: 200 });
  });

  it('answers a path that does not exist with a problem document', async () => {
    await call('get', '/v1/nowhere', { expect: 404 });
  });
});
