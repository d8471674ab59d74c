import { describe, expect, it } from '@jest/globals';
import { isFinalStatus } from './deliverability.js';

describe('what a mail server says of a mail that did not arrive', () => {
  it.each(['5.1.1', '5.1.10', '5.2.1', '5.0.0', '5.4.1'])('%s is about the address, for good', (status) => {
    expect(isFinalStatus(status)).toBe(true);
  });

  it.each(['4.4.7', '2.1.5', '5.2.2', '5.2.3', '5.3.4', '5.6.0', '5.7.1', '5.1', '', '5.1.1 x'])(
    '“%s” is not: the mailbox is full, the mail itself is refused, or it is no such status',
    (status) => {
      expect(isFinalStatus(status)).toBe(false);
    },
  );
});
