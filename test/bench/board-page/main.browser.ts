import { makeVenue } from './venue.browser.ts';

declare global {
  interface Window {
    /** What the bench asks of the page, once it is there. */
    boardBench?: {
      /** Shows a moment so many times a second, from now on. */
      run(hz: number): void;
      /** Share of hotspots that are in another state at the next moment. */
      readonly changing: number;
    };
  }
}

const query = new URLSearchParams(location.search);
const venue = makeVenue(Number(query.get('cells')), Number(query.get('seed')));
const isOurs = query.get('side') === 'ours';
const show = isOurs
  ? await (await import('./ours.browser.ts')).openOurs(venue)
  : await (await import('./peer.browser.ts')).openPeer(venue);

const [first, second] = venue.moments;
const changing = first?.state.reduce((sum, its, row) => sum + Number(its !== second?.state[row]), 0) ?? 0;
let moment = 0;
window.boardBench = {
  changing: changing / venue.roster.size,
  run: (hz) => {
    setInterval(() => {
      moment += 1;
      show(moment);
    }, 1000 / hz);
  },
};
