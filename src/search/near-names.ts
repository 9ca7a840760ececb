import { isWide } from './normalize.ts';

/** Names within a few slips of the pen of a key, the nearest first; none for keys too short to tell. */
export function findNearNames(
  names: readonly [string, number[]][],
  key: string,
  limit = 3,
): [string, number[]][] {
  const reach = getReach(key);
  if (reach === 0) return [];
  return names
    .filter(([name]) => name !== key && Math.abs(name.length - key.length) <= reach)
    .map((entry) => ({ entry, distance: getDistance(entry[0], key) }))
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance || (a.entry[0] < b.entry[0] ? -1 : 1))
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** One slip in a short word, one more for every five letters; a Japanese character says more than a letter. */
function getReach(key: string): number {
  if (key.length < 3) return 0;
  return Math.min(3, 1 + Math.floor((key.length - 1) / 6));
}

/** A letter for a Japanese character is no slip of the pen. */
function getChange(a: string, b: string): number {
  if (a === b) return 0;
  return isWide(a) === isWide(b) ? 1 : 2;
}

/** Letters added, left out, replaced or exchanged with their neighbour (optimal string alignment). */
function getDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = getChange(a[i - 1]!, b[j - 1]!);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
