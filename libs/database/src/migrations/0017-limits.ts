import type { MigrationInterface, QueryRunner } from 'typeorm';
import { applicationRole } from './desk-table.js';

/**
 * What is left of limits, for instances to lease. Rows are updated in place all the time, hence the room in each page.
 * It stands across desks: see the exceptions.
 */
export class Limits1763700000017 implements MigrationInterface {
  readonly name = 'Limits1763700000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE quota (
        subject bytea PRIMARY KEY,
        allowed integer NOT NULL,
        taken integer NOT NULL,
        granted integer NOT NULL,
        window_ends_at timestamptz NOT NULL
      ) WITH (fillfactor = 50);
      ALTER TABLE quota ENABLE ROW LEVEL SECURITY;
      ALTER TABLE quota FORCE ROW LEVEL SECURITY;
      CREATE POLICY across_desks ON quota USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE, DELETE ON quota TO ${applicationRole};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE quota');
  }
}
