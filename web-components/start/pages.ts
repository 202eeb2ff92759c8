import { msg } from '@lit/localize';
import type { Role } from '../../db/vocabulary.ts';
import { type Permission, rolesMay } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import type { IconName } from '../elements/icon.ts';

export interface Page {
  readonly href: string;
  readonly icon: IconName;
  readonly permission: Permission;
  readonly name: () => string;
  readonly purpose: () => string;
}

/** The pages for staff, each with the roles it is for. */
const pages: readonly Page[] = [
  {
    href: '/gate/',
    icon: 'scanner',
    permission: permissions.recordScans,
    name: () => msg('Gate'),
    purpose: () => msg('Scan badges at a lane.'),
  },
  {
    href: '/gate/board/',
    icon: 'door',
    permission: permissions.followGates,
    name: () => msg('Gates'),
    purpose: () => msg('All gates, zones and stations at a glance.'),
  },
  {
    href: '/rules/',
    icon: 'lock',
    permission: permissions.changeRules,
    name: () => msg('Rules'),
    purpose: () => msg('Who may enter where and when.'),
  },
  {
    href: '/whereabouts/',
    icon: 'pin',
    permission: permissions.lookUpWhereabouts,
    name: () => msg('Whereabouts'),
    purpose: () => msg('Where a person was last seen, in an emergency.'),
  },
  {
    href: '/alerts/',
    icon: 'alert',
    permission: permissions.acknowledgeAlerts,
    name: () => msg('Alerts'),
    purpose: () => msg('What must be known at once.'),
  },
  {
    href: '/proposals/',
    icon: 'users',
    permission: permissions.followProposals,
    name: () => msg('To confirm'),
    purpose: () => msg('What waits for a second person.'),
  },
  {
    href: '/privacy/',
    icon: 'lock',
    permission: permissions.readErasureRequests,
    name: () => msg('Personal data'),
    purpose: () => msg('What is kept of persons, until when, and who asked to be erased.'),
  },
  {
    href: '/devices/',
    icon: 'scanner',
    permission: permissions.listDevices,
    name: () => msg('Devices'),
    purpose: () => msg('Enrol tablets and boards, see which need somebody.'),
  },
  {
    href: '/staff/',
    icon: 'users',
    permission: permissions.manageStaff,
    name: () => msg('Staff'),
    purpose: () => msg('Who may do what and where; sign-in links.'),
  },
  {
    href: '/station/',
    icon: 'users',
    permission: permissions.verify,
    name: () => msg('Station'),
    purpose: () => msg('Establish that people are who they say.'),
  },
  {
    href: '/desk/',
    icon: 'badge',
    permission: permissions.findDelegates,
    name: () => msg('Desk'),
    purpose: () => msg('Find delegates, import them, issue badges.'),
  },
  {
    href: '/kiosk/',
    icon: 'print',
    permission: permissions.printBadges,
    name: () => msg('Badge kiosk'),
    purpose: () => msg('Delegates print their own badges.'),
  },
  {
    href: '/organiser/',
    icon: 'document',
    permission: permissions.changeTerms,
    name: () => msg('Organiser'),
    purpose: () => msg('Open registration, ask questions, decide how badges look.'),
  },
  {
    href: '/programme/',
    icon: 'clock',
    permission: permissions.importProgramme,
    name: () => msg('Programme'),
    purpose: () => msg('What is on where, and how it comes in.'),
  },
  {
    href: '/venue/',
    icon: 'pin',
    permission: permissions.setUpVenue,
    name: () => msg('Venue'),
    purpose: () => msg('Take the plan in by which ways are found, and publish it.'),
  },
  {
    href: '/ways/',
    icon: 'right',
    permission: permissions.followLateness,
    name: () => msg('Ways'),
    purpose: () => msg('Who will come late, what is closed, where it is crowded; signs.'),
  },
  {
    href: '/network/',
    icon: 'wifi',
    permission: permissions.followHotspots,
    name: () => msg('Network'),
    purpose: () => msg('All hotspots, and what needs attention first.'),
  },
  {
    href: '/access-points/',
    icon: 'lock',
    permission: permissions.importAccessPoints,
    name: () => msg('Access points'),
    purpose: () => msg('Who may ask for devices of the Wi-Fi, by which certificate; what each category may do there.'),
  },
];

/** The pages that these roles may use, the most particular first. */
export const pagesFor = (roles: readonly Role[]): readonly Page[] =>
  pages.filter(({ permission }) => rolesMay(permission, roles));

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
    case 'medical':
      return msg('medical');
    case 'administrator':
      return msg('administrator');
  }
}
