import { getRecordPath } from '../i18n/locales.ts';
import { KINDS, type Ref } from '../schemas/shared.ts';
import type { Site } from './build-site.ts';
import { mapLatest } from './ledger.ts';
import { suggest, type Problem } from './problem.ts';

const MOVED = 'content/ledger/moved.yaml';

/**
 * Every record and claim ever published is still there, or moved.yaml says where it went or why it is
 * gone. Fragments and pages of the built site are checked after the build.
 */
export function checkLedger(site: Site): Problem[] {
  const { moves } = site.ledger;
  const movedPages = new Set(moves.flatMap(({ from }) => from ?? []));
  const movedClaims = new Set(moves.flatMap(({ claim }) => claim ?? []));
  const gone = [...mapLatest(site.ledger).values()].flatMap(({ id, page }): Problem[] => {
    const [kind = '', name = ''] = id.split('/');
    if (kind === 'claims') {
      if (site.claims.has(name) || movedClaims.has(name) || site.hasUnreadableClaims) return [];
      const suggestion = suggest(name, [...site.claims.keys()]);
      return [toProblem(`claim ${name}`, `the claim ${name} on ${page}`, suggestion)];
    }
    // Views are written by this site; what it says of claims is a part of a page, which is looked for after the build.
    if (!(KINDS as readonly string[]).includes(kind)) return [];
    const isThere = site.records.has(id as Ref) || site.unreadable.has(id as Ref);
    // A scheme is shown on the page of its program, and never had a page of its own.
    if (isThere || kind === 'schemes' || movedPages.has(getRecordPath(id as Ref))) return [];
    const others = [...site.records.keys()].filter((ref) => ref.startsWith(`${kind}/`));
    return [toProblem(getRecordPath(id as Ref), `the record ${id}`, suggest(id, others))];
  });
  return [...gone, ...checkMoves(site)];
}

function toProblem(field: string, what: string, suggestion: string | undefined): Problem {
  const expected = `${what}, which was published, or an entry that says where it went or why it is gone`;
  return { file: MOVED, field, expected, got: 'neither', suggestion };
}

/** Moves that lead nowhere, or from something that is still there. */
function checkMoves(site: Site): Problem[] {
  const pages = new Set([...site.records.values()].map(({ ref }) => getRecordPath(ref)));
  // Pages that are not of one record, such as those of changes, are known once they were published.
  const targets = new Set([...pages, ...site.ledger.pages.map(({ address }) => address)]);
  return site.ledger.moves.flatMap(({ from, claim, to }, index): Problem[] => {
    const field = `${index}`;
    const problem = (part: string, expected: string, got: string) => [
      { file: MOVED, field: `${field}.${part}`, expected, got: `"${got}"` },
    ];
    if (claim && site.claims.has(claim)) {
      return problem('claim', 'a claim that is no longer there', claim);
    }
    if (from && !from.includes('#') && pages.has(from)) {
      return problem('from', 'an address that is no longer there', from);
    }
    if (to === undefined) return [];
    if (claim && !site.claims.has(to)) return problem('to', 'the id of a claim', to);
    const target = to.split('#')[0] ?? '';
    if (from && target.split('/').length > 2 && !targets.has(target)) {
      return problem('to', 'the address of a page, after the language', to);
    }
    return [];
  });
}
