/**
 * The words of the venue as closed lists. Database checks, contracts and screens are all made from these,
 * so that a word exists once. This file imports nothing.
 */

export const delegateCategories = [
  'attendee',
  'speaker',
  'media',
  'official',
  'exhibitor',
  'staff',
  'medical',
] as const;
export type DelegateCategory = (typeof delegateCategories)[number];

export const registrationStatuses = ['invited', 'submitted', 'approved', 'declined', 'withdrawn'] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

/** What a review comes to; `asked` sends the form back, `waitlisted` keeps it until a place is free. */
export const reviewDecisions = ['approved', 'declined', 'asked', 'waitlisted', 'withdrawn', 'restored'] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/** What the answer to a question of the organiser looks like. */
export const questionKinds = ['text', 'choice', 'choices', 'yes_no', 'number', 'date'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Languages that the delegate's pages can speak. */
export const delegateLocales = ['en', 'zh-CN', 'ar', 'fr', 'ru', 'es'] as const;
export type DelegateLocale = (typeof delegateLocales)[number];

/** How a photograph came in. */
export const photographSources = ['form', 'archive', 'station', 'desk'] as const;
export type PhotographSource = (typeof photographSources)[number];

/** What is written to a delegate. */
export const letterKinds = [
  'invitation',
  'form_link',
  'received',
  'approved',
  'declined',
  'more_needed',
  'waitlisted',
  'withdrawn',
  'new_link',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** What the key of a program is good for: reporting readings of hotspots, handing in returned mail, telling of vetting. */
export const keyPurposes = ['readings', 'bounces', 'vetting'] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

export const badgeMedia = ['phone', 'printed'] as const;
export type BadgeMedium = (typeof badgeMedia)[number];

export const roles = ['gate', 'supervisor', 'station', 'desk', 'network', 'medical', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** What administrators, and of some supervisors, are told of at once, wherever they are. */
export const alertKinds = [
  'whereabouts_looked_up',
  'delegate_rejected',
  'ledger_broken',
  'sign_ins_failed',
  'disconnect_unanswered',
  'network_certificate_ends',
  'hotspot_claimed',
  'accounting_unreadable',
  'impossible_presence',
  'erasure_requested',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** What is hashed under a key of its own and cannot be hashed anew: its key outlives the secret that it came from. */
export const carriedUses = ['access-points', 'documents', 'draft-links', 'passkey-owners', 'staff-pins'] as const;
export type CarriedUse = (typeof carriedUses)[number];

/** How a member of staff proved who they are when a sign-in began; `badge` is their badge and PIN at an enrolled device. */
export const signInProofs = ['link', 'passkey', 'badge'] as const;
export type SignInProof = (typeof signInProofs)[number];

export const laneDirections = ['in', 'out', 'both'] as const;
export type LaneDirection = (typeof laneDirections)[number];

export const scanDirections = ['in', 'out'] as const;
export type ScanDirection = (typeof scanDirections)[number];

export const verdicts = ['admit', 'refuse', 'refer'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * Why a scan was answered as it was: a code for devices, a sentence for people is made from it on the screen.
 * `admitted` and `left` belong to `admit`; the others to `refuse` or `refer`, as `decide.ts` says.
 */
export const verdictReasons = [
  'admitted',
  'left',
  'badge_unreadable',
  'badge_forged',
  'badge_other_conference',
  'badge_unknown',
  'badge_revoked',
  'badge_replaced',
  'badge_not_yet_valid',
  'badge_expired',
  'number_typed',
  'number_mistyped',
  'registration_not_approved',
  'registration_withdrawn',
  'vetting_pending',
  'vetting_rejected',
  'identity_not_verified',
  'identity_refused',
  'already_inside',
  'not_seen_entering',
  'elsewhere',
  'zone_not_allowed',
  'zone_closed_now',
  'companion_not_allowed',
  'delegate_not_inside',
  'reentry_not_allowed',
  'entries_used_up',
  'zone_full',
  'category_full',
] as const;
export type VerdictReason = (typeof verdictReasons)[number];

/** Why a supervisor let somebody in who was refused. `other` takes words of their own. */
export const overrideReasons = ['expected_guest', 'accompanied', 'wrong_rules', 'emergency', 'other'] as const;
export type OverrideReason = (typeof overrideReasons)[number];

export const deviceKinds = ['lane', 'station', 'board'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** The life of a verification: asked for at a gate, taken by one officer, then decided. */
export const verificationOutcomes = ['verified', 'refused', 'expired'] as const;
export type VerificationOutcome = (typeof verificationOutcomes)[number];

/** `supervisor` is for who has neither document nor passkey: an officer proposes it, a supervisor confirms. */
export const verificationMethods = ['document', 'passkey', 'supervisor'] as const;
export type VerificationMethod = (typeof verificationMethods)[number];

/** How a document was read: its machine-readable zone by camera, reader or keys, or its number, whole or the last four. */
export const documentReadings = ['camera', 'reader', 'typed', 'number', 'last_four'] as const;
export type DocumentReading = (typeof documentReadings)[number];

/** What somebody outside the venue said of a delegate. */
export const vettingOutcomes = ['pending', 'cleared', 'rejected'] as const;
export type VettingOutcome = (typeof vettingOutcomes)[number];

/** What takes two persons: one proposes, another confirms. */
export const proposalKinds = ['verify_without_proof', 'lift_rejection', 'erase_delegate'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

export const proposalOutcomes = ['confirmed', 'declined', 'withdrawn', 'expired'] as const;
export type ProposalOutcome = (typeof proposalOutcomes)[number];

export const hotspotStates = ['ok', 'busy', 'overloaded', 'silent'] as const;
export type HotspotState = (typeof hotspotStates)[number];

/**
 * Why a hotspot's figures are not to be trusted: it comes and goes (`flapping`), says the same again and again while it
 * says that people are there (`stuck`), or has more clients than its radios can tell apart (`impossible`).
 */
export const hotspotDoubts = ['flapping', 'stuck', 'impossible'] as const;
export type HotspotDoubt = (typeof hotspotDoubts)[number];

export const bands = ['2.4', '5', '6'] as const;
export type Band = (typeof bands)[number];

/** What a drawn shape of the venue map is. */
export const mapKinds = [
  'ground',
  'water',
  'street',
  'bridge',
  'roof',
  'hall',
  'hotel',
  'gate',
  'station',
  'label',
] as const;
export type MapKind = (typeof mapKinds)[number];

export const actorKinds = ['staff', 'delegate', 'device', 'collector', 'system'] as const;
export type ActorKind = (typeof actorKinds)[number];

export const auditActions = [
  'delegates_imported',
  'registration_changed',
  'delegates_exported',
  'delegate_registered',
  'registration_approved',
  'registration_declined',
  'registration_asked',
  'registration_waitlisted',
  'registration_withdrawn',
  'registration_restored',
  'registrations_merged',
  'registration_transferred',
  'name_changed',
  'category_changed',
  'companion_bound',
  'guardian_named',
  'group_changed',
  'form_changed',
  'registration_terms_changed',
  'invitations_sent',
  'letter_wording_changed',
  'delegate_link_made',
  'delegate_links_ended',
  'photograph_put',
  'photograph_removed',
  'photographs_imported',
  'hand_over_made',
  'hand_over_closed',
  'badge_issued',
  'badges_issued',
  'badge_revoked',
  'badge_reissued',
  'badges_printed',
  'badge_design_changed',
  'conference_changed',
  'layout_changed',
  'rules_changed',
  'group_admitted',
  'list_printed',
  'stations_changed',
  'identity_verified',
  'identity_refused',
  'verification_passed_on',
  'verification_expired',
  'verdict_overridden',
  'verdict_disputed',
  'whereabouts_looked_up',
  'alert_acknowledged',
  'vetting_told',
  'delegate_rejected',
  'rejection_lifted',
  'vetting_terms_changed',
  'verification_terms_changed',
  'proposal_made',
  'proposal_confirmed',
  'proposal_declined',
  'passkey_bound',
  'passkey_proof_failed',
  'delegate_erased',
  'own_data_downloaded',
  'retention_changed',
  'staff_badge_made',
  'staff_badge_revoked',
  'pin_set',
  'pin_locked',
  'sign_in_link_made',
  'signed_in',
  'proven_again',
  'sign_ins_ended',
  'passkey_made',
  'passkey_revoked',
  'passkeys_revoked',
  'staff_added',
  'staff_changed',
  'secret_key_rotated',
  'device_registered',
  'device_code_made',
  'device_enrolled',
  'device_revoked',
  'hotspots_imported',
  'collector_key_made',
  'collector_key_revoked',
  'map_drawn',
  'venue_drafted',
  'venue_draft_discarded',
  'venue_published',
  'programme_imported',
  'programme_followed',
  'programme_removed',
  'programme_room_settled',
  'walkways_closed',
  'walkways_opened',
  'network_profiles_changed',
  'network_account_looked_up',
  'network_account_revoked',
  'network_account_restored',
  'network_authority_made',
  'network_authority_retired',
  'access_points_imported',
  'access_point_certified',
] as const;
export type AuditAction = (typeof auditActions)[number];
