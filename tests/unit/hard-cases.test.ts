import { expect, test } from 'vitest';
import { formatValue } from '../../src/i18n/format-value.ts';
import { claimSchema, type Claim } from '../../src/schemas/claim.ts';
import type { ClaimValue } from '../../src/schemas/value.ts';
import { checkValue } from '../../src/verification/check-value.ts';
import { aClaim, units } from '../fixtures/a-claim.ts';

/**
 * Real strings of the source documents that any change of the claim model must still carry:
 * each is valid, agrees with what is printed, and reads as stated in Japanese and English.
 */
interface HardCase {
  name: string;
  claim: Partial<Claim> & { printed: string; value: ClaimValue };
  ja: string;
  en: string;
}

const cases: HardCase[] = [
  {
    name: 'a figure of this year from a string that also has last year’s',
    claim: {
      printed: '1,073百万円（1,160百万円）',
      figure: '1,073百万円',
      context: ['令和5年度予算額'],
      value: { type: 'budget', exact: 1073, fiscalYear: 2023, stage: 'initial', agency: 'jst' },
    },
    ja: '1,073百万円',
    en: '¥1,073 million',
  },
  {
    name: 'last year’s figure as printed a year later is a stage of its own',
    claim: {
      printed: '1,073百万円（1,160百万円）',
      figure: '（1,160百万円）',
      context: ['令和5年度予算額', '（前年度予算額'],
      value: { type: 'budget', exact: 1160, fiscalYear: 2022, stage: 'prior-year', agency: 'jst' },
    },
    ja: '1,160百万円',
    en: '¥1,160 million',
  },
  {
    name: 'an agency that only the layout shows is inferred, with the reason',
    claim: {
      printed: '299百万円（ 370百万円）',
      figure: '299百万円',
      context: ['令和5年度予算額'],
      value: { type: 'budget', exact: 299, fiscalYear: 2023, stage: 'initial', agency: 'amed' },
      inferred: { agency: { ja: '二段のうち下の段', en: 'the lower of two lines' } },
    },
    ja: '299百万円',
    en: '¥299 million',
  },
  {
    name: 'a draft is not an initial budget',
    claim: {
      printed: '令和3年度予算額(案)：1,078百万円',
      figure: '1,078百万円',
      value: { type: 'budget', exact: 1078, fiscalYear: 2021, stage: 'draft' },
    },
    ja: '1,078百万円',
    en: '¥1,078 million',
  },
  {
    name: 'new is a stated absence in the year before, neither zero nor unknown',
    claim: {
      printed: '100百万円(新規)',
      figure: '(新規)',
      context: ['令和5年度予算額'],
      value: { type: 'absent', reason: 'new-this-year', fiscalYear: 2022, stage: 'initial' },
    },
    ja: '2022年度当初の計上なし（2023年度当初に新規）',
    en: 'no initial budget in FY2022 (new in FY2023)',
  },
  {
    name: 'a rounded total keeps the unit it is printed in and its limits',
    claim: {
      printed: '令和5年度予算額 41億円',
      figure: '41億円',
      value: { type: 'budget', exact: 4100, fiscalYear: 2023, stage: 'initial' },
      limits: ['includes-estimates-within-operating-grant'],
    },
    ja: '41億円',
    en: '¥4.1 billion',
  },
  {
    name: 'a supplementary budget with its ordinal',
    claim: {
      printed: '令和4年度第2次補正予算 50,050百万円',
      figure: '50,050百万円',
      value: { type: 'budget', exact: 50050, fiscalYear: 2022, stage: 'supplementary-2' },
    },
    ja: '50,050百万円',
    en: '¥50,050 million',
  },
  {
    name: 'the same supplementary budget in another precision',
    claim: {
      printed: '令和4年度第2次補正予算額 501億円',
      figure: '501億円',
      value: { type: 'budget', exact: 50100, fiscalYear: 2022, stage: 'supplementary-2' },
    },
    ja: '501億円',
    en: '¥50.1 billion',
  },
  {
    name: 'a supplementary budget without an ordinal',
    claim: {
      printed: '（令和3年度補正予算額 110億円）',
      figure: '110億円',
      value: { type: 'budget', exact: 11000, fiscalYear: 2021, stage: 'supplementary' },
    },
    ja: '110億円',
    en: '¥11 billion',
  },
  {
    name: 'a range with a unit at each end, per year and project',
    claim: {
      printed: '支援額 5百万円～1億円／年・課題',
      value: { type: 'money', min: 5, max: 100, per: ['project', 'year'] },
    },
    ja: '5～100百万円／年・課題',
    en: '¥5–100 million per project a year',
  },
  {
    name: 'a cap that is itself approximate',
    claim: {
      printed: '最大100百万円／年・課題程度',
      value: { type: 'money', max: 100, approx: true, per: ['project', 'year'] },
    },
    ja: '最大100百万円程度／年・課題',
    en: 'up to about ¥100 million per project a year',
  },
  {
    name: 'an amount that another agency pays on top',
    claim: {
      printed: '（別途JICAが60百万円／年を上限に支援）',
      value: { type: 'money', max: 60, per: ['year'], payer: 'jica' },
    },
    ja: '最大60百万円／年',
    en: 'up to ¥60 million a year',
  },
  {
    name: 'a total printed in ten thousands of yen',
    claim: {
      printed: '総額1,300万円（上限）',
      value: { type: 'money', max: 13, total: true, per: [] },
    },
    ja: '総額最大1,300万円',
    en: 'up to ¥13 million in total',
  },
  {
    name: 'an amount with what it covers',
    claim: {
      printed: '研究費総額 ：最大５億円（直接経費・基金）',
      value: {
        type: 'money',
        max: 500,
        total: true,
        per: ['project'],
        covers: { ja: '直接経費', en: 'direct costs' },
      },
      inferred: { unit: { ja: '課題ごとの額', en: 'the amount of each project' } },
    },
    ja: '総額最大5億円／課題（直接経費）',
    en: 'up to ¥0.5 billion in total per project (direct costs)',
  },
  {
    name: 'a period in principle',
    claim: {
      printed: '原則５年',
      value: { type: 'duration', exact: 5, unit: 'year', principle: true },
    },
    ja: '原則5年間',
    en: '5 years in principle',
  },
  {
    name: 'a period that an evaluation extends',
    claim: {
      printed: '5年間、評価により10年間',
      value: {
        type: 'duration',
        exact: 5,
        unit: 'year',
        extension: {
          exact: 10,
          counting: 'total',
          condition: { ja: '評価', en: 'after evaluation' },
        },
      },
    },
    ja: '5年間（評価により10年間まで延長可）',
    en: '5 years (extendable to 10 years, after evaluation)',
  },
  {
    name: 'a period that can be extended up to a whole',
    claim: {
      printed: '７年（最大10年まで延長可）',
      value: {
        type: 'duration',
        exact: 7,
        unit: 'year',
        extension: { max: 10, counting: 'total' },
      },
    },
    ja: '7年間（最大10年間まで延長可）',
    en: '7 years (extendable to up to 10 years)',
  },
  {
    name: 'a period with another unit at each end',
    claim: {
      printed: '3か月～1年程度',
      value: { type: 'duration', min: 3, max: 1, unit: 'month', maxUnit: 'year', approx: true },
    },
    ja: '3か月～1年程度',
    en: 'about 3 months to 1 year',
  },
  {
    name: 'an expected number',
    claim: {
      printed: '新規採用人数（見込み） 176人',
      figure: '176人',
      value: { type: 'count', exact: 176, unit: 'person', status: 'expected', per: [] },
    },
    ja: '176人（見込み）',
    en: '176 people (expected)',
  },
  {
    name: 'a number computed from its factors',
    claim: {
      printed: '長期：約300人（15件×20人）',
      value: {
        type: 'count',
        exact: 300,
        approx: true,
        unit: 'person',
        status: 'planned',
        parts: [15, 20],
        per: [],
      },
    },
    ja: '約300人（予定）',
    en: 'about 300 people (planned)',
  },
  {
    name: 'an open term from a fiscal year',
    claim: { printed: '事業期間 平成21年度～', value: { type: 'date', date: 'FY2009/..' } },
    ja: '2009年度～',
    en: 'FY2009–',
  },
  {
    name: 'a term of calendar years with a short end',
    claim: { printed: '(2014年～17年)', value: { type: 'date', date: '2014/2017' } },
    ja: '2014年～2017年',
    en: '2014–2017',
  },
  {
    name: 'about a year',
    claim: { printed: '2018年頃から', value: { type: 'date', date: '2018~/..' } },
    ja: '2018年頃～',
    en: 'about 2018–',
  },
  {
    name: 'a count with the date it holds for',
    claim: {
      printed: '14か国・地域：113課題（令和4年度）',
      figure: '14か国・地域',
      value: { type: 'count', exact: 14, unit: 'country-region', status: 'actual', per: [] },
      asOf: 'FY2022',
    },
    ja: '14か国・地域',
    en: '14 countries and regions',
  },
  {
    name: 'a band that was drawn and is lost in extraction',
    claim: {
      printed: '研究拠点形成事業',
      value: { type: 'absent', reason: 'lost-in-extraction' },
    },
    ja: '手元の資料では読み取れない',
    en: 'not legible in our copy of the document',
  },
  {
    name: 'the band of a legend',
    claim: {
      printed: ': 単年度予算が50~10億円',
      figure: '50~10億円',
      value: { type: 'money', min: 1000, max: 5000, per: [] },
    },
    ja: '10～50億円',
    en: '¥1–5 billion',
  },
  {
    name: 'a mark in the column of a fiscal year',
    claim: {
      printed: '▲',
      context: ['2021'],
      value: { type: 'date', date: 'FY2021' },
      inferred: { date: { ja: '列は年度', en: 'columns are fiscal years' } },
    },
    ja: '2021年度',
    en: 'FY2021',
  },
  {
    name: 'a name that looks misread stays as printed, with a reading beside it',
    claim: {
      printed: '外務省岸田外相による',
      value: {
        type: 'name',
        text: '岸田外相',
        en: 'Foreign Minister Kishida',
        suspected: {
          text: '岸顧問',
          reason: { ja: '提言者は岸顧問', en: 'The adviser Kishi made it' },
        },
      },
    },
    ja: '岸田外相',
    en: 'Foreign Minister Kishida',
  },
  {
    name: 'a rank among a number',
    claim: {
      printed: 'OECD諸国41か国中、日本は39位',
      value: { type: 'rank', exact: 39, of: 41 },
    },
    ja: '41のうち39位',
    en: '39th of 41',
  },
  {
    name: 'a share for a period, with the source behind the source',
    claim: {
      printed: '1位 24.3%',
      figure: '24.3%',
      value: { type: 'ratio', exact: 24.3, unit: 'percent' },
      asOf: '2015/2017',
      citing: 'sources/nistep-benchmarking-2019',
      limits: ['integer-counting'],
    },
    ja: '24.3%',
    en: '24.3%',
  },
  {
    name: 'a value that is a relation between records',
    claim: {
      printed: '（例：JST-SICORP;JSPS国際共同研究事業）',
      value: { type: 'relation', to: 'concepts/tier-3' },
    },
    ja: 'concepts/tier-3',
    en: 'concepts/tier-3',
  },
  {
    name: 'the year in which a fellow was recruited',
    claim: { printed: '（平成7年度採用）', value: { type: 'date', date: 'FY1995' } },
    ja: '1995年度',
    en: 'FY1995',
  },
  {
    name: 'a planned event whose month stands in another row',
    claim: {
      printed: '5・6日 G20研究大臣会合',
      figure: '5・6日',
      context: ['7月'],
      value: { type: 'date', date: '2023-07-05/2023-07-06', planned: true },
      inferred: { date: { ja: '年は資料の時期から', en: 'the year follows from the document' } },
    },
    ja: '2023年7月5～6日',
    en: 'July 5–6, 2023',
  },
  {
    name: 'a planned event of which only the week is known',
    claim: {
      printed: '第3週 UNESCO国際会議',
      context: ['7月'],
      value: {
        type: 'date',
        date: '2023-07',
        planned: true,
        detail: { ja: '第3週', en: 'third week' },
      },
      inferred: { date: { ja: '年は資料の時期から', en: 'the year follows from the document' } },
    },
    ja: '2023年7月 第3週',
    en: 'July 2023, third week',
  },
  {
    name: 'a document that counts two and lists three: the count is a claim as printed',
    claim: {
      printed: '以下2つの機関間協定',
      value: { type: 'count', exact: 2, unit: 'agreement', status: 'actual', per: [] },
    },
    ja: '2件',
    en: '2 agreements',
  },
  {
    name: 'a quotation with omissions from another document',
    claim: {
      printed: '（令和3年3月、第6期科学技術・イノベーション基本計画）',
      value: {
        type: 'text',
        ja: '外交を展開する。',
        en: 'To pursue diplomacy.',
        quotation: 'with-omissions',
      },
      citing: 'sources/sti-basic-plan-6',
    },
    ja: '外交を展開する。',
    en: 'To pursue diplomacy.',
  },
  {
    name: 'a target, which is no outcome',
    claim: {
      printed: '27プログラムから、50プログラムへ',
      figure: '50プログラムへ',
      value: { type: 'count', exact: 50, unit: 'program', status: 'target', per: [] },
      asOf: '2033',
    },
    ja: '50プログラム（目標）',
    en: '50 programs (target)',
  },
  {
    name: 'a stated ratio beside its two values',
    claim: {
      printed: '2倍以上（R2:約7,500人 ⇒ R5:約18,400人（推計））',
      figure: '2倍以上',
      value: { type: 'ratio', min: 2, unit: 'times' },
      supports: [],
    },
    ja: '2倍以上',
    en: 'at least 2 times',
  },
  {
    name: 'a figure given in support of a phrase',
    claim: {
      printed: 'ピーク時と比較して6割以下の水準',
      value: { type: 'ratio', max: 60, unit: 'percent' },
    },
    ja: '60%以下',
    en: 'at most 60%',
  },
  {
    name: 'done and under way in one paragraph: the count of calls held',
    claim: {
      printed: 'これまで8回の共同公募を実施',
      value: { type: 'count', exact: 8, unit: 'call', status: 'actual', per: [] },
    },
    ja: '8回',
    en: '8 times',
  },
];

test.each(cases)('$name', ({ claim, ja, en }) => {
  const whole = claimSchema.parse(aClaim(claim));
  expect(checkValue(whole)).toEqual([]);
  const context = { printed: whole.figure ?? whole.printed, units, nameOf: (ref: string) => ref };
  expect(formatValue(whole.value, { ...context, locale: 'ja' })).toBe(ja);
  expect(formatValue(whole.value, { ...context, locale: 'en' })).toBe(en);
});
