import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that go to the store directly. */
export class Files1763700000014 implements MigrationInterface {
  readonly name = 'Files1763700000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE attachment
        ADD COLUMN direct_until timestamptz,
        ADD COLUMN completing_until timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE attachment DROP COLUMN direct_until, DROP COLUMN completing_until');
  }
}
