import type { SatisfactionDto, SatisfactionGroupDto } from './satisfaction-report.dto.js';

/** So many tickets of a part have this mark; null: were asked about and not rated. */
export interface Tally {
  readonly key: string | null;
  readonly name: string | null;
  readonly mark: number | null;
  readonly tickets: number;
}

/** @param scale the desk's best mark at present, 0 when it has none */
export function satisfactionOf(tallies: readonly Tally[], scale: number): SatisfactionDto {
  const counts = new Map<number, number>(Array.from({ length: scale }, (_, place) => [place + 1, 0]));
  let [asked, answered, sum] = [0, 0, 0];
  for (const { mark, tickets } of tallies) {
    asked += tickets;
    if (mark === null) continue;
    answered += tickets;
    sum += mark * tickets;
    counts.set(mark, (counts.get(mark) ?? 0) + tickets);
  }
  const distribution = [...counts].sort(([one], [other]) => one - other).map(([mark, count]) => ({ mark, count }));
  return { asked, answered, mean: answered === 0 ? null : Math.round((100 * sum) / answered) / 100, distribution };
}

/** @param label a key as people read it, where the tallies do not say */
export function satisfactionGroups(
  tallies: readonly Tally[],
  scale: number,
  label: (key: string) => string,
): SatisfactionGroupDto[] {
  const parts = new Map<string | null, Tally[]>();
  for (const tally of tallies) parts.set(tally.key, [...(parts.get(tally.key) ?? []), tally]);
  return [...parts]
    .sort(([one], [other]) => (one === null ? 1 : other === null ? -1 : one < other ? -1 : 1))
    .map(([key, own]) => ({
      key,
      label: own[0]?.name ?? (key === null ? null : label(key)),
      ...satisfactionOf(own, scale),
    }));
}
