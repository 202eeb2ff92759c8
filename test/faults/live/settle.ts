import { setTimeout as sleep } from 'node:timers/promises';
import { canalKinds, kindOf } from './canals.ts';
import { mayAskAgain, sentenceOf, shortfallOf } from './expectations.ts';
import type { Page } from './page.ts';
import type { Schedule } from './schedule.ts';

const lookMs = 15;

/** When the faults are over: what pages must come to show, and that nothing goes on which nobody follows. */
export async function settle(schedule: Schedule): Promise<void> {
  calm(schedule);
  if (!(await becomesLevel(schedule, 'pages come to show how it is', false))) return;
  if (!(await refusedHearNothing(schedule))) return;
  mend(schedule);
  if (!(await becomesLevel(schedule, 'pages end level with the server', true))) return;
  await leave(schedule);
}

/** The network and the sources are well again, but for one source that shows how its failure is told. */
function calm(schedule: Schedule): void {
  const { plan, ground, canals, pages } = schedule;
  for (const page of pages) {
    page.proxy.calm();
    for (const canal of canals) if (!page.isFollowing(canal)) page.follow(canal);
  }
  for (const canal of canals) {
    const isFailing = plan.failsAtEnd === kindOf(canal);
    ground.server.setCanal(canal, { mode: { is: isFailing ? 'failing' : 'well' } }, isFailing);
    if (plan.endsWithChange && !isFailing) schedule.change(canal, !ground.plan.losesWakeUps);
  }
}

/** That source is well, and everyone may follow. */
function mend(schedule: Schedule): void {
  for (const canal of schedule.canals) schedule.ground.server.setCanal(canal, { mode: { is: 'well' } }, false);
  for (const page of schedule.pages) schedule.setRoles(page, 'given');
}

/** Whether all pages have come to be live; to begin with, and in the end. */
export async function becomesLevel(schedule: Schedule, rule: string, isMended: boolean): Promise<boolean> {
  const askedAgain = new Map<Page, number>();
  const isLevel = await within(schedule, () => {
    const shortfall = shortfallOf(schedule, isMended);
    if (!shortfall) return true;
    const { page } = shortfall;
    const now = performance.now();
    if (mayAskAgain(schedule, shortfall) && now - (askedAgain.get(page) ?? 0) > 1000) {
      askedAgain.set(page, now);
      page.proxy.cut('end');
    }
    return false;
  });
  const shortfall = isLevel ? undefined : shortfallOf(schedule, isMended);
  if (shortfall) schedule.notebook.found(rule, sentenceOf(shortfall));
  return isLevel;
}

/** A page whose role was taken is told no state any more, while another is. */
async function refusedHearNothing(schedule: Schedule): Promise<boolean> {
  const refused = schedule.pages.find((page) => schedule.rolesOf(page) === 'taken');
  const other = schedule.pages.find((page) => schedule.rolesOf(page) === 'given');
  const kind = canalKinds.find((name) => name !== schedule.plan.failsAtEnd);
  if (!refused || !other || !kind) return true;
  const canal = schedule.canalOf(kind);
  const before = refused.watch.statesTold.get(canal);
  schedule.change(canal, true);
  if (!(await becomesLevel(schedule, 'pages come to show how it is', false))) return false;
  const isTold = refused.watch.statesTold.get(canal) !== before;
  if (isTold) schedule.notebook.found('who may not follow is told nothing', `${refused.name} of ${canal}`);
  return !isTold;
}

/** A canal that nobody follows any more is no longer read, however often it changes. */
async function leave(schedule: Schedule): Promise<void> {
  const canal = schedule.canalOf('small');
  for (const page of schedule.pages) while (page.isFollowing(canal)) page.unfollow(canal);
  if (!(await comesToRest(schedule, canal))) schedule.notebook.found('what nobody follows is not read', canal);
}

/** Whether a change of it comes to have no reading as its consequence. */
export async function comesToRest(schedule: Schedule, canal: string): Promise<boolean> {
  const { server, speed } = schedule.ground;
  return within(schedule, async () => {
    const before = server.readsOf(canal);
    schedule.change(canal, true);
    await sleep(500 / speed);
    return server.readsOf(canal) === before;
  });
}

async function within({ ground }: Schedule, holds: () => Promise<boolean> | boolean): Promise<boolean> {
  const giveUpAt = performance.now() + ground.patienceMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) return false;
    await sleep(lookMs);
  }
  return true;
}
