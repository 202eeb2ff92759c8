import { createHash } from 'node:crypto';
import type { Queryable } from '../../db/client.ts';
import { deviceKeysOf } from '../identity/devices/device-keys.ts';
import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { createBadgeReader } from '../registration/badges/verify-badge.ts';
import { maxScansInBatch, type ScanAnswer } from './admission.contract.ts';
import { admissionFaults } from './admission.errors.ts';
import { describeListed } from './lists/describe-listed.ts';
import type { GroupAdmission, GroupToAdmit } from './lists/lists.contract.ts';
import { listsFaults } from './lists/lists.errors.ts';
import { findGroup, findGroupOfHead, listMembers, listThese, type MemberRow } from './lists/lists.queries.ts';
import { type ListedScan, scanDeskOf } from './scan-desk.ts';
import type { Together } from './scan-request.ts';
import { textOfGroup } from './scan-text.ts';

type AdmitDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;
type Member = GroupAdmission['members'][number];

/**
 * Admits a group through one lane by the badge of its head, or by a list: each member is decided as by a scan of their
 * own, and a scan of the lane's device is recorded for each, in one transaction with the entry of the ledger; of more than
 * can be decided at once, each part with its own. Who is not admitted is named with why. Sent again it is answered alike,
 * for the id of each scan follows from the request's. Throws `admission.not_a_head`, `group_unknown`, `group_empty`, and
 * what is wrong with the lane or the device.
 */
export async function admitGroup(
  deps: AdmitDependencies,
  actor: StaffActor,
  input: GroupToAdmit,
): Promise<GroupAdmission> {
  await assertSigned(deps, input);
  const { group, members } = await whoComes(deps, input);
  if (members.length === 0) throw new DomainError(listsFaults.group_empty);
  const { requestId, laneId, by } = input;
  const together = { requestId, laneId, by: by.kind, ...(group && { group: group.name }) };
  const listed = members.flatMap((row) => listedScan(input, row, together) ?? []);
  const answers = await answerAll(deps, actor, listed);
  const described = members.map((row) => describeMember(row, answers.get(scanIdOf(requestId, row.delegate_id))));
  const admitted = described.filter(({ verdict }) => verdict === 'admit').length;
  const isAdmitted = ({ verdict }: Member) => Number(verdict === 'admit');
  return { ...(group && { group }), admitted, members: described.sort((a, b) => isAdmitted(a) - isAdmitted(b)) };
}

/** A lane's device signs what it asks for; at the desk, whose lists have a device without a key, who is signed in answers. */
async function assertSigned({ database }: AdmitDependencies, input: GroupToAdmit): Promise<void> {
  const { deviceId, signature } = input;
  const [check] = await deviceKeysOf(database).check([{ deviceId, text: textOfGroup(input), signature }]);
  if (check === 'missing') throw new DomainError(admissionFaults.signature_needed);
  if (check === 'wrong') throw new DomainError(admissionFaults.signature_wrong);
}

async function whoComes(
  deps: AdmitDependencies,
  { by }: GroupToAdmit,
): Promise<{ group?: { id: string; name: string }; members: MemberRow[] }> {
  const db = deps.database.drizzle;
  const now = deps.clock.now();
  if (by.kind === 'list') return { members: await listThese(db, now, by.delegateIds) };
  const group = by.kind === 'group' ? await findGroup(db, by.groupId) : await groupOfHead(deps, db, now, by.token);
  if (!group) throw new DomainError(by.kind === 'group' ? listsFaults.group_unknown : listsFaults.not_a_head);
  return { group, members: await listMembers(db, now, group.id) };
}

async function groupOfHead(deps: AdmitDependencies, db: Queryable, now: Date, token: string) {
  const reader = createBadgeReader(deps);
  await reader.prepare([token]);
  const reading = reader.read(token);
  return reading.kind === 'signed' ? findGroupOfHead(db, now, reading.serial) : undefined;
}

/** None for who never had a badge: there is nothing that a scan could be of. */
function listedScan(
  input: GroupToAdmit,
  { delegate_id, serial, last_serial }: MemberRow,
  together: Together,
): ListedScan | undefined {
  const known = serial ?? last_serial;
  if (known === null) return undefined;
  const { requestId, laneId, deviceId, sequence, direction, deviceTime, clockOffsetMs, clockErrorMs } = input;
  const id = scanIdOf(requestId, delegate_id);
  const token = `listed:${requestId.toLowerCase()}`;
  const record = { id, laneId, sequence, direction, deviceTime, clockOffsetMs, clockErrorMs, token };
  return { serial: known, together, record: { ...record, deviceId: deviceId.toLowerCase() } };
}

/** A UUIDv7 of the request's own time, that is the same for the same request and member. */
export function scanIdOf(requestId: string, delegateId: string): string {
  const request = requestId.toLowerCase();
  const hash = createHash('sha256').update(`${request} ${delegateId.toLowerCase()}`).digest('hex');
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${request.slice(0, 13)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}

async function answerAll(
  deps: AdmitDependencies,
  actor: StaffActor,
  listed: readonly ListedScan[],
): Promise<Map<string, ScanAnswer>> {
  const answers = new Map<string, ScanAnswer>();
  for (let at = 0; at < listed.length; at += maxScansInBatch) {
    const results = await scanDeskOf(deps).answerListed(actor, listed.slice(at, at + maxScansInBatch));
    for (const result of results) {
      if (result instanceof DomainError) throw result;
      answers.set(result.id, result);
    }
  }
  return answers;
}

function describeMember(row: MemberRow, answer: ScanAnswer | undefined): Member {
  if (!answer) return { ...describeListed(row), verdict: 'refuse', reason: 'badge_unknown', isRepeated: false };
  const { id, verdict, reason, isRepeated, station } = answer;
  return {
    ...describeListed(row),
    ...{ scanId: id, verdict, reason, isRepeated },
    ...(station && { stationNumber: station.number }),
  };
}
