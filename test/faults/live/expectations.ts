import { isDeepStrictEqual } from 'node:util';
import type { LiveState } from '../../../server/live/define-topic.ts';
import type { View } from '../../../web-components/live/view.ts';
import { kindOf, stateOf, versionIn } from './canals.ts';
import type { Page } from './page.ts';
import type { Schedule } from './schedule.ts';

/** A view that is not as it must come to be. */
export interface Shortfall {
  readonly page: Page;
  readonly canal: string;
  readonly view: View<LiveState> | undefined;
  readonly expected: View<LiveState>['status'];
  readonly why: string;
}

/** The first view of a schedule's pages that is not what it must be when nothing goes wrong any more. */
export function shortfallOf(schedule: Schedule, isMended: boolean): Shortfall | undefined {
  for (const page of schedule.pages) {
    for (const canal of schedule.canals) {
      const view = page.viewOf(canal);
      const expected = expectedStatus(schedule, page, canal, isMended);
      const why = view?.status === expected ? differenceOf(schedule, canal, view) : `is ${view?.status}`;
      if (why) return { page, canal, view, expected, why };
    }
  }
  return undefined;
}

function expectedStatus(schedule: Schedule, page: Page, canal: string, isMended: boolean): View<LiveState>['status'] {
  if (isMended) return 'live';
  if (schedule.rolesOf(page) !== 'given') return 'error';
  return schedule.plan.failsAtEnd === kindOf(canal) ? 'stale' : 'live';
}

/** What is live must be what the server has. */
function differenceOf({ ground: { server } }: Schedule, canal: string, view: View<LiveState>): string | undefined {
  if (view.status !== 'live') return undefined;
  const truth = { canal, version: server.versionOf(canal), server: server.starts };
  const shown = versionIn(kindOf(canal) === 'boats' ? view.value.head : view.value);
  if (shown?.version !== truth.version || shown.server !== truth.server) {
    return `shows ${shown?.version} of start ${shown?.server}; true is ${truth.version} of start ${truth.server}`;
  }
  return isDeepStrictEqual(view.value, stateOf(truth)) ? undefined : `shows a version ${truth.version} of its own`;
}

/**
 * A page that was refused, and may follow again now, has to ask again: a new connection does. Only where something was
 * refused, so that no other fault is mended with it.
 */
export function mayAskAgain({ plan, pages }: Schedule, { page, canal, view, expected }: Shortfall): boolean {
  if (view?.status !== 'error' || expected === 'error') return false;
  return plan.happenings.some(
    ([, happening]) =>
      (happening.what === 'roles' && pages[happening.page] === page) ||
      (happening.what === 'source' && happening.mode.is === 'gone' && happening.canal === kindOf(canal)),
  );
}

export const sentenceOf = ({ page, canal, expected, why }: Shortfall): string =>
  `${page.name} should be ${expected} with ${canal}, but ${why}; holds ${JSON.stringify(page.watch.rulesOf(canal).held)}`;
