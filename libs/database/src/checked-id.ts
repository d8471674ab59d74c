import { isUuid, Problem, type Uuid } from '#kernel';

/** Some ids go into statements that take no parameters, such as `SET`: nothing but a UUID may pass. */
export function checked(id: Uuid): Uuid {
  if (!isUuid(id)) throw new Problem('internal', 'The id of a desk or a person is not a UUID.');
  return id;
}
