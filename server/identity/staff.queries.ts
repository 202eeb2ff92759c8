import { and, arrayContains, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { staff } from '../../db/schema/index.ts';
import type { StaffMember } from './identity.contract.ts';

type StaffRow = typeof staff.$inferSelect;

export const asMember = ({
  id,
  name,
  email,
  roles,
  gateIds,
  stationIds,
  disabledAt,
}: Omit<StaffRow, 'createdAt'>): StaffMember => ({
  id,
  name,
  email,
  roles,
  ...(gateIds && { gateIds }),
  ...(stationIds && { stationIds }),
  ...(disabledAt && { disabledAt: disabledAt.toISOString() }),
});

export async function listStaffRows(db: Queryable): Promise<StaffMember[]> {
  return (await db.select().from(staff).orderBy(asc(staff.name), asc(staff.id))).map(asMember);
}

export async function findStaff(db: Queryable, id: string): Promise<StaffMember | undefined> {
  const [row] = await db.select().from(staff).where(eq(staff.id, id));
  return row && asMember(row);
}

/** Lets changes of what one member of staff has follow each other; whether there is such a member. */
export async function lockStaff(tx: Queryable, id: string): Promise<boolean> {
  const rows = await tx.select({ id: staff.id }).from(staff).where(eq(staff.id, id)).for('no key update');
  return rows.length > 0;
}

export async function findStaffByEmail(db: Queryable, email: string): Promise<StaffMember | undefined> {
  const [row] = await db.select().from(staff).where(sql`lower(${staff.email}) = lower(${email})`);
  return row && asMember(row);
}

/** Adds a member of staff, or nothing when the e-mail address is taken. */
export async function insertStaff(
  tx: Queryable,
  member: Pick<StaffRow, 'id' | 'name' | 'email' | 'roles' | 'gateIds' | 'stationIds' | 'createdAt'>,
): Promise<StaffMember | undefined> {
  const [row] = await tx.insert(staff).values(member).onConflictDoNothing().returning();
  return row && asMember(row);
}

export async function updateStaff(
  tx: Queryable,
  id: string,
  change: Partial<Pick<StaffRow, 'roles' | 'gateIds' | 'stationIds' | 'disabledAt'>>,
): Promise<StaffMember | undefined> {
  const [row] = await tx.update(staff).set(change).where(eq(staff.id, id)).returning();
  return row && asMember(row);
}

/** The ids of those who administer now, locked until the transaction ends, so that two changes cannot remove the last. */
export async function lockAdministrators(tx: Queryable): Promise<string[]> {
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(arrayContains(staff.roles, ['administrator']), isNull(staff.disabledAt)))
    .orderBy(asc(staff.id))
    .for('update');
  return rows.map(({ id }) => id);
}
