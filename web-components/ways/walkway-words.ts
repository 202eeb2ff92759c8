import { msg, str } from '@lit/localize';
import type { WalkwayFeature, WalkwayKind } from '../../db/venue-vocabulary.ts';
import type { ListedWalkway, WalkwayList } from '../../server/wayfinding/ways/ways.contract.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';

/** What a walkway is called by what it is. */
export function walkwayWord({ kind, feature }: Pick<ListedWalkway, 'kind' | 'feature'>): string {
  return kind === 'walkway' && feature ? featureWord(feature) : kindWord(kind);
}

function kindWord(kind: WalkwayKind): string {
  switch (kind) {
    case 'walkway':
      return msg('Path');
    case 'stairs':
      return msg('Stairs');
    case 'moving_walkway':
      return msg('Moving walkway');
    case 'escalator':
      return msg('Escalator');
    case 'lift':
      return msg('Lift');
    case 'gate':
      return msg('Gate');
    case 'shuttle':
      return msg('Shuttle');
    case 'boat':
      return msg('Boat');
  }
}

function featureWord(feature: WalkwayFeature): string {
  switch (feature) {
    case 'bridge':
      return msg('Bridge');
    case 'tunnel':
      return msg('Tunnel');
    case 'ramp':
      return msg('Ramp');
    case 'crossing':
      return msg('Crossing');
    case 'street':
      return msg('Street');
    case 'corridor':
      return msg('Corridor');
    case 'open_room':
      return msg('Open room');
  }
}

/** By its name, else by what it is and where it leads. */
export function walkwayTitle(walkway: ListedWalkway): string {
  if (walkway.name) return inPageLanguage(walkway.name);
  const word = walkwayWord(walkway);
  const [first, second] = (walkway.between ?? []).map(inPageLanguage);
  if (first && second) return msg(str`${word} between ${first} and ${second}`);
  if (first) return msg(str`${word} by ${first}`);
  if (!walkway.near) return `${word} ${walkway.id}`;
  const near = inPageLanguage(walkway.near);
  return msg(str`${word} near ${near}`);
}

/** On which level it is, and to which it leads. */
export function levelWords({ levels }: Pick<WalkwayList, 'levels'>, { levelId, toLevelId }: ListedWalkway): string {
  const nameOf = (id: string | undefined) => {
    const level = levels.find((one) => one.id === id);
    return level && inPageLanguage(level.name);
  };
  return [nameOf(levelId), nameOf(toLevelId)].filter(Boolean).join(' – ');
}

/** How much longer it takes than with nobody in the way; 1 to 4. */
export function slownessWords(factor: number): string {
  if (factor >= 3.75) return msg('four times as long');
  if (factor >= 2.75) return msg('three times as long');
  if (factor >= 1.75) return msg('twice as long');
  if (factor >= 1.375) return msg('half as long again');
  return msg('a little longer');
}

/** The same for a map, where there is no room for words: `3×`. */
export const slownessFigure = (factor: number): string => `${formatNumber(Math.round(factor * 2) / 2)}×`;
