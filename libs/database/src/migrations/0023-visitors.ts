import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secrets by which a partner's server says who looks at its pages; a key that was made before has none until it is given one. */
export class Visitors1763700000023 implements MigrationInterface {
  readonly name = 'Visitors1763700000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE publishable_key
        ADD COLUMN secret_sealed bytea,
        ADD COLUMN old_secret_sealed bytea,
        ADD COLUMN old_secret_until timestamptz,
        ADD CHECK ((old_secret_sealed IS NULL) = (old_secret_until IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE publishable_key
        DROP COLUMN secret_sealed, DROP COLUMN old_secret_sealed, DROP COLUMN old_secret_until;
    `);
  }
}
