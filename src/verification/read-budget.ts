import type { Stage } from '../schemas/value.ts';
import { normalizeFigure } from './normalize-figure.ts';
import { toYear } from './read-date.ts';

export interface BudgetHead {
  fiscalYear: number;
  stage: Stage;
}

const HEAD =
  /(?:(?<era>令和|平成|昭和)(?<eraYear>\d{1,2}|元)|(?<western>\d{4}))年度?(?:第(?<ordinal>\d)次)?(?<extra>補正)?予算額?(?<draft>\(案\)|案)?/g;

/** The budgets that a text names: `令和4年度第2次補正予算` is supplementary-2 of 2022, `令和3年度予算額(案)` the draft of 2021. */
function listBudgetHeads(text: string): BudgetHead[] {
  return [...normalizeFigure(text).matchAll(HEAD)].map(({ groups = {} }) => {
    const { era, eraYear, western, ordinal, extra, draft } = groups;
    const fiscalYear = western ? Number(western) : toYear(era ?? '', eraYear ?? '');
    if (extra) {
      return {
        fiscalYear,
        stage: (ordinal ? `supplementary-${ordinal}` : 'supplementary') as Stage,
      };
    }
    return { fiscalYear, stage: draft ? 'draft' : 'initial' };
  });
}

/** Whether the figure is the amount of the year before: after 前年度, or in brackets beside the year’s own. */
function isPriorYear(printed: string, figure: string, around: string): boolean {
  const beside = printed.slice(0, printed.indexOf(figure)).split('円').at(-1) ?? '';
  const words = `${beside}${figure}`;
  return /前年度/.test(words) || (/前年度/.test(around) && /^\s*[（(]/.test(words));
}

/**
 * Reads whose budget an amount is: the head printed beside it, or else in the context. The year printed is that of the
 * document’s own budget, so an amount of the year before belongs to the year before that.
 */
export function readBudgetHead(
  printed: string,
  figure: string,
  context: readonly string[],
): BudgetHead | string {
  const beside = listBudgetHeads(printed);
  const heads = beside.length > 0 ? beside : context.flatMap(listBudgetHeads);
  const [head] = heads;
  if (!head) return 'no fiscal year of a budget is printed';
  const isOne = heads.every(
    ({ fiscalYear, stage }) => fiscalYear === head.fiscalYear && stage === head.stage,
  );
  if (!isOne) return 'more than one budget is printed';
  return isPriorYear(printed, figure, [printed, ...context].join('\n'))
    ? { fiscalYear: head.fiscalYear - 1, stage: 'prior-year' }
    : head;
}
