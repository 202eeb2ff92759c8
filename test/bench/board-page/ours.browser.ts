import '../../../web-components/network/hotspot-map.ts';
import { emptyColumns, type Venue } from './venue.browser.ts';

/** The board's own map, fed as the network page feeds it: columns changed in place, and a new board around them. */
export async function openOurs({ roster, moments }: Venue): Promise<(moment: number) => void> {
  const map = document.createElement('cw-hotspot-map');
  map.style.height = '100dvh';
  document.body.append(map);
  const columns = emptyColumns(roster.size);
  const show = (moment: number) => {
    const its = moments[moment % moments.length];
    if (!its) return;
    columns.state.set(its.state);
    columns.clients.set(its.clients);
    map.board = { roster, columns };
  };
  show(0);
  await map.updateComplete;
  return show;
}
