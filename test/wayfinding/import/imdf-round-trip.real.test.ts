import { expect, it } from 'vitest';
import { readImdf } from '../../../server/wayfinding/import/imdf/read-imdf.ts';
import { writeImdf } from '../../../server/wayfinding/import/imdf/write-imdf.ts';
import { validatePlan } from '../../../server/wayfinding/venue/validate-plan.ts';
import { realVenues } from '../real-venues.ts';

it('real venues are the same after they were written as IMDF and read again, and nothing in them stops publishing', async () => {
  const venues = await realVenues(process.env.CAUSEWAY_REAL_DATA);
  expect(venues.length).toBe(2);
  for (const { name, plan } of venues) {
    const { plan: again } = await readImdf(writeImdf(plan, { name: { en: name }, createdAt: '2026-01-01T00:00:00Z' }));
    expect(again).toEqual(plan);
    expect(validatePlan(plan).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
});
