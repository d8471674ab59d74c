import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardDeskTable } from './desk-table.js';

/**
 * Ratings: one for each ticket. That one was asked for stands in the log; the index leads the report to just those
 * events.
 */
export class Satisfaction1763700000011 implements MigrationInterface {
  readonly name = 'Satisfaction1763700000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rating (
        desk_id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        person_id uuid NOT NULL,
        mark integer NOT NULL,
        scale integer NOT NULL,
        words text,
        given_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        version integer NOT NULL,
        PRIMARY KEY (desk_id, ticket_id),
        CHECK (mark BETWEEN 1 AND scale),
        FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id),
        FOREIGN KEY (desk_id, person_id) REFERENCES person (desk_id, id)
      );
      CREATE INDEX event_rating_asked ON event (desk_id, at) WHERE kind = 'rating.asked';
    `);
    await guardDeskTable(runner, 'rating', 'select', 'insert', 'update', 'delete');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX event_rating_asked; DROP TABLE rating');
  }
}
