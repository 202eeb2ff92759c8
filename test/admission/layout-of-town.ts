import type { LayoutToPut } from '../../server/admission/admission.contract.ts';
import { compileLayout, type LayoutWorld } from '../../server/admission/layout-world.ts';
import { firstRules } from '../../server/admission/rules/first-rules.ts';

/** The town lies in the world outside, the hall in the town, the tea room in the hall; the boat stands beside the town. */
export const layoutOfTown: LayoutToPut & { rules: NonNullable<LayoutToPut['rules']> } = {
  zones: [
    { id: 'town', name: { en: 'Water town' } },
    { id: 'hall', name: { en: 'Great hall' }, parentId: 'town', capacity: 3 },
    { id: 'tea-room', name: { en: 'Tea room' }, parentId: 'hall', capacity: 2 },
    { id: 'boat', name: { en: 'Boat' } },
  ],
  gates: [
    { id: 'south', name: { en: 'South Gate' }, innerZoneId: 'town' },
    { id: 'west', name: { en: 'West Gate' }, innerZoneId: 'town' },
    { id: 'hall-door', name: { en: 'Hall door' }, outerZoneId: 'town', innerZoneId: 'hall' },
    { id: 'tea-door', name: { en: 'Tea room door' }, outerZoneId: 'hall', innerZoneId: 'tea-room' },
    { id: 'jetty', name: { en: 'Jetty' }, outerZoneId: 'town', innerZoneId: 'boat' },
  ],
  lanes: [
    { id: 'south-1', gateId: 'south', number: 1, direction: 'both', isOpen: true },
    { id: 'south-2', gateId: 'south', number: 2, direction: 'out', isOpen: true },
    { id: 'south-3', gateId: 'south', number: 3, direction: 'both', isOpen: false },
    { id: 'west-1', gateId: 'west', number: 1, direction: 'both', isOpen: true },
    { id: 'hall-1', gateId: 'hall-door', number: 1, direction: 'both', isOpen: true },
    { id: 'hall-2', gateId: 'hall-door', number: 2, direction: 'both', isOpen: true },
    { id: 'tea-1', gateId: 'tea-door', number: 1, direction: 'both', isOpen: true },
    { id: 'jetty-1', gateId: 'jetty', number: 1, direction: 'both', isOpen: true },
  ],
  rules: [
    ...['town', 'hall', 'tea-room', 'boat'].map((zoneId) => ({ zoneId, category: 'speaker' as const })),
    { zoneId: 'town', category: 'media' as const },
    { zoneId: 'town', category: 'official' as const },
    { zoneId: 'hall', category: 'official' as const, dailyFrom: '09:00', dailyUntil: '17:00' },
  ],
};

/** A layout with the rules that come with it. */
export const worldOf = (layout: LayoutToPut = layoutOfTown, timeZone = 'UTC'): LayoutWorld =>
  compileLayout(layout, { timeZone, vettedCategories: new Set() }, [
    { version: 1, savedAt: 0, rules: firstRules(layout) },
  ]);
