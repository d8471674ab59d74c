// What row-level security costs a get in the whole server, its process and PostgreSQL taken together: the API as it runs
// (application role under the policies, desk set in a transaction around each read) against the same API as the owner of
// the schema, whom no policy binds, with the desk set once for each connection.
import { apiProgram } from './data.mjs';
import { interleave } from './measure.mjs';
import { startProgram } from './processes.mjs';

export async function policyCost({ environment, database, cast, request, seconds, rounds }) {
  const bound = await startProgram([apiProgram], environment);
  const free = await startProgram([apiProgram], {
    ...environment,
    DATABASE_APP_URL: environment.DATABASE_URL,
    DATABASE_DESK_SETTING: 'connection',
  });
  try {
    await cast.renew(bound.url);
    const servers = { bound, free };
    const taken = await interleave({ servers, database, connections: 8, seconds, rounds, request });
    const cost = ({ cpu, databaseCpu }) => cpu + databaseCpu;
    return { extra: cost(taken.bound) / cost(taken.free) - 1, ...taken };
  } finally {
    await bound.stop();
    await free.stop();
  }
}
