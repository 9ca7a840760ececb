const RULES = new Intl.PluralRules('en');

/** The English noun that goes with a number: 1 claim, 2 claims. */
export function withNoun(count: number, one: string, other = `${one}s`): string {
  return `${new Intl.NumberFormat('en').format(count)} ${pickNoun(count, one, other)}`;
}

/** The noun alone, for a number that stands elsewhere. */
export function pickNoun(count: number, one: string, other = `${one}s`): string {
  return RULES.select(count) === 'one' ? one : other;
}
