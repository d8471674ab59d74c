import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An event keeps the trace of the request that it happened in, so that its mails and webhooks go on with it. */
export class Traces1763700000024 implements MigrationInterface {
  readonly name = 'Traces1763700000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE event ADD COLUMN traceparent text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE event DROP COLUMN traceparent');
  }
}
