import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One ticket per problem. The index leads to the open tickets of one organization (of one person, where there is none),
 * the newest first: among these look-alikes are sought.
 */
export class Merging1763700000012 implements MigrationInterface {
  readonly name = 'Merging1763700000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX ticket_open_of_house ON ticket (
        desk_id, coalesce(organization_id, requester_id), created_at DESC, id DESC
      ) WHERE is_open;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ticket_open_of_house');
  }
}
