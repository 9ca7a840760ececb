import type { Kind, Ref } from '../schemas/shared.ts';
import type { AnyRecord, Site } from './build-site.ts';
import { listProse, listReferences } from './check-site.ts';
import { listNarrativeRefs } from './narrative.ts';
import { parseProse } from './prose.ts';

/** For each record, every other record that it names or that names it, whichever side says so. */
export type Links = ReadonlyMap<Ref, ReadonlySet<Ref>>;

/**
 * Joins records through their fields, prose, claims and schemes; each link holds in both directions,
 * so that a page that is linked links back.
 */
export function buildLinks(site: Site): Links {
  const links = new Map<Ref, Set<Ref>>();
  const add = (a: Ref, b: Ref) => {
    if (a === b || !site.records.has(a) || !site.records.has(b)) return;
    links.set(a, (links.get(a) ?? new Set()).add(b));
    links.set(b, (links.get(b) ?? new Set()).add(a));
  };
  for (const record of site.records.values()) {
    for (const { ref } of listReferences(record)) add(record.ref, ref);
    for (const ref of listProseLinks(record)) add(record.ref, ref);
    if (record.kind === 'schemes') {
      for (const node of record.nodes) {
        if (node.organization)
          add(`programs/${record.program}`, `organizations/${node.organization}`);
      }
    }
  }
  for (const { program, mdx } of site.narratives) {
    for (const ref of listNarrativeRefs(mdx)) add(`programs/${program}`, ref as Ref);
  }
  for (const { subject, about, citing, value } of site.claims.values()) {
    for (const ref of about) add(subject as Ref, ref as Ref);
    if (citing) add(subject as Ref, citing as Ref);
    if (value.type === 'relation') add(subject as Ref, value.to as Ref);
    if (value.type === 'budget' && value.agency)
      add(subject as Ref, `organizations/${value.agency}`);
    if (value.type === 'money' && value.payer) add(subject as Ref, `organizations/${value.payer}`);
  }
  return links;
}

function listProseLinks(record: AnyRecord): Ref[] {
  return listProse(record).flatMap(({ text }) =>
    parseProse(text)
      .flat()
      .flatMap((part) => (part.type === 'record' ? [part.ref] : [])),
  );
}

/** The records of one kind that a record is linked with. */
export function listLinked<K extends Kind>(site: Site, links: Links, ref: Ref, kind: K) {
  return site.list(kind).filter((record) => links.get(ref)?.has(record.ref));
}
