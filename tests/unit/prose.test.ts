import { expect, test } from 'vitest';
import { listStrayNarrativeNumbers } from '../../src/model/narrative.ts';
import { listStrayNumbers, parseProse } from '../../src/model/prose.ts';
import { listNumbers, normalizeNumber, toNumberNames } from '../../src/model/stray-numbers.ts';

test('prose has text, claims with and without words, and links', () => {
  expect(parseProse('From [[a-1|FY2009]] to [[b-2]], see [[programs/sicorp]].')).toEqual([
    [
      { type: 'text', text: 'From ' },
      { type: 'claim', id: 'a-1', text: 'FY2009' },
      { type: 'text', text: ' to ' },
      { type: 'claim', id: 'b-2', text: undefined },
      { type: 'text', text: ', see ' },
      { type: 'record', ref: 'programs/sicorp', text: undefined },
      { type: 'text', text: '.' },
    ],
  ]);
});

test('a blank line starts a paragraph', () => {
  expect(parseProse('one\n\ntwo')).toHaveLength(2);
});

test.each([
  ['a line wrapped in Japanese loses its break', '研究を\n進める。', '研究を進める。'],
  ['a line that YAML folded in Japanese loses its space', '進めた。 両国の', '進めた。両国の'],
  ['a line wrapped in English keeps a space', 'joint\nresearch', 'joint research'],
])('%s', (_name, prose, text) => {
  expect(parseProse(prose)).toEqual([[{ type: 'text', text }]]);
});

test.each([
  ['a bare number is found', 'It has 113 projects.', ['113']],
  ['a full-width number is found', '課題は１１３件。', ['１１３']],
  ['a number within a claim is none', 'It has [[a-1|113 projects]].', []],
  ['a number of a name is none', 'The G7 in the COVID-19 years, 第3階層', []],
  ['a name does not hide a longer number', 'G75 and 第3階層5', ['75', '3', '5']],
  ['an era year is no name', 'R7 and H31, FY2021', ['7', '31,', '2021']],
  ['the words of a link to a record are searched', '[[programs/kite|six programs]]', ['six']],
  ['a link may call a record by its own number', 'the [[programs/plan-6|sixth plan]]', []],
])('%s', (_name, prose, numbers) => {
  const names = toNumberNames(['G7', 'e-ASIA COVID-19 call', '第3階層', 'FY2021 budget']);
  const numbersOf = (ref: string) => new Set(ref === 'programs/plan-6' ? ['6'] : []);
  expect(listStrayNumbers(prose, { names, numbersOf })).toEqual(numbers);
});

test.each([
  ['百二十億円を', ['百二十億円']],
  ['令和三年度予算案', ['三年']],
  ['四分野を議論した六つの省', ['四分野', '六つ']],
  ['第五回公募', ['第五']],
  ['上位一割', ['一割']],
  ['フェーズⅡと②', ['Ⅱ', '②']],
  ['Phase II', ['II']],
  ['Six ministries, seven years, the fifth call', ['Six', 'seven', 'fifth']],
  // What only sounds like a number.
  ['一つの資料と一部、二国間、第三者、十分、三重', []],
  ['one of them, the two parties; first, and third, this', []],
])('the numbers in words of “%s”', (text, numbers) => {
  expect(listNumbers(text)).toEqual(numbers);
});

test.each([
  ['六つ', '6'],
  ['第六', '6'],
  ['sixth', '6'],
  ['６', '6'],
  ['1,073', '1073'],
  ['百二十億円', '百二十億円'],
])('%s in one spelling is %s', (number, normalized) => {
  expect(normalizeNumber(number)).toBe(normalized);
});

test('the words for a claim may have only the numbers that it bears out', () => {
  const known = {
    numbersOfClaim: (id: string) => (id === 'a-1' ? new Set(['113', '2023']) : undefined),
  };
  expect(listStrayNumbers('[[a-1|113 projects in 2023]]', known)).toEqual([]);
  expect(listStrayNumbers('[[a-1|114 projects in 2022]]', known)).toEqual(['114', '2022']);
  // A claim that does not exist is reported as such.
  expect(listStrayNumbers('[[a-2|114]]', known)).toEqual([]);
});

test('in a narrative, numbers within C are none, nor those by which R may call its record', () => {
  const mdx =
    'In <C id="a-2023">FY2023</C> it had <C id="b-1" />, see <R to="programs/x">5th</R>, not 42.';
  expect(listStrayNarrativeNumbers(mdx)).toEqual(['5', '42.']);
  const numbersOf = () => new Set(['5']);
  expect(listStrayNarrativeNumbers(mdx, { numbersOf })).toEqual(['42.']);
});
