import { type Database, statement, type Transaction } from '#database';
import { type Caller, isUuid, notFound } from '#kernel';
import { type ComponentNow, componentColumns, incidentColumns, type WholeIncident } from './status.view.js';

export const components = statement<ComponentNow>(
  'status.components',
  `SELECT ${componentColumns} FROM status_component c WHERE c.desk_id = $1 ORDER BY c.position, c.id`,
);
const incident = statement<WholeIncident>(
  'incident.get',
  `SELECT ${incidentColumns} FROM incident i WHERE i.desk_id = $1 AND i.id = $2`,
);
const lock = statement<never>('incident.lock', 'SELECT FROM incident WHERE desk_id = $1 AND id = $2 FOR UPDATE');

/** @throws Problem `not-found` */
export async function findIncident(
  reader: Database | Transaction,
  caller: Caller,
  given: string,
): Promise<WholeIncident> {
  const id = given.toLowerCase();
  if (!isUuid(id)) throw notFound();
  const values = [caller.deskId, id];
  const found =
    'readFirst' in reader ? await reader.readFirst(caller, incident, values) : await reader.first(incident, values);
  if (!found) throw notFound();
  return found;
}

/** The same, held until the transaction ends. @throws Problem `not-found` */
export async function lockIncident(tx: Transaction, caller: Caller, given: string): Promise<WholeIncident> {
  const id = given.toLowerCase();
  if (isUuid(id)) await tx.run(lock, [tx.deskId, id]);
  return findIncident(tx, caller, id);
}
