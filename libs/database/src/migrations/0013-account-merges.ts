import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable } from './desk-table.js';

/**
 * Accounts that became one, and addresses that mail does not reach. The row of the one merged away is deleted, so that nothing can be tied to it any more;
 * `merged_person` leads from its id to who it is now. `account_merge` holds what still waits for the other's word.
 */
export class AccountMerges1763700000013 implements MigrationInterface {
  readonly name = 'AccountMerges1763700000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE merged_person (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        merged_into uuid NOT NULL,
        merged_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, id),
        FOREIGN KEY (desk_id, merged_into) REFERENCES person (desk_id, id) ON DELETE CASCADE
      );
      CREATE INDEX merged_person_into ON merged_person (desk_id, merged_into);

      CREATE TABLE account_merge (
        desk_id uuid NOT NULL,
        id uuid NOT NULL,
        asker_id uuid NOT NULL,
        person_id uuid NOT NULL,
        address_id uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (desk_id, id),
        CONSTRAINT account_merge_asked UNIQUE (desk_id, person_id, asker_id),
        FOREIGN KEY (desk_id, asker_id) REFERENCES person (desk_id, id) ON DELETE CASCADE,
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id) ON DELETE CASCADE,
        FOREIGN KEY (desk_id, address_id) REFERENCES address (desk_id, id) ON DELETE CASCADE
      );

      ALTER TABLE address
        ADD COLUMN failures integer NOT NULL DEFAULT 0,
        ADD COLUMN failed_at timestamptz,
        ADD COLUMN bounced_at timestamptz,
        ADD COLUMN bounce_reason text;
    `);
    await guardDeskTable(runner, 'merged_person', 'select', 'insert', 'update', 'delete');
    await guardDeskTable(runner, 'account_merge', 'select', 'insert', 'update', 'delete');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE address DROP COLUMN failures, DROP COLUMN failed_at, DROP COLUMN bounced_at, DROP COLUMN bounce_reason;
      DROP TABLE account_merge, merged_person;
    `);
  }
}
