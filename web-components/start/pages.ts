import { msg } from '@lit/localize';
import type { Role } from '../../db/vocabulary.ts';
import { admissionAudiences } from '../../server/admission/admission.contract.ts';
import { rulesAudiences } from '../../server/admission/rules/rules.contract.ts';
import { hotspotAudiences } from '../../server/hotspots/hotspots.contract.ts';
import { identityAudiences } from '../../server/identity/identity.contract.ts';
import { formsAudiences } from '../../server/registration/forms/terms.contract.ts';
import { printingAudiences } from '../../server/registration/printing/printing.contract.ts';
import { registrationAudiences } from '../../server/registration/registration.contract.ts';
import type { IconName } from '../elements/icon.ts';

export interface Page {
  readonly href: string;
  readonly icon: IconName;
  readonly audience: readonly Role[];
  readonly name: () => string;
  readonly purpose: () => string;
}

/** The pages for staff, each with the roles it is for. */
const pages: readonly Page[] = [
  {
    href: '/gate/',
    icon: 'scanner',
    audience: admissionAudiences.recordScans,
    name: () => msg('Gate'),
    purpose: () => msg('Scan badges at a lane.'),
  },
  {
    href: '/gate/board/',
    icon: 'door',
    audience: admissionAudiences.followGates,
    name: () => msg('Gates'),
    purpose: () => msg('All gates, zones and stations at a glance.'),
  },
  {
    href: '/rules/',
    icon: 'lock',
    audience: rulesAudiences.changeRules,
    name: () => msg('Rules'),
    purpose: () => msg('Who may enter where and when.'),
  },
  {
    href: '/station/',
    icon: 'users',
    audience: identityAudiences.verify,
    name: () => msg('Station'),
    purpose: () => msg('Establish that people are who they say.'),
  },
  {
    href: '/desk/',
    icon: 'badge',
    audience: registrationAudiences.findDelegates,
    name: () => msg('Desk'),
    purpose: () => msg('Find delegates, import them, issue badges.'),
  },
  {
    href: '/kiosk/',
    icon: 'print',
    audience: printingAudiences.printBadges,
    name: () => msg('Badge kiosk'),
    purpose: () => msg('Delegates print their own badges.'),
  },
  {
    href: '/organiser/',
    icon: 'document',
    audience: formsAudiences.changeTerms,
    name: () => msg('Organiser'),
    purpose: () => msg('Open registration, ask questions, decide how badges look.'),
  },
  {
    href: '/network/',
    icon: 'wifi',
    audience: hotspotAudiences.followHotspots,
    name: () => msg('Network'),
    purpose: () => msg('All hotspots, and what needs attention first.'),
  },
];

/** The pages that these roles may use, the most particular first. */
export const pagesFor = (roles: readonly Role[]): readonly Page[] =>
  pages.filter(({ audience }) => audience.some((role) => roles.includes(role)));

/** What a role is called. */
export function roleName(role: Role): string {
  switch (role) {
    case 'gate':
      return msg('gate');
    case 'supervisor':
      return msg('supervisor');
    case 'station':
      return msg('station');
    case 'desk':
      return msg('desk');
    case 'network':
      return msg('network');
    case 'administrator':
      return msg('administrator');
  }
}
