import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that go to the store directly; how long a desk keeps what it keeps. */
export class Files1763700000014 implements MigrationInterface {
  readonly name = 'Files1763700000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE attachment
        ADD COLUMN direct_until timestamptz,
        ADD COLUMN completing_until timestamptz,
        ADD COLUMN expired_at timestamptz;
      CREATE INDEX attachment_kept ON attachment (desk_id, bound_at)
        WHERE bound_at IS NOT NULL AND redacted_at IS NULL AND expired_at IS NULL;
      ALTER TABLE desk ADD COLUMN retention_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE desk DROP COLUMN retention_at;
      DROP INDEX attachment_kept;
      ALTER TABLE attachment DROP COLUMN direct_until, DROP COLUMN completing_until, DROP COLUMN expired_at;
    `);
  }
}
