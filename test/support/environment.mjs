// The environment of tests that come through the service's doors.
import { TestEnvironment } from 'jest-environment-node';
import { service } from './service.mjs';

export default class ServiceEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.guichetService = await service();
  }
}
