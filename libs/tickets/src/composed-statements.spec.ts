import { describe, expect, it } from '@jest/globals';
import { ComposedStatements } from './composed-statements.js';

describe('statements put together from conditions', () => {
  it('keep one name for one text', () => {
    const statements = new ComposedStatements<object>('ticket.list');
    expect(statements.of('SELECT 1')).toBe(statements.of('SELECT 1'));
    expect(statements.of('SELECT 1').name).not.toBe(statements.of('SELECT 2').name);
  });

  it('go without a name once somebody has tried out too many', () => {
    const statements = new ComposedStatements<object>('ticket.list', 2);
    const first = statements.of('SELECT 1');
    statements.of('SELECT 2');
    expect(statements.of('SELECT 3')).toEqual({ name: '', text: 'SELECT 3' });
    expect(statements.of('SELECT 1')).toBe(first);
  });
});
