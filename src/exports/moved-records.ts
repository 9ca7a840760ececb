import { toDataPath } from '../i18n/locales.ts';
import type { Site } from '../model/build-site.ts';
import { toRef } from '../model/renames.ts';
import type { Move } from '../schemas/ledger.ts';
import { KINDS } from '../schemas/shared.ts';
import { toAbsolute } from '../site-address.ts';

/** Records that had a data file of their own and were renamed or withdrawn. */
export function listMovedRecords(site: Site): { kind: string; id: string; move: Move }[] {
  return site.ledger.moves.flatMap((move) => {
    const [kind, id] = toRef(move.from)?.split('/') ?? [];
    const isRecord = kind && id && (KINDS as readonly string[]).includes(kind);
    return isRecord ? [{ kind, id, move }] : [];
  });
}

/** What stands at the data address of such a record: where it went, or when and why it was withdrawn. */
export function buildMovedDocument(ref: string, { to, withdrawn, reason }: Move) {
  const [kind, id] = ref.split('/');
  const target = toRef(to);
  return {
    id,
    kind,
    ...(target ? { movedTo: toAbsolute(toDataPath(`data/${target}.json`)) } : {}),
    ...(to !== undefined && !target ? { movedTo: null, seeInstead: to } : {}),
    ...(withdrawn ? { withdrawn, reason } : {}),
  };
}
