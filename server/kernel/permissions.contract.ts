import { definePermissions } from './permission.contract.ts';

/**
 * Who may do what in the whole venue. Each route and each topic names one line; what has no line, nobody may.
 *
 * `within: 'gate'` and `within: 'station'` mean: somebody whose role is limited to some gates or stations may there only.
 */
export const permissions = definePermissions({
  // Everybody
  readInterface: { who: ['anyone'] },
  readHealth: { who: ['anyone'] },
  readTime: { who: ['anyone'] },
  signIn: { who: ['anyone'] },
  register: { who: ['anyone'] },

  // A delegate, and only what is their own
  openOwnPage: { who: ['anyone'] },
  useOwnPage: { who: ['delegate'] },
  /** With the secret of a delegate's link. */
  readCalendars: { who: ['anyone'] },
  /** From the phone that somebody holds in front of an officer: what it answers with says whose it is. */
  answerStations: { who: ['anyone'] },

  // Everybody of the staff
  useOwnSignIn: { who: ['any staff'] },
  followLive: { who: ['any staff', 'any device'] },
  readConference: { who: ['any staff', 'any device'] },
  readBadgeKeys: { who: ['any staff', 'lane device'] },
  readMap: { who: ['any staff'] },

  // Ways: what one may not enter is not told
  findWays: { who: ['anyone'] },

  // A device, which says who it is by its key: with its code at first, then by answering challenges
  signInDevice: { who: ['anyone'] },
  reportDevice: { who: ['any device'] },
  /** With badge and PIN, at a tablet that several share. */
  signInAtDevice: { who: ['lane device', 'station device'] },

  // Staff, devices, programs
  manageStaff: { who: ['administrator'] },
  enrolDevices: { who: ['supervisor', 'administrator'] },
  listDevices: { who: ['supervisor', 'administrator'] },
  revokeDevices: { who: ['supervisor', 'administrator'] },
  /** A key for vetting: administrators only. */
  makeCollectorKeys: { who: ['network', 'administrator'] },
  checkLedger: { who: ['administrator'] },
  readMetrics: { who: ['monitor', 'network', 'administrator'] },

  // The venue
  setUpConference: { who: ['administrator'] },
  setUpLayout: { who: ['administrator'] },
  setUpStations: { who: ['administrator'] },
  drawMap: { who: ['administrator'] },
  setUpVenue: { who: ['administrator'] },
  closeWalkways: { who: ['supervisor', 'administrator'] },
  followLateness: { who: ['gate', 'supervisor', 'desk', 'network', 'administrator', 'board device'] },
  printSigns: { who: ['desk', 'administrator'] },
  readLayout: {
    who: ['gate', 'supervisor', 'station', 'desk', 'network', 'administrator', 'lane device', 'board device'],
  },

  // The programme
  importProgramme: { who: ['desk', 'administrator'] },
  readProgramme: { who: ['any staff', 'board device'] },
  followProgramme: { who: ['gate', 'supervisor', 'desk', 'network', 'administrator', 'board device'] },

  // Registration
  importDelegates: { who: ['desk', 'administrator'] },
  exportDelegates: { who: ['desk', 'administrator'] },
  findDelegates: { who: ['desk', 'supervisor', 'administrator'] },
  registerWalkIns: { who: ['desk', 'supervisor', 'administrator'] },
  reviewRegistrations: { who: ['desk', 'supervisor', 'administrator'] },
  changeRegistrations: { who: ['desk', 'supervisor', 'administrator'] },
  readGroups: { who: ['desk', 'supervisor', 'administrator'] },
  changeGroups: { who: ['desk', 'supervisor', 'administrator'] },
  readTerms: { who: ['desk', 'supervisor', 'administrator'] },
  changeTerms: { who: ['administrator'] },

  // Vetting: what somebody outside the venue says of delegates
  tellVetting: { who: ['vetting collector'] },
  importVetting: { who: ['administrator'] },
  proposeLifting: { who: ['desk', 'supervisor', 'administrator'] },

  // Letters, and the links that open delegates' own pages
  invite: { who: ['administrator'] },
  mendLetters: { who: ['desk', 'administrator'] },
  followPost: { who: ['desk', 'supervisor', 'administrator'] },
  putWordings: { who: ['administrator'] },
  reportBounces: { who: ['mail collector'] },
  manageDelegateLinks: { who: ['desk', 'administrator'] },

  // Photographs
  /** At a gate an address comes with the answer to a scan. */
  seePhotographs: { who: ['gate', 'supervisor', 'station', 'desk', 'administrator'] },
  askForPhotographs: { who: ['supervisor', 'station', 'desk', 'administrator'] },
  takePhotographs: { who: ['supervisor', 'station', 'desk', 'administrator'] },
  removePhotographs: { who: ['supervisor', 'desk', 'administrator'] },
  importPhotographs: { who: ['desk', 'administrator'] },

  // Badges
  issueBadges: { who: ['desk', 'administrator'] },
  revokeBadges: { who: ['desk', 'supervisor', 'administrator'] },
  /** Also at a kiosk, which is signed in by somebody of the desk. */
  printBadges: { who: ['desk', 'administrator'] },
  readDesigns: { who: ['desk', 'administrator'] },
  changeDesigns: { who: ['administrator'] },
  handOver: { who: ['desk', 'supervisor', 'station', 'administrator'] },

  // Gates
  recordScans: { who: ['gate', 'supervisor'], within: 'gate' },
  followLanes: { who: ['gate', 'supervisor', 'administrator', 'lane device'], within: 'gate' },
  admitGroups: { who: ['gate', 'desk', 'supervisor'], within: 'gate' },
  /** To let in who was refused: a supervisor who is limited to some gates, there only. */
  overrideVerdicts: { who: ['supervisor'], within: 'gate', placed: ['supervisor'] },
  /** The same by badge and PIN of a supervisor, at the tablet that refused, whoever is signed in there. */
  overrideByBadge: { who: ['lane device'] },
  followGates: { who: ['gate', 'supervisor', 'desk', 'network', 'administrator', 'board device'] },
  followDisputes: { who: ['supervisor', 'administrator'] },
  printLists: { who: ['desk', 'supervisor', 'administrator'] },
  readRules: { who: ['supervisor', 'administrator'] },
  changeRules: { who: ['supervisor', 'administrator'] },
  /** Why one person is not let in at one gate, and what would change it. */
  explainAdmission: { who: ['desk', 'station', 'supervisor', 'administrator'] },

  // Where one person was last seen: each look-up is recorded, and the administrators are told
  lookUpWhereabouts: { who: ['medical', 'administrator'] },
  followAlerts: { who: ['administrator'] },
  /** Of delegates whose clearance was refused, and of nothing else. */
  followRejections: { who: ['supervisor', 'administrator'] },
  /** Of access points that do not as they are told, and of nothing else. */
  followNetworkAlerts: { who: ['network', 'administrator'] },
  /** Of Wi-Fi accounts in use where their delegate cannot be, and of nothing else. */
  followPresenceAlerts: { who: ['network', 'supervisor', 'administrator'] },
  /** Who is no administrator those that they may follow. */
  acknowledgeAlerts: { who: ['supervisor', 'network', 'administrator'] },

  // Stations
  sendToStation: { who: ['desk', 'supervisor', 'administrator'] },
  verify: { who: ['station', 'supervisor'], within: 'station' },
  followStations: {
    who: ['station', 'gate', 'supervisor', 'desk', 'administrator', 'station device', 'board device'],
  },

  // Decisions that take two: `confirmers` in proposals.contract.ts says who of these confirms what
  followProposals: { who: ['supervisor', 'administrator'] },
  decideProposals: { who: ['supervisor', 'administrator'] },
  /** An administrator, another person, confirms. */
  proposeErasures: { who: ['desk', 'supervisor', 'administrator'] },
  readErasureRequests: { who: ['desk', 'supervisor', 'administrator'] },
  withdrawProposals: { who: ['station', 'desk', 'supervisor', 'administrator'] },

  // Hotspots
  importInventory: { who: ['network', 'administrator'] },
  followHotspots: { who: ['network', 'supervisor', 'administrator', 'board device'] },
  reportReadings: { who: ['reading collector'] },

  // Network access
  changeNetworkProfiles: { who: ['network', 'administrator'] },
  /** Of one delegate: their devices, and why one does not come onto the network. */
  readNetworkAccounts: { who: ['desk', 'network', 'supervisor', 'administrator'] },
  /** Who is meant, by name or badge number, to read their account: who may not list delegates finds eight at most. */
  findNetworkAccounts: { who: ['network', 'supervisor', 'administrator'] },
  revokeNetworkAccounts: { who: ['network', 'supervisor', 'administrator'] },
  /** A phone that is to join, before anybody knows whose it is. */
  joinWifi: { who: ['anyone'] },
  /** Of a delegate who stands in front of them; officers of stations only of those whom they have just verified. */
  setUpPhones: { who: ['station', 'desk', 'supervisor', 'administrator'] },
  manageNetworkAuthorities: { who: ['administrator'] },
  importAccessPoints: { who: ['network', 'administrator'] },
});
