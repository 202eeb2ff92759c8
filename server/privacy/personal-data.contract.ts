import type { KeptFrom } from './retention/kept-hours.contract.ts';

/*
 * What Causeway keeps of persons: what, where, why, until when. Retention deletes by it, delegates are told by it, and a
 * test compares it with the tables of the database, so that a column that nobody has thought about fails.
 */

/**
 * `erased` is: until two members of the staff erase the person, which ends everything else as well. `venue_closed`: as
 * long as the database of the conference is kept.
 */
export type Until = KeptFrom | 'erased' | 'venue_closed';

/** How it ends: rows go, some columns of a row are emptied, or the key goes without which what is kept cannot be read. */
export type Cut = 'rows_deleted' | 'columns_emptied' | 'key_destroyed' | 'kept';

export interface PersonalDatum {
  readonly whose: 'delegate' | 'staff';
  readonly what: string;
  readonly why: string;
  readonly until: Until;
  readonly cut: Cut;
  /** Columns by table, parted by spaces. */
  readonly where: Readonly<Record<string, string>>;
}

export const personalData = {
  name: {
    ...{ whose: 'delegate', until: 'erased', cut: 'rows_deleted' },
    what: 'Name, in their own script and in Latin letters, and as it is searched',
    why: 'It stands on the badge, and staff find the registration by it',
    where: { delegates: 'id name name_latin search_names' },
  },
  address: {
    ...{ whose: 'delegate', until: 'erased', cut: 'rows_deleted' },
    what: 'E-mail address, country, affiliation, language, and the number that the organiser gave them',
    why: 'Letters go there, and staff tell two persons of one name apart',
    where: { delegates: 'email country affiliation locale external_reference search_particulars' },
  },
  registration: {
    ...{ whose: 'delegate', until: 'erased', cut: 'rows_deleted' },
    what: 'Category, how far the registration has come, what reviewers decided and wrote, and when',
    why: 'Who comes as what is what a registration is',
    where: {
      delegates:
        'category status submitted_at waitlisted_at group_id merged_into settled_here revision created_at changed_at',
      reviews: 'id delegate_id at revision decision decided_by category because due_on',
    },
  },
  related: {
    ...{ whose: 'delegate', until: 'erased', cut: 'rows_deleted' },
    what: 'Whom they accompany, and whose group they speak for',
    why: 'Companions come in with those whom they accompany, and a group is admitted together',
    where: { delegates: 'companion_of', groups: 'head_id' },
  },
  favourites: {
    ...{ whose: 'delegate', until: 'erased', cut: 'rows_deleted' },
    what: 'Sessions that they marked, and when; the keyed link by which their calendar reads these',
    why: 'They are told when it is time to leave, and when a session changes',
    where: { favourites: 'delegate_id session_id marked_at', calendar_links: 'delegate_id secret_hash made_at' },
  },
  guardian: {
    ...{ whose: 'delegate', until: 'conference_ended', cut: 'columns_emptied' },
    what: 'Date of birth, and of a minor the guardian with name and telephone number',
    why: 'A minor comes with somebody who answers for them and can be called',
    where: { delegates: 'birth_date guardian_id guardian_name guardian_phone' },
  },
  document: {
    ...{ whose: 'delegate', until: 'conference_ended', cut: 'columns_emptied' },
    what: 'Country of their identity document, a keyed hash of its number, and its last four characters; never the number',
    why: 'A station compares the document that is shown with the one that was registered',
    where: { delegates: 'document_country document_hash document_last4' },
  },
  vetting: {
    ...{ whose: 'delegate', until: 'erased', cut: 'rows_deleted' },
    what: 'Whether somebody outside the venue cleared or rejected them, and when that was told',
    why: 'Of some categories nobody comes in who was not cleared',
    where: { delegates: 'vetting vetted_at' },
  },
  answers: {
    ...{ whose: 'delegate', until: 'conference_ended', cut: 'rows_deleted' },
    what: 'Answers to what the organiser asked',
    why: 'The organiser provides for it, such as for a wheelchair',
    where: { answers: 'delegate_id question_id value' },
  },
  photograph: {
    ...{ whose: 'delegate', until: 'conference_ended', cut: 'rows_deleted' },
    what: 'Photograph, sealed under a key of its own',
    why: 'Staff at gates and stations compare it with the person, by eye',
    where: {
      photographs: 'delegate_id version sealed_image sealed_key width_px height_px source taken_at taken_by',
    },
  },
  badges: {
    ...{ whose: 'delegate', until: 'erased', cut: 'rows_deleted' },
    what: 'Badges: number, category, validity, and when each was issued, printed and revoked',
    why: 'A gate tells a good badge from one that was lost or copied',
    where: {
      badges:
        'serial delegate_id category medium key_id holder_key valid_from valid_until issued_at revoked_at revoked_because replaced_by times_printed printed_at',
    },
  },
  presence: {
    ...{ whose: 'delegate', until: 'conference_ended', cut: 'rows_deleted' },
    what: 'In which zone they are now, when they were last scanned, and how often they came in; never the way between',
    why: 'Nobody comes in twice on one badge, halls do not fill over, and the injured are found',
    where: {
      presences:
        'delegate_id zone_id last_time last_device_id last_sequence entries category stays visits runs_out_at checked_out_at',
    },
  },
  scans: {
    ...{ whose: 'delegate', until: 'scan', cut: 'columns_emptied' },
    what: 'Which badge was scanned, of whom; the scan itself stays, as nobody’s',
    why: 'A scan that comes late is put in order, and a dispute at a gate is settled',
    where: { scans: 'delegate_id badge_serial token signature' },
  },
  verifications: {
    ...{ whose: 'delegate', until: 'erased', cut: 'rows_deleted' },
    what: 'When a station established that they are who they are, by what means, and what came of it',
    why: 'Who was verified is not asked again',
    where: {
      verifications:
        'id delegate_id station_id scan_id reason lane_id requested_at taken_by taken_sign_in taken_until passed_on_at outcome method document_reading proposed_by decided_at decided_by',
    },
  },
  station_notes: {
    ...{ whose: 'delegate', until: 'conference_ended', cut: 'columns_emptied' },
    what: 'What an officer at a station wrote',
    why: 'The next officer, or a supervisor, must know it',
    where: { verifications: 'note passed_on_because' },
  },
  phone_proofs: {
    ...{ whose: 'delegate', until: 'phone_proof', cut: 'rows_deleted' },
    what: 'That their phone was asked at a station, and what it answered',
    why: 'The phone proves that it is the one whose owner showed a document',
    where: {
      phone_proofs:
        'id verification_id delegate_id sign_in_id code_hash made_at expires_at opened_at answered_at passkey_id number choices picked_at is_match',
    },
  },
  passkeys: {
    ...{ whose: 'delegate', until: 'erased', cut: 'rows_deleted' },
    what: 'Passkeys: the public half, its name, when it was made and used; nothing of a face or a finger',
    why: 'Their own phone proves that they are the one who was verified',
    where: {
      passkeys:
        'id staff_id delegate_id credential_id public_key relying_party counter transports backup_eligible backed_up name made_at used_at revoked_at bound_at bound_by',
    },
  },
  page_access: {
    ...{ whose: 'delegate', until: 'access_ended', cut: 'rows_deleted' },
    what: 'Links to their page and the browsers signed in by them: when they were made, used and ended',
    why: 'Only they open their page',
    where: {
      delegate_links: 'id secret_hash delegate_id made_at made_by last_used_at ended_at expires_at',
      delegate_sign_ins: 'id secret_hash delegate_id link_id created_at seen_at expires_at ended_at',
    },
  },
  letters: {
    ...{ whose: 'delegate', until: 'letter_settled', cut: 'rows_deleted' },
    what: 'Letters to them: kind, address, when each was sent or came back; what was in it for a week',
    why: 'A letter that does not arrive is sent again',
    where: {
      letters:
        'id delegate_id draft_id kind locale to_address sealed_content written_at written_by attempts next_attempt_at sent_at failure bounced_at given_up_at',
    },
  },
  forms: {
    ...{ whose: 'delegate', until: 'form_expired', cut: 'rows_deleted' },
    what: 'A form that was begun and not sent, sealed, with its photograph',
    why: 'They go on where they stopped',
    where: {
      registration_drafts:
        'id secret_hash delegate_id companion_of email locale sealed_content revision started_at changed_at submitted_at taken_back_at expires_at',
      draft_photographs: 'draft_id version sealed_image sealed_key width_px height_px taken_at',
    },
  },
  hand_overs: {
    ...{ whose: 'delegate', until: 'hand_over_closed', cut: 'rows_deleted' },
    what: 'What one member of the staff told the next about them',
    why: 'Nobody has to tell their story twice',
    where: { hand_overs: 'id delegate_id note handed_at handed_by handed_to taken_at taken_by closed_at' },
  },
  alerts: {
    ...{ whose: 'delegate', until: 'alert_acknowledged', cut: 'rows_deleted' },
    what: 'That somebody looked up where they were, or that they were rejected, and why; that they asked to be erased; as whom of the staff many tried to sign in',
    why: 'Administrators see who looks, act on a rejection and on a wish, and see who is attacked',
    where: { alerts: 'id kind raised_at raised_by delegate_id because acknowledged_at acknowledged_by' },
  },
  proposals: {
    ...{ whose: 'delegate', until: 'proposal_ended', cut: 'rows_deleted' },
    what: 'What one member of the staff proposed about them and another decided, and their own wish to be erased',
    why: 'Some decisions take two persons',
    where: {
      proposals:
        'id kind delegate_id verification_id because proposed_at proposed_by expires_at outcome decided_at decided_by',
      erasure_requests: 'delegate_id asked_at',
    },
  },
  import_faults: {
    ...{ whose: 'delegate', until: 'import_ended', cut: 'columns_emptied' },
    what: 'Cells of a file of delegates that could not be read',
    why: 'The organiser mends the file',
    where: { delegate_imports: 'faults' },
  },
  network_account: {
    ...{ whose: 'delegate', until: 'erased', cut: 'rows_deleted' },
    what: 'Their right to the Wi-Fi, and whether, by whom and why it was taken away',
    why: 'Their devices join the network once they were verified, and no longer than they may',
    where: { network_accounts: 'delegate_id made_at revoked_at revoked_by revoked_because' },
  },
  network_devices: {
    ...{ whose: 'delegate', until: 'conference_ended', cut: 'rows_deleted' },
    what: 'Their devices on the Wi-Fi: what they call them, a random user name, a hash of a secret or the number of a certificate, and the addresses that hold their places',
    why: 'Each device has a credential of its own, and no more devices join than may',
    where: {
      network_credentials:
        'id delegate_id device_name method user_name nt_hash salted_hash serial authority_id valid_from valid_until made_at revoked_at',
      network_devices: 'delegate_id address seen_at',
    },
  },
  connections: {
    ...{ whose: 'delegate', until: 'connection_ended', cut: 'columns_emptied' },
    what: 'Whose a connection to a hotspot was, and of which device; the connection itself stays, as nobody’s',
    why: 'A device is taken off when its right ends, and impossible presence is found',
    where: { connections: 'delegate_id credential_id device_address accounting_id' },
  },
  join_attempts: {
    ...{ whose: 'delegate', until: 'connection_ended', cut: 'rows_deleted' },
    what: 'When one of their devices asked to join, at which hotspot, and what it was answered',
    why: 'They and the desk see why it cannot connect',
    where: { join_attempts: 'id at delegate_id credential_id access_point_id hotspot method outcome' },
  },
  ledger: {
    ...{ whose: 'delegate', until: 'erased', cut: 'key_destroyed' },
    what: 'Decisions on them: what, by whom, when, why; the readable part sealed under a key of their own',
    why: 'Every decision on a person can be shown and checked, by them as well',
    where: {
      ledger: 'actor_id subject_id',
      ledger_details: 'sequence sealed',
      ledger_subjects: 'subject_id delegate_id sealed_key',
    },
  },
  erasures: {
    ...{ whose: 'delegate', until: 'venue_closed', cut: 'kept' },
    what: 'A number that nothing leads to any more, and when the person was erased',
    why: 'A backup that is put back is erased of them again',
    where: { erasures: 'delegate_id erased_at swept_at' },
  },
  staff: {
    ...{ whose: 'staff', until: 'venue_closed', cut: 'kept' },
    what: 'Members of the staff: name, e-mail address, roles and places',
    why: 'The ledger says who decided',
    where: { staff: 'id name email roles gate_ids station_ids created_at disabled_at' },
  },
  staff_deeds: {
    ...{ whose: 'staff', until: 'venue_closed', cut: 'kept' },
    what: 'Who set up, changed, imported or enrolled something, or let somebody in who was refused',
    why: 'Whoever finds something wrong asks them',
    where: {
      badge_designs: 'changed_by',
      rule_versions: 'saved_by note',
      delegate_imports: 'started_by file_name',
      import_mappings: 'changed_by',
      letter_wordings: 'changed_by',
      devices: 'registered_by',
      venue_versions: 'made_by',
      closures: 'made_by',
      overrides: 'overridden_by attended_by',
    },
  },
  staff_sign_ins: {
    ...{ whose: 'staff', until: 'access_ended', cut: 'rows_deleted' },
    what: 'When and in which browser a member of the staff signed in, and links for it',
    why: 'They see for themselves where they are signed in, and end it',
    where: {
      sign_ins:
        'id secret_hash staff_id created_at seen_at expires_at ended_at proof device_id client is_to_turn former_hash former_until proven_at',
      sign_in_links: 'id token_hash staff_id created_at expires_at consumed_at',
    },
  },
  staff_badges: {
    ...{ whose: 'staff', until: 'access_ended', cut: 'rows_deleted' },
    what: 'Badges that staff sign in with at a shared device, and what scrypt made of their PIN',
    why: 'One tablet is handed from person to person',
    where: {
      staff_badges:
        'id staff_id token_hash issued_at issued_by pin_salt pin_hash pin_set_at wrong_pins locked_at revoked_at',
    },
  },
  device_codes: {
    ...{ whose: 'staff', until: 'code_expired', cut: 'rows_deleted' },
    what: 'Who showed the code by which a device was enrolled',
    why: 'The code is good once',
    where: { device_codes: 'id code_hash kind name lane_id station_id made_at made_by expires_at device_id' },
  },
} as const satisfies Record<string, PersonalDatum>;

export type PersonalDatumId = keyof typeof personalData;
