/**
 * Columns that hold nothing of a person: the venue, its machines, its rules, its keys. By table, parted by spaces; each
 * named one by one, so that a new one is somebody's decision.
 */
export const nothingPersonal: Readonly<Record<string, string>> = {
  access_points:
    'id name address secret_box is_over_tls disconnect_port certificate_serial certificate_until certificate_authority_id speaks_for_any claimed_hotspot claimed_at changed_at removed_at',
  // Whose the connection is, only the connection says, as long as it does.
  accounting_events: 'id at kind access_point_id connection_id accounting_id seconds octets_up octets_down cause',
  badge_designs: 'id name layout artwork is_in_use changed_at',
  badge_keys: 'id public_key sealed_private_key created_at retired_at',
  carried_keys: 'use sealed_key carried_at',
  collector_keys: 'id name key_hash purpose created_at revoked_at',
  // Without whose it is, a connection tells only that some device was on a hotspot.
  connections:
    'id access_point_id hotspot vlan route_out admitted_at arrived_at lasts_until started_at told_at seconds octets_up octets_down octets_up_before octets_down_before has_returned ended_at end',
  conference: 'id badge_mark name time_zone starts_at ends_at vetted_categories document_categories',
  delegate_imports:
    'id started_at ended_at rows_read created waitlisted changed unchanged left_out is_dry_run fault_count',
  device_sign_ins: 'id secret_hash device_id created_at expires_at',
  devices:
    'id kind name lane_id station_id public_key registered_at revoked_at seen_at version clock_offset_ms clock_error_ms checkpoint_sequence waiting_scans',
  disconnects: 'connection_id because requested_at tries due_at outcome settled_at',
  gates: 'id name outer_zone_id inner_zone_id latitude longitude position',
  groups: 'id name created_at changed_at',
  hotspot_addresses: 'bssid hotspot access_point_id',
  hotspot_minutes:
    'hotspot starts_at readings clients_sum clients_max rated rx_thousandths tx_thousandths rx_max tx_max throughput_max timed airtime_thousandths airtime_max clients_bins throughput_bins airtime_bins',
  hotspot_quarters:
    'hotspot starts_at readings clients_sum clients_max rated rx_thousandths tx_thousandths rx_max tx_max throughput_max timed airtime_thousandths airtime_max clients_bins throughput_bins airtime_bins',
  hotspot_readings:
    'hotspot at clients rx_mbps tx_mbps airtime clients_24 clients_5 clients_6 rx_octets tx_octets up_seconds is_from_accounting',
  hotspot_spans_due: 'minutes starts_at',
  hotspots: 'number code name carrier bands zone_id level latitude longitude capacity_clients changed_at removed_at',
  import_mappings: 'id name columns used_at',
  lanes: 'id gate_id number direction is_open',
  // The random number of a person is with the personal data; what remains is when which kind of decision fell.
  ledger: 'sequence at actor_kind action commitment previous_hash hash',
  ledger_checkpoints: 'sequence hash signed_at key_id signature',
  ledger_keys: 'id public_key sealed_private_key created_at',
  letter_wordings: 'kind locale subject words revision changed_at',
  map_levels: 'level name drawing changed_at',
  network_authorities: 'id certificate sealed_key made_at expires_at signs_from succeeded_at retired_at',
  network_profiles:
    'category vlan route_out down_kbps up_kbps devices connection_minutes opens_hours_before closes_hours_after sleeps_outside changed_at',
  overrides: 'scan_id overridden_at because',
  questions: 'id label hint kind options is_required categories is_shown_at_scan position retired_at',
  quotas: 'category places',
  radius_servers:
    'name layout laid_out_at authority_ids signed_by certificate certificate_until started_at runs_with runs_until',
  registration_terms:
    'id opens_at closes_at open_to approved_by_rule walk_in locales companions_at_most minor_below asks_for_photograph asks_for_document introduction reply_to changed_at',
  rule_versions: 'version rules saved_at',
  // With the badge and the person cut out, a scan tells only that somebody of a category passed.
  scans:
    'id lane_id device_id device_sequence direction device_time clock_offset_ms clock_error_ms shown_verdict shown_at received_at corrected_time category zone_id verdict reason rule_version',
  secret_keys: 'id mark first_used_at rotated_at',
  stations: 'id number place gate_id',
  // By where and why alone: of nobody it is known who it was.
  stranger_attempts: 'id since access_point_id hotspot reason count',
  // Of which device it told is left out.
  unreadable_accounting: 'id at said',
  zone_counters: 'zone_id inside',
  zones: 'id name parent_id capacity position',
  closures: 'id walkway_ids starts_at until reason made_at ended_at',
  place_codes: 'code place_key made_at',
  programme_rooms: 'source_id key name place_key matched',
  programme_sources: 'id name format address etag content_hash version read_at is_followed fault made_at',
  programme_tracks: 'source_id key name colour',
  session_changes: 'id session_id at kind before',
  session_speakers: 'session_id position name affiliation',
  sessions:
    'id source_id guid title subtitle abstract description room_key track_key language url starts_at ends_at state revision changed_at',
  venue_levels: 'version_id id ordinal name short_name',
  venue_places:
    'version_id key name kind level_id longitude latitude doors zone_id aliases address telephone hours booking_url introduction',
  venue_versions: 'id number state format source made_at published_at findings drawing',
  walk_nodes: 'version_id id level_id longitude latitude',
  walkways:
    'version_id id from_node to_node kind length_m seconds headway_s line width_m stairs slope door direction step_free zone_id gate_id hours name feature bends',
};
