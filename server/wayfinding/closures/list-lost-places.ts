import type { WayProfile } from '../../../db/venue-vocabulary.ts';
import type { Router } from '../router/router.ts';
import type { ClosureEffect } from './closures.contract.ts';

type Lost = Pick<ClosureEffect, 'cutOffPlaces' | 'placesWithoutStepFreeWay'>;

/** Places that can be reached from the gates by the first router and not by the second, on foot and step-free. */
export function listLostPlaces(open: Router, closed: Router, departAtMs: number): Lost {
  const { places } = open.graph;
  const entrances = places.filter(({ kind }) => kind === 'gate' || kind === 'entrance').flatMap(({ doors }) => doors);
  if (entrances.length === 0) return { cutOffPlaces: [], placesWithoutStepFreeWay: [] };
  const isReached = (router: Router, key: string, profile: WayProfile) =>
    router.findWay({ from: { nodes: entrances }, to: { place: key }, profile, departAtMs }).isFound;
  const lost = (profile: WayProfile) =>
    places
      .filter(({ key }) => !isReached(closed, key, profile) && isReached(open, key, profile))
      .map(({ key, name }) => ({ key, name }));
  const cutOffPlaces = lost('walking');
  const cutOff = new Set(cutOffPlaces.map(({ key }) => key));
  return { cutOffPlaces, placesWithoutStepFreeWay: lost('step_free').filter(({ key }) => !cutOff.has(key)) };
}
