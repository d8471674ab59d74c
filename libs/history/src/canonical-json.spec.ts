import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('is written as RFC 8785 writes its example (3.2.2)', () => {
    const source = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(source)).toBe(
      `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
    );
  });

  it('sorts members by code units, not by letters (3.2.3)', () => {
    const source = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 };
    const order = ['\r', '1', '\u0080', 'ö', '\u20ac', '\u{1f600}', '\ufb33'];
    expect(Object.keys(JSON.parse(canonicalJson(source))).filter((name) => name !== '1')).toEqual(
      order.filter((name) => name !== '1'),
    );
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: {} })).toBe('{"a":{},"b":[{"c":2,"d":1}]}');
  });
});
