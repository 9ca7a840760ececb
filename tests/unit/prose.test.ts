import { expect, test } from 'vitest';
import { listStrayNarrativeNumbers } from '../../src/model/narrative.ts';
import { listStrayNumbers, parseProse } from '../../src/model/prose.ts';

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
  ['a number of a name is none', 'G7, COVID-19, SARS-CoV-2 and Top10%', []],
])('%s', (_name, prose, numbers) => {
  expect(listStrayNumbers(prose)).toEqual(numbers);
});

test('in a narrative, numbers within C and R are none and others are found', () => {
  const mdx =
    'In <C id="a-2023">FY2023</C> it had <C id="b-1" />, see <R to="programs/x">5th</R>, not 42.';
  expect(listStrayNarrativeNumbers(mdx)).toEqual(['42.']);
});
