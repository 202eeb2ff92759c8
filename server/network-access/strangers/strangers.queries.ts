import { asc, desc, eq, gte, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { accessPoints, hotspots, strangerAttempts } from '../../../db/schema/index.ts';

/** By where and why, the most frequent first; the span that `since` falls into is counted as a whole. */
export const listStrangerAttempts = (db: Queryable, since: Date, limit: number) =>
  db
    .select({
      reason: strangerAttempts.reason,
      count: sql<number>`sum(${strangerAttempts.count})::int`,
      hotspot: hotspots.code,
      hotspotName: hotspots.name,
      accessPoint: accessPoints.name,
    })
    .from(strangerAttempts)
    .leftJoin(hotspots, eq(hotspots.number, strangerAttempts.hotspot))
    .leftJoin(accessPoints, eq(accessPoints.id, strangerAttempts.accessPointId))
    .where(gte(strangerAttempts.since, since))
    .groupBy(strangerAttempts.reason, hotspots.number, accessPoints.id)
    .orderBy(
      desc(sql`sum(${strangerAttempts.count})`),
      asc(hotspots.code),
      asc(accessPoints.name),
      asc(strangerAttempts.reason),
    )
    .limit(limit);
