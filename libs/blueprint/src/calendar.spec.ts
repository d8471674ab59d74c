import { describe, expect, it } from '@jest/globals';
import type { Calendar, Span } from './blueprint.js';
import { addBusinessTime, businessTimeBetween } from './calendar.js';

const hour = 3_600_000;
const nineToFive = [{ from: 9 * 60, to: 17 * 60 }];
const office: Calendar = {
  key: 'office',
  timeZone: 'Europe/Paris',
  aroundTheClock: false,
  week: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
  holidays: new Set(['05-01', '2026-12-24', '12-25']),
};
const allWeek = (spans: Span[]): Span[][] => Array.from({ length: 7 }, () => spans);
const always: Calendar = {
  key: 'always',
  timeZone: 'Europe/Paris',
  aroundTheClock: true,
  week: allWeek([]),
  holidays: new Set(),
};
const night: Calendar = {
  ...office,
  week: allWeek([
    { from: 0, to: 240 },
    { from: 1320, to: 1440 },
  ]),
};

const add = (calendar: Calendar, from: string, duration: string): string =>
  addBusinessTime(calendar, new Date(from), duration).toISOString().replace('.000', '');
const hoursBetween = (calendar: Calendar, a: string, b: string): number =>
  businessTimeBetween(calendar, new Date(a), new Date(b)) / hour;

describe('business hours', () => {
  it('count only while the desk is open', () => {
    // Wednesday 4 March 2026; Paris is one hour ahead of UTC.
    expect(add(office, '2026-03-04T13:00:00Z', 'PT4H')).toBe('2026-03-05T09:00:00Z');
    expect(hoursBetween(office, '2026-03-04T13:00:00Z', '2026-03-05T09:00:00Z')).toBe(4);
  });

  it('are due at closing time, not at the next opening', () => {
    expect(add(office, '2026-03-04T13:00:00Z', 'PT3H')).toBe('2026-03-04T16:00:00Z');
    expect(add(office, '2026-03-07T12:00:00Z', 'PT8H')).toBe('2026-03-09T16:00:00Z');
  });

  it('pass over weekends and holidays', () => {
    // Thursday 30 April 16:00 in Paris; Friday is a holiday.
    expect(add(office, '2026-04-30T14:00:00Z', 'PT2H')).toBe('2026-05-04T08:00:00Z');
    expect(hoursBetween(office, '2026-04-30T14:00:00Z', '2026-05-04T09:00:00Z')).toBe(3);
    expect(hoursBetween(office, '2026-12-23T23:00:00Z', '2026-12-25T23:00:00Z')).toBe(0);
    expect(hoursBetween(office, '2025-12-23T23:00:00Z', '2025-12-25T23:00:00Z')).toBe(8);
  });

  it('lose the hour that the clock skips and gain the one it shows twice', () => {
    // Open 22:00–04:00. 29 March 2026 skips 02:00–03:00; 25 October 2026 shows 02:00–03:00 twice.
    expect(hoursBetween(night, '2026-03-28T21:00:00Z', '2026-03-29T10:00:00Z')).toBe(5);
    expect(hoursBetween(night, '2026-10-24T20:00:00Z', '2026-10-25T10:00:00Z')).toBe(7);
    expect(add(night, '2026-03-28T21:00:00Z', 'PT5H')).toBe('2026-03-29T02:00:00Z');
    expect(add(night, '2026-10-24T20:00:00Z', 'PT7H')).toBe('2026-10-25T03:00:00Z');
  });

  it('of nothing leave the instant where it is', () => {
    expect(add(office, '2026-03-07T12:34:56Z', 'PT0S')).toBe('2026-03-07T12:34:56Z');
    expect(hoursBetween(office, '2026-03-04T13:00:00Z', '2026-03-04T13:00:00Z')).toBe(0);
  });

  it('between two instants are negative when the second comes first', () => {
    expect(hoursBetween(office, '2026-03-05T09:00:00Z', '2026-03-04T13:00:00Z')).toBe(-4);
  });
});

describe('a business day', () => {
  it('is a full opening day', () => {
    expect(add(office, '2026-03-04T13:00:00Z', 'P1D')).toBe('2026-03-05T13:00:00Z');
    expect(add(office, '2026-03-06T13:00:00Z', 'P1D')).toBe('2026-03-09T13:00:00Z');
    expect(add(office, '2026-03-04T13:00:00Z', 'P3D')).toBe(add(office, '2026-03-04T13:00:00Z', 'PT24H'));
  });

  it('that begins while the desk is closed begins at the next opening', () => {
    expect(add(office, '2026-03-07T12:00:00Z', 'P1D')).toBe('2026-03-09T16:00:00Z');
    expect(add(office, '2026-03-04T20:00:00Z', 'P3D')).toBe('2026-03-09T16:00:00Z');
  });

  it('keeps the wall clock when the clocks change', () => {
    expect(add(office, '2026-03-27T13:00:00Z', 'P1D')).toBe('2026-03-30T12:00:00Z');
    expect(add(office, '2026-10-23T12:00:00Z', 'P1D')).toBe('2026-10-26T13:00:00Z');
  });

  it('ends at the last closing when the desk is closed at that time', () => {
    const saturday = { ...office, week: [...office.week.slice(0, 5), [{ from: 540, to: 720 }], []] };
    expect(add(saturday, '2026-03-06T14:00:00Z', 'P1D')).toBe('2026-03-07T11:00:00Z');
    expect(add(saturday, '2026-03-06T14:00:00Z', 'P2D')).toBe('2026-03-09T14:00:00Z');
  });

  it('comes before the hours that follow it', () => {
    expect(add(office, '2026-03-04T13:00:00Z', 'P1DT4H')).toBe('2026-03-06T09:00:00Z');
  });

  it('is the same as its hours wherever all days are open equally long', () => {
    const random = generator(7);
    const split = [
      { from: 510, to: 720 },
      { from: 810, to: 1080 },
    ];
    const lunch = { ...office, week: [split, split, split, split, split, [], []] };
    for (let round = 0; round < 200; round += 1) {
      const from = new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 365 * 24 * 60) * 60_000);
      const days = 1 + Math.floor(random() * 9);
      const asDays = addBusinessTime(lunch, from, `P${days}D`);
      expect([from, asDays]).toEqual([from, addBusinessTime(lunch, from, `PT${8 * days}H`)]);
    }
  });
});

describe('around the clock', () => {
  it('hours are elapsed time and days keep the wall clock', () => {
    expect(add(always, '2026-03-28T12:00:00Z', 'PT24H')).toBe('2026-03-29T12:00:00Z');
    expect(add(always, '2026-03-28T12:00:00Z', 'P1D')).toBe('2026-03-29T11:00:00Z');
    expect(add(always, '2026-10-24T12:00:00Z', 'P1DT1H')).toBe('2026-10-25T14:00:00Z');
    expect(add(always, '2026-01-31T12:00:00Z', 'P1M')).toBe('2026-02-28T12:00:00Z');
    expect(hoursBetween(always, '2026-03-28T12:00:00Z', '2026-03-29T11:00:00Z')).toBe(23);
  });

  it('a time that the clocks skip moves on by what was skipped', () => {
    expect(add(always, '2026-03-28T01:30:00Z', 'P1D')).toBe('2026-03-29T01:30:00Z');
  });
});

describe('a week of opening hours', () => {
  it('goes by the calendar, on to the next opening', () => {
    expect(add(office, '2026-03-04T13:00:00Z', 'P1W')).toBe('2026-03-11T13:00:00Z');
    // Friday to Friday, the first of May; the first of June is a Monday.
    expect(add(office, '2026-04-24T12:00:00Z', 'P1W')).toBe('2026-05-04T07:00:00Z');
    expect(add(office, '2026-04-30T12:00:00Z', 'P1M')).toBe('2026-06-01T07:00:00Z');
    expect(add(office, '2026-03-04T13:00:00Z', 'P1WT4H')).toBe('2026-03-12T09:00:00Z');
  });
});

describe('what lies far away', () => {
  it('is a hundred years away, and found at once', () => {
    const rare = { ...office, week: [[{ from: 540, to: 541 }], [], [], [], [], [], []] };
    const never = { ...office, week: allWeek([]) };
    // 36,525 days.
    const farthest = '2126-03-06T13:00:00Z';
    expect(add(rare, '2026-03-05T13:00:00Z', 'PT9999H')).toBe(farthest);
    expect(add(never, '2026-03-05T13:00:00Z', 'P1D')).toBe(farthest);
    expect(add(office, '2026-03-05T13:00:00Z', 'P999999D')).toBe(farthest);
    expect(add(office, '2026-03-05T13:00:00Z', 'P999999W')).toBe(farthest);
    expect(add(always, '2026-03-05T13:00:00Z', 'P999999YT999999H')).toBe(farthest);
    expect(hoursBetween(never, '0001-01-01T00:00:00Z', '9999-01-01T00:00:00Z')).toBe(0);
  });
});

describe('what is none', () => {
  it.each(['', 'P', 'PT', 'P1', '1D', '-P1D', 'P-1D', 'P1.5D', 'PT1.5H', 'PT1H2', 'P1DT', 'p1d', 'P1D2W'])(
    'the duration %j is refused',
    (text) => {
      expect(() => add(office, '2026-03-04T13:00:00Z', text)).toThrow(RangeError);
    },
  );

  it('a zone or an instant is refused', () => {
    expect(() => add({ ...office, timeZone: 'Mars/Olympus' }, '2026-03-04T13:00:00Z', 'PT1H')).toThrow(RangeError);
    expect(() => add(office, 'yesterday', 'PT1H')).toThrow(RangeError);
    expect(() => hoursBetween(always, '2026-03-04T13:00:00Z', 'tomorrow')).toThrow(RangeError);
  });
});

describe('against a minute-by-minute count', () => {
  // Each zone around a change of its clocks: common ones, at midnight, by half an hour, and a day that never was.
  const places: [zone: string, day: string][] = [
    ['Europe/Paris', '2026-03-29'],
    ['Europe/Paris', '2026-10-25'],
    ['America/New_York', '2026-11-01'],
    ['America/Sao_Paulo', '2018-11-04'],
    ['America/Sao_Paulo', '2018-02-18'],
    ['America/Havana', '2026-11-01'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['America/St_Johns', '2010-11-07'],
    ['Asia/Kathmandu', '2026-03-29'],
    ['Pacific/Apia', '2011-12-30'],
    ['UTC', '1969-12-31'],
  ];

  it.each(places)('%s near %s adds and measures the same', (timeZone, date) => {
    const random = generator(date.length * 31 + timeZone.length);
    const start = Date.parse(date) - 4 * 24 * hour;
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const minutes = Array.from({ length: 9 * 24 * 60 }, (_, index) => {
      const parts = clock.formatToParts(start + index * 60_000);
      const shown = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
      return {
        weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(shown['weekday'] ?? ''),
        date: `${shown['year']}-${shown['month']}-${shown['day']}`,
        time: Number(shown['hour']) * 60 + Number(shown['minute']),
      };
    });
    for (let round = 0; round < 25; round += 1) {
      const holiday = minutes[Math.floor(random() * minutes.length)]?.date ?? '';
      const calendar = randomCalendar(random, timeZone, round % 2 ? holiday : holiday.slice(5));
      const open = minutes.map(({ weekday, date, time }) => {
        if (date.endsWith([...calendar.holidays].join())) return false;
        return calendar.week[weekday]?.some(({ from, to }) => from <= time && time < to) ?? false;
      });
      for (let trial = 0; trial < 10; trial += 1) {
        const a = Math.floor(random() * minutes.length);
        const b = a + Math.floor(random() * (minutes.length - a));
        const counted = open.slice(a, b).filter(Boolean).length;
        const [from, to] = [new Date(start + a * 60_000), new Date(start + b * 60_000)];
        expect([calendar, from, to, businessTimeBetween(calendar, from, to)]).toEqual([
          calendar,
          from,
          to,
          counted * 60_000,
        ]);
        const wanted = 1 + Math.floor(random() * 600);
        let [left, at] = [wanted, a];
        while (left > 0 && at < open.length) if (open[at++]) left -= 1;
        if (left > 0) continue;
        const due = addBusinessTime(calendar, from, `PT${wanted}M`);
        expect([calendar, from, wanted, due]).toEqual([calendar, from, wanted, new Date(start + at * 60_000)]);
      }
    }
  });
});

function randomCalendar(random: () => number, timeZone: string, holiday: string): Calendar {
  const week = Array.from({ length: 7 }, () => {
    const edges = new Set(Array.from({ length: Math.floor(random() * 5) }, () => Math.floor(random() * 97) * 15));
    const times = [...edges].sort((one, other) => one - other);
    const spans: Span[] = [];
    for (let index = 0; index + 1 < times.length; index += 2)
      spans.push({ from: times[index] ?? 0, to: times[index + 1] ?? 0 });
    return spans;
  });
  week[2] = [{ from: 60, to: 180 }];
  return { key: 'random', timeZone, aroundTheClock: false, week, holidays: new Set([holiday]) };
}

/** The same numbers each run (mulberry32), so that a failure can be seen again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
