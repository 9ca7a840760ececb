import { readContent } from '../reading/read-content.ts';
import { buildSite, type Site } from './build-site.ts';
import { checkLedger } from './check-ledger.ts';
import { checkSite } from './check-site.ts';
import { ContentError, type Problem } from './problem.ts';

/** Reads, joins and checks a content folder. The site is whole only if there are no problems. */
export function inspectContent(root: string): { site: Site; problems: Problem[] } {
  const content = readContent(root);
  const site = buildSite(content);
  return {
    site,
    problems: [...content.problems, ...checkSite(site, content.claims), ...checkLedger(site)],
  };
}

/** The checked site of a content folder; throws a {@link ContentError} with every problem. */
export function loadSite(root: string): Site {
  const { site, problems } = inspectContent(root);
  if (problems.length > 0) throw new ContentError(problems);
  return site;
}
