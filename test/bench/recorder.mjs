// Loaded into the API before anything else (`node --import`): writes down what it says to PostgreSQL while the bench asks
// for one request, so that the bare server can say the very same. Statements can never drift apart this way: they are
// not copied, they are overheard. A recording process is never one that is measured.
import pg from 'pg';

/** @type {undefined | { steps: object[], clients: Map<object, number>, pending: Map<object, number> }} */
let recording;

const { query: ask } = pg.Client.prototype;
const { connect: checkOut } = pg.Pool.prototype;

pg.Pool.prototype.connect = function connect(...args) {
  if (recording) recording.checkedOut = true;
  return checkOut.apply(this, args);
};

pg.Client.prototype.query = function query(config, values, callback) {
  const into = recording;
  if (!into) return ask.call(this, config, values, callback);
  const given = typeof config === 'string' ? { text: config, values: Array.isArray(values) ? values : [] } : config;
  const step = {
    name: given.name,
    text: given.text,
    values: structuredClone(given.values ?? []),
    // The first one after a connection was taken from the pool, and those sent along with the one before.
    begins: into.checkedOut,
    together: (into.pending.get(this) ?? 0) > 0,
    rows: [],
  };
  into.checkedOut = false;
  into.steps.push(step);
  into.pending.set(this, (into.pending.get(this) ?? 0) + 1);
  const note = (result) => {
    into.pending.set(this, into.pending.get(this) - 1);
    if (result && !Array.isArray(result)) step.rows = structuredClone(result.rows ?? []);
  };
  const last = callback ?? (typeof values === 'function' ? values : undefined);
  if (last) {
    const noted = (error, result) => {
      note(result);
      last(error, result);
    };
    return typeof values === 'function' ? ask.call(this, config, noted) : ask.call(this, config, values, noted);
  }
  const answer = ask.call(this, config, values);
  answer.then(note, () => note());
  return answer;
};

process.on('message', (message) => {
  if (message === 'record') {
    recording = { steps: [], pending: new Map(), checkedOut: false };
    process.send('recording');
  } else if (message === 'recorded') {
    process.send({ steps: recording.steps });
    recording = undefined;
  }
});
// Listening for the bench must not keep the API from ending.
process.channel?.unref();
