import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { KINDS, type Kind } from '../../src/schemas/shared.ts';
import { copyContent, type ContentCopy } from './content-copy.ts';

let copy: ContentCopy | undefined;

/** A fresh sound copy with some faults in it, and what the check says of them. */
function findFaults(breakIt: (copy: ContentCopy) => void): string[] {
  copy = copyContent();
  breakIt(copy);
  return copy.check();
}

afterEach(() => {
  copy?.discard();
  copy = undefined;
});

/** One record of each kind in the sound content. */
const RECORDS: Record<Kind, string> = {
  programs: 'kite-hub',
  'budget-lines': 'kite-fund',
  reports: 'outlook',
  events: 'kickoff',
  agreements: 'accord',
  outcomes: 'lens',
  statistics: 'mobility',
  concepts: 'twinning',
  schemes: 'kite-flow',
  organizations: 'fund',
  partners: 'norland',
  sources: 'deck',
};

/** A fault of a field that each kind has of its own, and the line that names it. */
const OWN_FAULTS: Record<Kind, { edit: [field: string, value: unknown]; line: string }> = {
  programs: {
    edit: ['directions', ['outbond']],
    line: 'directions.0: expected one of outbound, inbound, joint-research, diplomacy, education, infrastructure, got "outbond" (did you mean "outbound"?)'
  },
  'budget-lines': {
    edit: ['program', 'kiet'],
    line: 'program: expected a record that exists in content/programs, got "programs/kiet" (did you mean "programs/kite"?)'
  },
  reports: { edit: ['date', '2022-13'], line: 'date: expected a date as 2023, 2023-05, 2023-05-12 or FY2023; "~" after it for about; A/B for a range; A/.. for open, got "2022-13"' },
  events: {
    edit: ['organizations', ['fond']],
    line: 'organizations: expected a record that exists in content/organizations, got "organizations/fond" (did you mean "organizations/fund"?)'
  },
  agreements: { edit: ['parties', ['fund']], line: 'parties.0: expected kind/id, e.g. programs/sicorp, got "fund"' },
  outcomes: { edit: ['programs', []], line: 'programs: expected at least 1 in the list, got []' },
  statistics: { edit: ['chart', 'by-years'], line: 'chart: expected one of two-periods, by-year, none, got "by-years" (did you mean "by-year"?)' },
  concepts: { edit: ['broader', 'twining'], line: 'broader: expected a record that exists in content/concepts, got "concepts/twining" (did you mean "concepts/twinning"?)' },
  schemes: { edit: ['flows', []], line: 'flows: expected at least 1 in the list, got []' },
  organizations: { edit: ['website', 'www.example.org'], line: 'website: expected a web address with https://, got "www.example.org"' },
  partners: { edit: ['code', 'Norland'], line: 'code: expected text of the form /^[A-Z]{2}$/, got "Norland"' },
  sources: { edit: ['parts', []], line: 'parts: expected the parts of a held document, at least one, got []' },
};

test('the content that the cases below break is sound', () => {
  expect(findFaults(() => {})).toEqual([]);
});

describe.each(KINDS)('a broken record of %s', (kind) => {
  const place = `${kind}/${RECORDS[kind]}.yaml`;
  const file = `content/${place}`;

  test('lacks a required field', () => {
    expect(findFaults((it) => it.change(place, (data) => delete data.summary.en))).toEqual([
      `${file} › summary.en: expected a string, got nothing`,
    ]);
  });

  test('has a field of the wrong type', () => {
    expect(findFaults((it) => it.change(place, (data) => (data.synonyms = 'word')))).toEqual([
      `${file} › synonyms: expected an array, got "word"`,
    ]);
  });

  test('has a misspelt field', () => {
    const faults = findFaults((it) => it.change(place, (data) => (data.synonym = [])));
    expect(faults).toEqual([
      `${file} › synonym: expected a known field, got the field "synonym" (did you mean "synonyms"?)`,
    ]);
  });

  test('points to a record that does not exist', () => {
    const faults = findFaults((it) => it.change(place, (data) => (data.related = ['programs/kit'])));
    expect(faults).toEqual([
      `${file} › related: expected a record that exists in content/programs, got "programs/kit" (did you mean "programs/kite"?)`,
    ]);
  });

  test('marks a claim in its prose that does not exist', () => {
    const faults = findFaults((it) =>
      it.change(place, (data) => (data.summary.ja = '資料は[[kite-starts]]という。')),
    );
    expect(faults).toEqual([
      `${file} › summary.ja: expected the id of a claim, got "kite-starts" (did you mean "kite-start"?)`,
    ]);
  });

  test('has a number in its prose that no claim carries', () => {
    const faults = findFaults((it) =>
      it.change(place, (data) => (data.summary.en = 'About 40 people take part.')),
    );
    expect(faults).toEqual([
      `${file} › summary.en: expected every number inside a claim that states it, as [[claim-id]] or [[claim-id|words]], got the bare number "40"`,
    ]);
  });

  test('is broken YAML', () => {
    expect(findFaults((it) => it.write(place, 'name: { ja: 名\n'))[0]).toMatch(
      new RegExp(`^${file} › line \\d+: expected valid YAML, got `),
    );
  });

  test('has a fault in a field of its own', () => {
    const { edit, line } = OWN_FAULTS[kind];
    const [field, value] = edit;
    expect(findFaults((it) => it.change(place, (data) => (data[field] = value)))).toEqual([
      `${file} › ${line}`,
    ]);
  });
});

interface Case {
  name: string;
  breakIt: (copy: ContentCopy) => void;
  lines: string[];
}

const P1 = 'claims/deck/p01.yaml';
const P2 = 'claims/deck/p02.yaml';

const cases: Case[] = [
  {
    name: 'a name without its reading',
    breakIt: (it) => it.change('programs/kite.yaml', (data) => delete data.name.reading),
    lines: [
      'content/programs/kite.yaml › name.reading: expected a string, got nothing',
    ],
  },
  {
    name: 'a reading in kanji',
    breakIt: (it) => it.change('programs/kite.yaml', (data) => (data.name.reading = '凧計画')),
    lines: [
      'content/programs/kite.yaml › name.reading: expected kana (or Latin letters where the name has them), got "凧計画"',
    ],
  },
  {
    name: 'an official English name without the page that shows it',
    breakIt: (it) => it.change('programs/kite.yaml', (data) => (data.name.enStatus = 'official')),
    lines: [
      'content/programs/kite.yaml › name.enSource: expected an address that shows the official English name (or set enStatus: ours), got nothing',
    ],
  },
  {
    name: 'two records of one kind with one name',
    breakIt: (it) => it.change('programs/kite-hub.yaml', (data) => (data.name.ja = 'たこ計画')),
    lines: [
      'content/programs/kite.yaml › name.ja: expected a name that no other of programs has, got "たこ計画", also in content/programs/kite-hub.yaml',
    ],
  },
  {
    name: 'a program that is inside itself',
    breakIt: (it) => it.change('programs/kite.yaml', (data) => (data.parent = 'kite-hub')),
    lines: [
      'content/programs/kite-hub.yaml › parent: expected no program inside itself, got kite-hub → kite → kite-hub',
      'content/programs/kite.yaml › parent: expected no program inside itself, got kite → kite-hub → kite',
    ],
  },
  {
    name: 'a record that no document states anything about',
    breakIt: (it) => it.change(P1, (data) => data.claims.splice(1, 1)),
    lines: [
      'content/programs/kite-hub.yaml › (whole file): expected at least one claim with this record as subject or in about, got no claim on programs/kite-hub',
    ],
  },
  {
    name: 'a key that is written twice',
    breakIt: (it) =>
      it.replace('organizations/fund.yaml', 'category:', 'category: company\ncategory:'),
    lines: [
      'content/organizations/fund.yaml › line 10: expected valid YAML, got Map keys must be unique at line 10, column 1:',
    ],
  },
  {
    name: 'an empty file',
    breakIt: (it) => it.write('organizations/fund.yaml', ''),
    lines: [
      'content/organizations/fund.yaml › (whole file): expected an object, got null',
    ],
  },
  {
    name: 'a mark in prose that is left open',
    breakIt: (it) =>
      it.change('concepts/twinning.yaml', (data) => (data.summary.en = 'See [[programs/kite.')),
    lines: [
      'content/concepts/twinning.yaml › summary.en: expected every [[ closed by ]], got a mark that is left open',
    ],
  },
  {
    name: 'a link in prose to a record that does not exist',
    breakIt: (it) =>
      it.change('concepts/twinning.yaml', (data) => (data.summary.ja = '[[partners/norlan]]。')),
    lines: [
      'content/concepts/twinning.yaml › summary.ja: expected a record that exists in content/partners, got "partners/norlan" (did you mean "partners/norland"?)',
    ],
  },
  {
    name: 'a point of a report that is a claim on something else',
    breakIt: (it) =>
      it.change('reports/outlook.yaml', (data) => (data.groups[0].claims = ['kite-start'])),
    lines: [
      'content/reports/outlook.yaml › groups.0.claims: expected a claim whose subject is reports/outlook, got "kite-start" of programs/kite',
    ],
  },
  {
    name: 'a point of a report that does not exist',
    breakIt: (it) =>
      it.change('reports/outlook.yaml', (data) => (data.groups[0].claims = ['outlook-action'])),
    lines: [
      'content/reports/outlook.yaml › groups.0.claims: expected the id of a claim, got "outlook-action"',
    ],
  },
  {
    name: 'an arrow of a scheme from nowhere, without a claim',
    breakIt: (it) =>
      it.change('schemes/kite-flow.yaml', (data) =>
        Object.assign(data.flows[0], { from: 'fond', claim: 'kite-supports' }),
      ),
    lines: [
      'content/schemes/kite-flow.yaml › flows.0.claim: expected the id of a claim, got "kite-supports" (did you mean "kite-support"?)',
      'content/schemes/kite-flow.yaml › flows.0.from: expected one of the nodes fund, team, got "fond" (did you mean "fund"?)',
    ],
  },
  {
    name: 'a node of a scheme that is no organization',
    breakIt: (it) =>
      it.change('schemes/kite-flow.yaml', (data) => (data.nodes[0].organization = 'fnd')),
    lines: [
      'content/schemes/kite-flow.yaml › nodes.0.organization: expected a record that exists in content/organizations, got "organizations/fnd" (did you mean "organizations/fund"?)',
    ],
  },
  {
    name: 'a row of a statistic with a claim on something else',
    breakIt: (it) =>
      it.change('statistics/mobility.yaml', (data) => (data.series[0].claims = ['kite-start'])),
    lines: [
      'content/statistics/mobility.yaml › series.0.claims: expected a claim whose subject is statistics/mobility, got "kite-start" of programs/kite',
    ],
  },
  {
    name: 'a held document without a date',
    breakIt: (it) => it.change('sources/deck.yaml', (data) => delete data.date),
    lines: [
      'content/sources/deck.yaml › date: expected the date of a held document, got nothing',
    ],
  },
  {
    name: 'a record in a folder that nothing reads',
    breakIt: (it) => it.rename('concepts/twinning.yaml', 'concept/twinning.yaml'),
    lines: [
      'content/claims/deck/p01.yaml › claims.0 (kite-start).about: expected a record that exists in content/concepts, got "concepts/twinning"',
      'content/concept/twinning.yaml › (whole file): expected a .yaml file in one of programs/, budget-lines/, reports/, events/, agreements/, outcomes/, statistics/, concepts/, schemes/, organizations/, partners/, sources/, claims/<source>/ or vocabulary/, got a file that nothing reads',
      'content/programs/kite.yaml › concepts: expected a record that exists in content/concepts, got "concepts/twinning"',
      'content/programs/kite.yaml › summary.en: expected a record that exists in content/concepts, got "concepts/twinning"',
      'content/programs/kite.yaml › summary.ja: expected a record that exists in content/concepts, got "concepts/twinning"',
    ],
  },
  {
    name: 'a record with an ending that nothing reads',
    breakIt: (it) => it.rename('outcomes/lens.yaml', 'outcomes/lens.yml'),
    lines: [
      'content/claims/deck/p01.yaml › claims.4 (kickoff-date).about: expected a record that exists in content/outcomes, got "outcomes/lens"',
      'content/outcomes/lens.yml › (whole file): expected a .yaml file in one of programs/, budget-lines/, reports/, events/, agreements/, outcomes/, statistics/, concepts/, schemes/, organizations/, partners/, sources/, claims/<source>/ or vocabulary/, got a file that nothing reads',
    ],
  },
  {
    name: 'a file name that cannot be an address',
    breakIt: (it) => it.write('partners/South_Land.yaml', ''),
    lines: [
      'content/partners/South_Land.yaml › (whole file): expected a file name of lower-case letters, digits and hyphens, got "South_Land"',
      'content/partners/South_Land.yaml › (whole file): expected an object, got null',
    ],
  },
  {
    name: 'a vocabulary file that is missing',
    breakIt: (it) => it.remove('vocabulary/limits.yaml'),
    lines: [
      'content/vocabulary/limits.yaml › (whole file): expected this file, got none',
    ],
  },
  {
    name: 'an attribute whose values have an unknown type',
    breakIt: (it) =>
      it.change('vocabulary/attributes.yaml', (data) => (data[0].values = ['dates'])),
    lines: [
      'content/vocabulary/attributes.yaml › 0.values.0: expected one of budget, money, count, ratio, rank, duration, date, name, text, relation, absent, got "dates" (did you mean "date"?)',
    ],
  },
  {
    name: 'a claim id that is used twice',
    breakIt: (it) => it.change(P2, (data) => (data.claims[1].id = 'kite-start')),
    lines: [
      'content/claims/deck/p02.yaml › claims.1 (kite-start).id: expected an id that is used once, got "kite-start", also in content/claims/deck/p01.yaml',
      'content/statistics/mobility.yaml › series.0.claims: expected the id of a claim, got "mobility-sent"',
    ],
  },
  {
    name: 'a claim made twice under two ids',
    breakIt: (it) =>
      it.change(P1, (data) => data.claims.push({ ...data.claims[0], id: 'kite-began' })),
    lines: [
      'content/claims/deck/p01.yaml › claims.5 (kite-began).printed: expected a statement made once, got the same as kite-start',
    ],
  },
  {
    name: 'a claim on a record that does not exist',
    breakIt: (it) => it.change(P1, (data) => (data.claims[0].subject = 'programs/kites')),
    lines: [
      'content/claims/deck/p01.yaml › claims.0 (kite-start).subject: expected a record that exists in content/programs, got "programs/kites" (did you mean "programs/kite"?)',
    ],
  },
  {
    name: 'a claim on a kind that does not exist',
    breakIt: (it) => it.change(P1, (data) => (data.claims[0].subject = 'program/kite')),
    lines: [
      'content/claims/deck/p01.yaml › claims.0.subject: expected kind/id, e.g. programs/sicorp, got "program/kite"',
    ],
  },
  {
    name: 'a claim about a record that does not exist',
    breakIt: (it) => it.change(P1, (data) => (data.claims[0].about[1] = 'partners/norlan')),
    lines: [
      'content/claims/deck/p01.yaml › claims.0 (kite-start).about: expected a record that exists in content/partners, got "partners/norlan" (did you mean "partners/norland"?)',
      'content/partners/norland.yaml › (whole file): expected at least one claim with this record as subject or in about, got no claim on partners/norland',
    ],
  },
  {
    name: 'an unknown attribute',
    breakIt: (it) => it.change(P1, (data) => (data.claims[0].attribute = 'strat')),
    lines: [
      'content/claims/deck/p01.yaml › claims.0 (kite-start).attribute: expected an attribute of content/vocabulary, got "strat" (did you mean "start"?)',
    ],
  },
  {
    name: 'an unknown unit',
    breakIt: (it) => it.change(P2, (data) => (data.claims[1].value.unit = 'persons')),
    lines: [
      'content/claims/deck/p02.yaml › claims.1 (mobility-sent).value.unit: expected a unit of content/vocabulary, got "persons" (did you mean "person"?)',
    ],
  },
  {
    name: 'an unknown limit',
    breakIt: (it) => it.change(P2, (data) => (data.claims[0].limits = ['round'])),
    lines: [
      'content/claims/deck/p02.yaml › claims.0 (kite-fund-fy2023).limits: expected a limit of content/vocabulary, got "round" (did you mean "rounded"?)',
    ],
  },
  {
    name: 'a value of a type that the attribute does not have',
    breakIt: (it) => it.change(P1, (data) => (data.claims[0].attribute = 'people')),
    lines: [
      'content/claims/deck/p01.yaml › claims.0 (kite-start).value.type: expected count for the attribute "people", got "date"',
    ],
  },
  {
    name: 'a value of an unknown type',
    breakIt: (it) => it.change(P1, (data) => (data.claims[0].value.type = 'day')),
    lines: [
      'content/claims/deck/p01.yaml › claims.0.value.type: expected one of budget, money, count, ratio, rank, duration, date, name, text, relation, absent, got "day" (did you mean "date"?)',
    ],
  },
  {
    name: 'a misspelt field within a value',
    breakIt: (it) =>
      it.change(P2, (data) => {
        delete data.claims[0].value.fiscalYear;
        data.claims[0].value.fiscalYaer = 2023;
      }),
    lines: [
      'content/claims/deck/p02.yaml › claims.0.value.fiscalYaer: expected a known field, got the field "fiscalYaer" (did you mean "fiscalYear"?)',
      'content/claims/deck/p02.yaml › claims.0.value.fiscalYear: expected a number, got nothing',
    ],
  },
  {
    name: 'a date that is on no calendar',
    breakIt: (it) => it.change(P1, (data) => (data.claims[4].value.date = '2023-02-30')),
    lines: [
      'content/claims/deck/p01.yaml › claims.4.value.date: expected a date as 2023, 2023-05, 2023-05-12 or FY2023; "~" after it for about; A/B for a range; A/.. for open, got "2023-02-30"',
    ],
  },
  {
    name: 'a budget amount without its stage',
    breakIt: (it) => it.change(P2, (data) => delete data.claims[0].value.stage),
    lines: [
      'content/claims/deck/p02.yaml › claims.0.value.stage: expected one of request, draft, initial, prior-year, supplementary, supplementary-1, supplementary-2, supplementary-3, settled, got nothing',
    ],
  },
  {
    name: 'a budget amount of a stage that does not exist',
    breakIt: (it) => it.change(P2, (data) => (data.claims[0].value.stage = 'initail')),
    lines: [
      'content/claims/deck/p02.yaml › claims.0.value.stage: expected one of request, draft, initial, prior-year, supplementary, supplementary-1, supplementary-2, supplementary-3, settled, got "initail" (did you mean "initial"?)',
    ],
  },
  {
    name: 'a budget amount of a program instead of a budget line',
    breakIt: (it) => it.change(P2, (data) => (data.claims[0].subject = 'programs/kite')),
    lines: [
      'content/budget-lines/kite-fund.yaml › (whole file): expected at least one claim with this record as subject or in about, got no claim on budget-lines/kite-fund',
      'content/claims/deck/p02.yaml › claims.0 (kite-fund-fy2023).subject: expected budget-lines/<id> for a budget amount, got "programs/kite"',
    ],
  },
  {
    name: 'a budget amount of an agency that does not exist',
    breakIt: (it) => it.change(P2, (data) => (data.claims[0].value.agency = 'fnd')),
    lines: [
      'content/claims/deck/p02.yaml › claims.0 (kite-fund-fy2023).value.agency: expected a record that exists in content/organizations, got "organizations/fnd" (did you mean "organizations/fund"?)',
    ],
  },
  {
    name: 'an amount of another agency than its budget line',
    breakIt: (it) => {
      const fund = readFileSync('tests/fixtures/sound/content/organizations/fund.yaml', 'utf8');
      const office = fund.replaceAll('研究基金', '研究庁').replaceAll('Research Fund', 'Research Office');
      it.write('organizations/office.yaml', office);
      it.change('budget-lines/kite-fund.yaml', (data) => (data.agency = 'office'));
    },
    lines: [
      'content/claims/deck/p02.yaml › claims.0 (kite-fund-fy2023).value.agency: expected "office", the agency of budget-lines/kite-fund, got "fund"',
      'content/organizations/office.yaml › (whole file): expected at least one claim with this record as subject or in about, got no claim on organizations/office',
    ],
  },
  {
    name: 'an amount with a text for its number',
    breakIt: (it) => it.change(P2, (data) => (data.claims[0].value.exact = '1,073')),
    lines: [
      'content/claims/deck/p02.yaml › claims.0.value.exact: expected a number, got "1,073"',
    ],
  },
  {
    name: 'an amount with a lower bound above its upper one',
    breakIt: (it) => it.change(P1, (data) => (data.claims[2].value.min = 500)),
    lines: [
      'content/claims/deck/p01.yaml › claims.2.value: expected either exact, or min and/or max with min ≤ max, got {"type":"money","max":100,"per":["project","year"],"payer":"fund","min":500}',
    ],
  },
  {
    name: 'a payer that does not exist',
    breakIt: (it) => it.change(P1, (data) => (data.claims[2].value.payer = 'founded')),
    lines: [
      'content/claims/deck/p01.yaml › claims.2 (kite-support).value.payer: expected a record that exists in content/organizations, got "organizations/founded" (did you mean "organizations/fund"?)',
    ],
  },
  {
    name: 'a relation to a record that does not exist',
    breakIt: (it) => it.change(P1, (data) => (data.claims[1].value.to = 'programs/kite-hubs')),
    lines: [
      'content/claims/deck/p01.yaml › claims.1 (kite-hub-relation).value.to: expected a record that exists in content/programs, got "programs/kite-hubs" (did you mean "programs/kite-hub"?)',
      'content/programs/kite-hub.yaml › (whole file): expected at least one claim with this record as subject or in about, got no claim on programs/kite-hub',
    ],
  },
  {
    name: 'a citation of something that is no document',
    breakIt: (it) => it.change(P1, (data) => (data.claims[3].citing = 'reports/outlook')),
    lines: [
      'content/claims/deck/p01.yaml › claims.3 (outlook-action-widen).citing: expected sources/<id>, got "reports/outlook"',
      'content/sources/plan.yaml › (whole file): expected at least one claim with this record as subject or in about, got no claim on sources/plan',
    ],
  },
  {
    name: 'a figure in support of a claim that does not exist',
    breakIt: (it) => it.change(P2, (data) => (data.claims[1].supports = ['outlook-action'])),
    lines: [
      'content/claims/deck/p02.yaml › claims.1 (mobility-sent).supports: expected the id of a claim, got "outlook-action"',
    ],
  },
  {
    name: 'a figure that is no part of what is printed',
    breakIt: (it) => it.change(P2, (data) => (data.claims[0].figure = '1,074百万円')),
    lines: [
      'content/claims/deck/p02.yaml › claims.0 (kite-fund-fy2023).figure: expected a part of printed "1,073百万円（1,160百万円）", got "1,074百万円"',
    ],
  },
  {
    name: 'a printed string with other numbers and no figure marked',
    breakIt: (it) => it.change(P2, (data) => (data.claims[1].printed = '派遣 250人（前年240人）')),
    lines: [
      'content/claims/deck/p02.yaml › claims.1 (mobility-sent).figure: expected the words of printed that carry this value, since printed has other numbers, got nothing',
    ],
  },
  {
    name: 'a value that its printed figure contradicts',
    breakIt: (it) => it.change(P2, (data) => (data.claims[1].value.exact = 260)),
    lines: [
      'content/claims/deck/p02.yaml › claims.1 (mobility-sent).value: expected what the figure prints, got count: {"exact":260} is stored, {"exact":250} is printed',
    ],
  },
  {
    name: 'a printed string above 60 characters',
    breakIt: (it) => it.change(P1, (data) => (data.claims[3].printed = '共同研究を'.repeat(13))),
    lines: [
      'content/claims/deck/p01.yaml › claims.3.printed: expected at most 60 characters: quote only the words that carry the value, got "共同研究を共同研究を共同研究を共同研究を共同研究を共同研究を共同研究を共同研究を共同研究を共同研究を共同研究を共同研究を共同研究を"',
    ],
  },
  {
    name: 'a claim without the printed string',
    breakIt: (it) => it.change(P1, (data) => delete data.claims[3].printed),
    lines: [
      'content/claims/deck/p01.yaml › claims.3.printed: expected a string, got nothing',
    ],
  },
  {
    name: 'a claim id with capitals',
    breakIt: (it) => it.change(P1, (data) => (data.claims[3].id = 'Outlook')),
    lines: [
      'content/claims/deck/p01.yaml › claims.3.id: expected lower-case letters, digits and single hyphens, e.g. "sicorp-v4", got "Outlook"',
    ],
  },
  {
    name: 'claims of a part that the document does not have',
    breakIt: (it) => it.rename(P2, 'claims/deck/p03.yaml'),
    lines: [
      'content/claims/deck/p03.yaml › (whole file): expected a file named for a part of content/sources/deck.yaml (p01, p02), got "p03" (did you mean "p01"?)',
    ],
  },
  {
    name: 'claims of a document that is not held',
    breakIt: (it) => it.rename(P2, 'claims/decks/p02.yaml'),
    lines: [
      'content/claims/decks/p02.yaml › (whole file): expected a folder named for a held source document, got "decks" (did you mean "deck"?)',
    ],
  },
  {
    name: 'a claims file without claims',
    breakIt: (it) => it.write('claims/deck/p02.yaml', 'claims: []\n'),
    lines: [
      'content/claims/deck/p02.yaml › claims: expected at least 1 in the list, got []',
    ],
  },
  {
    name: 'a narrative without its twin',
    breakIt: (it) => it.remove('narratives/kite/en.mdx'),
    lines: [
      'content/narratives/kite/ja.mdx › (whole file): expected its twin en.mdx beside it, got none',
    ],
  },
  {
    name: 'a narrative of a program that does not exist',
    breakIt: (it) => {
      it.rename('narratives/kite/ja.mdx', 'narratives/kyte/ja.mdx');
      it.rename('narratives/kite/en.mdx', 'narratives/kyte/en.mdx');
    },
    lines: [
      'content/narratives/kyte/en.mdx › (whole file): expected a record that exists in content/programs, got "programs/kyte" (did you mean "programs/kite"?)',
      'content/narratives/kyte/ja.mdx › (whole file): expected a record that exists in content/programs, got "programs/kyte" (did you mean "programs/kite"?)',
    ],
  },
  {
    name: 'a narrative with a claim, a link and a number that nothing carries',
    breakIt: (it) =>
      it.write(
        'narratives/kite/en.mdx',
        'In 2009 <R to="organizations/found" /> <C id="kite-strat">began</C> it.\n',
      ),
    lines: [
      'content/narratives/kite/en.mdx › (whole file): expected every number inside a claim that states it, as <C id="…">, got the bare number "2009"',
      'content/narratives/kite/en.mdx › C: expected the id of a claim, got "kite-strat" (did you mean "kite-start"?)',
      'content/narratives/kite/en.mdx › R: expected a record that exists in content/organizations, got "organizations/found" (did you mean "organizations/fund"?)',
    ],
  },
  {
    name: 'a narrative in a third language',
    breakIt: (it) => it.write('narratives/kite/fr.mdx', 'Bonjour.\n'),
    lines: [
      'content/narratives/kite/fr.mdx › (whole file): expected a .yaml file in one of programs/, budget-lines/, reports/, events/, agreements/, outcomes/, statistics/, concepts/, schemes/, organizations/, partners/, sources/, claims/<source>/ or vocabulary/, got a file that nothing reads',
    ],
  },
];

test.each(cases)('$name', ({ breakIt, lines }) => {
  expect(findFaults(breakIt)).toEqual(lines);
});

test('faults of several files are all reported at once', () => {
  const faults = findFaults((it) => {
    it.change('programs/kite.yaml', (data) => (data.status = 'runing'));
    it.change('partners/norland.yaml', (data) => delete data.category);
    it.change('events/kickoff.yaml', (data) => (data.reports = ['outlok']));
    it.change(P1, (data) => {
      data.claims[0].printed = '';
      data.claims[1].atribute = data.claims[1].attribute;
      delete data.claims[1].attribute;
    });
    it.change(P2, (data) => (data.claims[1].value.unit = 'people'));
    it.write('notes.txt', 'A note.\n');
  });
  expect(faults).toMatchInlineSnapshot(`
    [
      "content/claims/deck/p01.yaml › claims.0.printed: expected at least 1 characters, got """,
      "content/claims/deck/p01.yaml › claims.1.atribute: expected a known field, got the field "atribute" (did you mean "attribute"?)",
      "content/claims/deck/p01.yaml › claims.1.attribute: expected a string, got nothing",
      "content/claims/deck/p02.yaml › claims.1 (mobility-sent).value.unit: expected a unit of content/vocabulary, got "people"",
      "content/events/kickoff.yaml › reports: expected a record that exists in content/reports, got "reports/outlok" (did you mean "reports/outlook"?)",
      "content/notes.txt › (whole file): expected a .yaml file in one of programs/, budget-lines/, reports/, events/, agreements/, outcomes/, statistics/, concepts/, schemes/, organizations/, partners/, sources/, claims/<source>/ or vocabulary/, got a file that nothing reads",
      "content/partners/norland.yaml › category: expected one of country, region, framework, got nothing",
      "content/programs/kite.yaml › status: expected one of running, ended, planned, not-stated, got "runing" (did you mean "running"?)",
    ]
  `);
});

/** Runs a command of the project in a folder that has its own content and the real program. */
function runCommand(command: string, broken: ContentCopy) {
  for (const name of ['src', 'node_modules', 'package.json', 'astro.config.mjs', 'tsconfig.json']) {
    symlinkSync(resolve(name), join(broken.root, name));
  }
  const { status, stderr } = spawnSync(process.execPath, [`src/commands/${command}.ts`], {
    cwd: broken.root,
    encoding: 'utf8',
  });
  return { status, stderr };
}

test.each(['check', 'build'])('npm run %s fails on broken content and names the fault', (command) => {
  copy = copyContent();
  copy.change('programs/kite.yaml', (data) => (data.agencies = ['fnd']));
  const { status, stderr } = runCommand(command, copy);
  expect(status).not.toBe(0);
  expect(stderr).toContain(
    'content/programs/kite.yaml › agencies: expected a record that exists in content/organizations, ' +
      'got "organizations/fnd" (did you mean "organizations/fund"?)',
  );
  expect(existsSync(join(copy.root, 'dist'))).toBe(false);
});

test('npm run check says that sound content is sound', () => {
  copy = copyContent();
  expect(runCommand('check', copy)).toEqual({ status: 0, stderr: '' });
});

test('a fault in a copy of the real content is found among all its records', () => {
  copy = copyContent('content');
  const before = copy.check();
  copy.change('programs/sicorp.yaml', (data) => (data.agencies = ['jsst']));
  const faults = copy.check().filter((line) => !before.includes(line));
  expect(faults).toEqual([
    'content/programs/sicorp.yaml › agencies: expected a record that exists in content/organizations, ' +
      'got "organizations/jsst" (did you mean "organizations/jst"?)',
  ]);
});
