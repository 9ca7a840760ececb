import type { Localized } from '../schemas/shared.ts';
import type { ClaimValue, ValueOf } from '../schemas/value.ts';
import type { Unit } from '../schemas/vocabulary.ts';
import { formatDate, formatFiscalYear } from './format-date.ts';
import type { Locale } from './locales.ts';
import { pickNoun } from './plural.ts';
import { getStrings } from './strings.ts';

/** What a value needs from elsewhere to be put into words. */
export interface ValueContext {
  locale: Locale;
  /** The string as printed; an amount keeps the printed unit (億円, 百万円, 万円). */
  printed: string;
  units: ReadonlyMap<string, Unit>;
  /** Name of the record that a relation points to. */
  nameOf: (ref: string) => string;
}

interface Bounds {
  exact?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  approx?: boolean | undefined;
}

/** Puts the value of a claim into words in one language. Example: 5～100百万円／年・課題. */
export function formatValue(value: ClaimValue, context: ValueContext): string {
  const { locale } = context;
  switch (value.type) {
    case 'budget':
      return formatMoney(value, context);
    case 'money':
      return formatMoneyClaim(value, context);
    case 'count':
      return formatCount(value, context);
    case 'ratio': {
      const unit = value.unit === 'percent' ? '%' : locale === 'ja' ? '倍' : ' times';
      return formatBounds(value, locale, (text) => `${text}${unit}`, { cap: 'at-most' });
    }
    case 'rank':
      return formatRank(value, locale);
    case 'duration':
      return formatDuration(value, locale);
    case 'date': {
      const date = formatDate(value.date, locale);
      const detail = value.detail?.[locale];
      return detail ? `${date}${locale === 'ja' ? ` ${detail}` : `, ${detail}`}` : date;
    }
    case 'name':
      return locale === 'ja' ? value.text : (value.en ?? value.text);
    case 'text':
      return value[locale];
    case 'relation':
      return context.nameOf(value.to);
    case 'absent':
      return formatAbsence(value, locale);
  }
}

/** 新規 says what was new: the budget of the next year, in the stage in which there was none before. */
function formatAbsence({ reason, fiscalYear, stage }: ValueOf<'absent'>, locale: Locale): string {
  const { absences, absentBefore, stages } = getStrings(locale);
  if (reason !== 'new-this-year' || fiscalYear === undefined) return absences[reason];
  const [before, first] = [fiscalYear, fiscalYear + 1].map((year) =>
    formatFiscalYear(year, locale),
  );
  // 前年度額 names the year before, not a stage of it.
  const hasStage = stage !== undefined && stage !== 'prior-year';
  return absentBefore(before!, first!, hasStage ? stages[stage] : '');
}

/** A number with thousands separators. */
export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value);
}

/** How an upper bound is put: 最大100百万円, 60%以下, 2年以内. */
type Cap = 'up-to' | 'at-most' | 'within';

const CAPS: Record<Cap, (text: string, locale: Locale) => string> = {
  'up-to': (text, locale) => (locale === 'ja' ? `最大${text}` : `up to ${text}`),
  'at-most': (text, locale) => (locale === 'ja' ? `${text}以下` : `at most ${text}`),
  within: (text, locale) => (locale === 'ja' ? `${text}以内` : `within ${text}`),
};

/** Writes bounds in words around a number that `withUnit` completes. */
function formatBounds(
  { exact, min, max, approx }: Bounds,
  locale: Locale,
  withUnit: (text: string) => string,
  {
    cap = 'up-to',
    toNumber = (value) => formatNumber(value, locale),
  }: { cap?: Cap; toNumber?: (value: number) => string } = {},
): string {
  const isJa = locale === 'ja';
  const about = approx ? (isJa ? '約' : 'about ') : '';
  if (exact !== undefined) return `${about}${withUnit(toNumber(exact))}`;
  if (min !== undefined && max !== undefined) {
    const dash = isJa ? '～' : '–';
    return `${about}${withUnit(`${toNumber(min)}${dash}${toNumber(max)}`)}`;
  }
  if (min !== undefined) {
    const text = withUnit(toNumber(min));
    return isJa
      ? `${about}${text}以上`
      : `${about || 'at least '}${text}${about ? ' or more' : ''}`;
  }
  const text = withUnit(toNumber(max ?? 0));
  return CAPS[cap](isJa ? `${text}${approx ? '程度' : ''}` : `${about}${text}`, locale);
}

/** The unit in which an amount is printed, as million yen, with its words. */
interface MoneyUnit {
  millionYen: number;
  ja: string;
  en: string;
  /** How many of the English unit make one of the Japanese. */
  enFactor: number;
}

const MONEY_UNITS: { pattern: RegExp; unit: MoneyUnit }[] = [
  { pattern: /百万/, unit: { millionYen: 1, ja: '百万円', en: 'million', enFactor: 1 } },
  { pattern: /億/, unit: { millionYen: 100, ja: '億円', en: 'billion', enFactor: 0.1 } },
  { pattern: /万円/, unit: { millionYen: 0.01, ja: '万円', en: 'million', enFactor: 0.01 } },
];
const MILLION = MONEY_UNITS[0]!.unit;

/** An amount in the unit of its document. Examples: 1,073百万円 and ¥1,073 million; 501億円 and ¥50.1 billion. */
function formatMoney(bounds: Bounds, { locale, printed }: ValueContext): string {
  const { unit } = MONEY_UNITS.find(({ pattern }) => pattern.test(printed)) ?? { unit: MILLION };
  const number = (amount: number) =>
    formatNumber(
      Number((amount / unit.millionYen).toFixed(6)) * (locale === 'ja' ? 1 : unit.enFactor),
      locale,
    );
  const withUnit = (text: string) =>
    locale === 'ja' ? `${text}${unit.ja}` : `¥${text} ${unit.en}`;
  return formatBounds(bounds, locale, withUnit, { toNumber: number });
}

function formatMoneyClaim(value: ValueOf<'money'>, context: ValueContext): string {
  const { locale } = context;
  const amount = formatMoney(value, context);
  const plus = value.plus ? (locale === 'ja' ? '＋α' : ' and more') : '';
  const covers = value.covers
    ? locale === 'ja'
      ? `（${value.covers.ja}）`
      : ` (${value.covers.en})`
    : '';
  if (locale === 'ja') {
    return `${value.total ? '総額' : ''}${amount}${plus}${formatPer(value.per, locale)}${covers}`;
  }
  return `${amount}${plus}${value.total ? ' in total' : ''}${formatPer(value.per, locale)}${covers}`;
}

const PER: Record<ValueOf<'money'>['per'][number], Localized> = {
  year: { ja: '年', en: 'a year' },
  month: { ja: '月', en: 'a month' },
  project: { ja: '課題', en: 'per project' },
  person: { ja: '人', en: 'per person' },
  phase: { ja: 'フェーズ', en: 'per phase' },
};

function formatPer(per: ValueOf<'money'>['per'], locale: Locale): string {
  if (per.length === 0) return '';
  // Japanese documents write ／年・課題, English reads "per project a year".
  const order = Object.keys(PER) as (keyof typeof PER)[];
  const sorted = [...per].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  if (locale === 'ja') return `／${sorted.map((item) => PER[item].ja).join('・')}`;
  return ` ${sorted
    .reverse()
    .map((item) => PER[item].en)
    .join(' ')}`;
}

function formatCount(value: ValueOf<'count'>, { locale, units }: ValueContext): string {
  const unit = units.get(value.unit);
  // The noun goes with the number beside it: at least 1 country, 1–2 countries.
  const last = value.exact ?? value.max ?? value.min ?? 0;
  const noun = unit && pickNoun(last, unit.en.one, unit.en.other);
  const words = unit ? (locale === 'ja' ? unit.ja : ` ${noun}`) : '';
  const text = formatBounds(value, locale, (number) => `${number}${words}`, { cap: 'at-most' });
  const status = getStrings(locale).counted[value.status];
  const suffix = status ? (locale === 'ja' ? `（${status}）` : ` (${status})`) : '';
  return `${text}${formatPer(value.per, locale)}${suffix}`;
}

function formatRank({ exact, of }: ValueOf<'rank'>, locale: Locale): string {
  if (locale === 'ja') return of ? `${of}のうち${exact}位` : `${exact}位`;
  return of ? `${toOrdinal(exact)} of ${of}` : toOrdinal(exact);
}

const ORDINAL_ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = {
  one: 'st',
  two: 'nd',
  few: 'rd',
};

/** 1st, 2nd, 3rd, 11th. */
export function toOrdinal(value: number): string {
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(value);
  return `${value}${ORDINAL_ENDINGS[rule] ?? 'th'}`;
}

type DurationUnit = ValueOf<'duration'>['unit'];

const DURATION_UNITS: Record<DurationUnit, Localized> = {
  year: { ja: '年', en: 'year' },
  month: { ja: 'か月', en: 'month' },
  week: { ja: '週間', en: 'week' },
  day: { ja: '日', en: 'day' },
};

function formatDuration(value: ValueOf<'duration'>, locale: Locale): string {
  const { unit, maxUnit, extension } = value;
  const length = maxUnit
    ? formatMixedDuration(value, locale)
    : formatBounds(value, locale, (text) => withDurationUnit(text, unit, locale), {
        cap: 'within',
      });
  const isJa = locale === 'ja';
  const words = [isJa && value.principle ? '原則' : '', length];
  if (!isJa && value.principle) words.push(' in principle');
  if (extension) {
    const condition = extension.condition?.[locale];
    const more = formatBounds(extension, locale, (text) => withDurationUnit(text, unit, locale));
    if (isJa) {
      const rest = extension.counting === 'total' ? `${more}まで延長可` : `＋${more}`;
      words.push(`（${condition ? `${condition}により` : ''}${rest}）`);
    } else {
      const rest = extension.counting === 'total' ? `extendable to ${more}` : `plus ${more}`;
      words.push(` (${rest}${condition ? `, ${condition}` : ''})`);
    }
  }
  if (value.varies) words.push(isJa ? '（タイプにより異なる）' : ' (depends on the type)');
  return words.join('');
}

function withDurationUnit(text: string, unit: DurationUnit, locale: Locale): string {
  const { ja, en } = DURATION_UNITS[unit];
  if (locale === 'ja') return `${text}${ja}${unit === 'year' ? '間' : ''}`;
  return `${text} ${text === '1' ? en : `${en}s`}`;
}

/** `3か月～1年` has a unit at each end. */
function formatMixedDuration(value: ValueOf<'duration'>, locale: Locale): string {
  const { min = 0, max = 0, unit, maxUnit = unit, approx } = value;
  if (locale === 'ja') {
    const { ja: first } = DURATION_UNITS[unit];
    const { ja: last } = DURATION_UNITS[maxUnit];
    return `${min}${first}～${max}${last}${approx ? '程度' : ''}`;
  }
  const text = `${withDurationUnit(String(min), unit, locale)} to ${withDurationUnit(String(max), maxUnit, locale)}`;
  return approx ? `about ${text}` : text;
}
