import { describe, expect, it } from '@jest/globals';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { asProblem } from './failures.js';

const withCode = (code: string): Error => Object.assign(new Error('no luck'), { code });

describe('a failure of the database', () => {
  it.each([
    ['a connection that is refused', withCode('ECONNREFUSED')],
    ['a server that shuts down', withCode('57P01')],
    ['a full disk', withCode('53100')],
    ['a connection that ended under a statement', new Error('Connection terminated unexpectedly')],
    ['a connection that broke between two statements of a transaction', new QueryRunnerAlreadyReleasedError()],
    ['a deadlock', withCode('40P01')],
  ])('is told as being unavailable: %s', (_, error) => {
    expect(asProblem(error)).toMatchObject({ code: 'unavailable', status: 503 });
  });

  it('is our own fault where we wrote what cannot be', () => {
    const error = withCode('42P01');
    expect(asProblem(error)).toBe(error);
  });
});
