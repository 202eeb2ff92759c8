import { randomInt } from 'node:crypto';
import type { Transaction } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { matchRoomsAgain } from '../../programme/match-rooms-again.ts';
import { placeCodeCount, placeCodeOf } from '../places/place-code.ts';
import type { LastingClosure } from '../venue/validate-plan.ts';
import { replaceMapLevels } from '../wayfinding.queries.ts';
import { rebuildWayBoard } from '../ways/way-board.ts';
import { errorsOf } from './join-reports.ts';
import { judgeStoredApart } from './judge-plan-apart.ts';
import { findDrawing, findPlanTexts } from './plan-rows.queries.ts';
import { refuseFile } from './refuse-file.ts';
import type { PublishOutcome } from './versions.contract.ts';
import { versionFaults } from './versions.errors.ts';
import {
  findSurroundings,
  findVersion,
  findWalkwayIds,
  insertCodes,
  listCodes,
  listKeysWithoutCode,
  lockVersions,
  publishDraftRow,
} from './versions.queries.ts';

/**
 * Makes the draft the plan of the venue: ways, the map and codes of new places, all at once or nothing; then rooms of the
 * programme are matched with its places. It is held once more against zones, gates and the programme as they are now.
 * Throws `venue.unknown_version`, `venue.not_the_draft`, `venue.draft_faulty` with what is wrong, and as `judgeFileApart`.
 */
export async function publishVenue(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  id: string,
): Promise<PublishOutcome> {
  const outcome = await inTransaction(deps.database, async (tx) => {
    await lockVersions(tx);
    const draft = await findVersion(tx, id);
    if (!draft) throw new DomainError(versionFaults.unknown_version);
    if (draft.state !== 'draft') throw new DomainError(versionFaults.not_the_draft);
    const now = deps.clock.now();
    const surroundings = await findSurroundings(tx, now);
    const { report } = await judgeStoredApart(await findPlanTexts(tx, id), surroundings, { isCopied: false });
    if (errorsOf(report) > 0) refuseFile(report, versionFaults.draft_faulty);
    if (!(await publishDraftRow(tx, id, now))) throw new DomainError(versionFaults.not_the_draft);
    // One number for each level; half floors are drawn with the floor below.
    const drawing = await findDrawing(tx, id);
    if (drawing) await replaceMapLevels(tx, drawing, now);
    const codes = await giveCodes(tx, id, now);
    const details = { number: draft.number, format: draft.format, source: draft.source, ...codes };
    await appendLedger(deps, actor, tx, { action: 'venue_published', details });
    const version = await findVersion(tx, id);
    const closuresLost = await countLost(tx, id, surroundings.closures);
    return { version: version ?? draft, ...codes, closuresLost, ...(drawing && { mapLevels: drawing.length }) };
  });
  await rebuildWayBoard(deps);
  await matchRoomsAgain(deps);
  return outcome;
}

/** How many closures close something that the plan does not have. */
async function countLost(tx: Transaction, versionId: string, closures: readonly LastingClosure[]): Promise<number> {
  const ids = closures.flatMap(({ walkwayIds }) => walkwayIds);
  const known = await findWalkwayIds(tx, versionId, ids);
  return closures.filter(({ walkwayIds }) => walkwayIds.some((id) => !known.has(id))).length;
}

/** Codes are drawn by chance, so that one says nothing of others, and none is ever given twice. */
async function giveCodes(tx: Transaction, versionId: string, now: Date) {
  const keys = await listKeysWithoutCode(tx, versionId);
  const taken = new Set(await listCodes(tx));
  const made: { code: string; placeKey: string }[] = [];
  for (const placeKey of keys.slice(0, placeCodeCount - taken.size)) {
    let code = placeCodeOf(randomInt(placeCodeCount));
    while (taken.has(code)) code = placeCodeOf(randomInt(placeCodeCount));
    taken.add(code);
    made.push({ code, placeKey });
  }
  if (made.length > 0) await insertCodes(tx, made, now);
  return { codesMade: made.length, withoutCode: keys.length - made.length };
}
