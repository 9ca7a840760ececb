import type { RecordOf, Site } from './build-site.ts';

/** Whether a document says that a program continues another; otherwise it is our reading. */
export function isStatedSuccession(
  site: Site,
  program: RecordOf<'programs'>,
  predecessor: string,
): boolean {
  const pairs = [
    [program.ref, `programs/${predecessor}`],
    [`programs/${predecessor}`, program.ref],
  ] as const;
  return pairs.some(([from, to]) =>
    (site.claimsOf.get(from) ?? []).some(
      ({ attribute, value }) =>
        attribute === 'succession' && value.type === 'relation' && value.to === to,
    ),
  );
}
