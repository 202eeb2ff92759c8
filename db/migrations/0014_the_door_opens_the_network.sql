CREATE TABLE "accounting_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accounting_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"access_point_id" integer NOT NULL,
	"connection_id" uuid,
	"accounting_id" text NOT NULL,
	"seconds" bigint NOT NULL,
	"octets_up" bigint NOT NULL,
	"octets_down" bigint NOT NULL,
	"cause" text NOT NULL,
	CONSTRAINT "accounting_events_once" UNIQUE NULLS NOT DISTINCT("connection_id","access_point_id","accounting_id","kind","seconds","octets_up","octets_down"),
	CONSTRAINT "accounting_events_kind_word" CHECK (kind in ('start', 'interim', 'stop', 'on', 'off')),
	CONSTRAINT "accounting_events_not_negative" CHECK ("accounting_events"."seconds" >= 0 and "accounting_events"."octets_up" >= 0 and "accounting_events"."octets_down" >= 0)
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delegate_id" uuid,
	"credential_id" uuid,
	"device_address" char(12),
	"access_point_id" integer NOT NULL,
	"hotspot" integer,
	"vlan" smallint NOT NULL,
	"accounting_id" text,
	"admitted_at" timestamp (3) with time zone NOT NULL,
	"arrived_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"lasts_until" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"seconds" integer,
	"octets_up" bigint,
	"octets_down" bigint,
	"octets_up_before" bigint DEFAULT 0 NOT NULL,
	"octets_down_before" bigint DEFAULT 0 NOT NULL,
	"has_returned" boolean DEFAULT false NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end" text,
	CONSTRAINT "connections_end_word" CHECK ("end" in ('left', 'moved', 'timed_out', 'disconnected', 'access_point_restarted', 'untold')),
	CONSTRAINT "connections_end_whole" CHECK (("connections"."ended_at" is null) = ("connections"."end" is null)),
	CONSTRAINT "connections_device_form" CHECK ("connections"."device_address" ~ '^[0-9a-f]{12}$'),
	CONSTRAINT "connections_not_negative" CHECK ("connections"."seconds" >= 0 and "connections"."octets_up" >= 0 and "connections"."octets_down" >= 0)
);
--> statement-breakpoint
CREATE TABLE "disconnects" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"because" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "disconnects_because_word" CHECK (because in ('admitted', 'not_approved', 'not_cleared', 'not_verified', 'not_open_yet', 'outside', 'registration_ended', 'vetting_rejected', 'account_revoked', 'network_closed', 'credential_removed', 'credential_not_yet_valid', 'credential_expired', 'wrong_secret', 'too_many_devices', 'profile_changed')),
	CONSTRAINT "disconnects_outcome_word" CHECK (outcome in ('acknowledged', 'no_such_connection', 'refused', 'no_answer', 'not_possible')),
	CONSTRAINT "disconnects_settled_whole" CHECK (("disconnects"."outcome" is null) = ("disconnects"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "join_attempts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "join_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"delegate_id" uuid NOT NULL,
	"credential_id" uuid,
	"access_point_id" integer,
	"hotspot" integer,
	"method" text NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "join_attempts_method_word" CHECK (method in ('tls', 'peap', 'ttls')),
	CONSTRAINT "join_attempts_outcome_word" CHECK (outcome in ('admitted', 'not_approved', 'not_cleared', 'not_verified', 'not_open_yet', 'outside', 'registration_ended', 'vetting_rejected', 'account_revoked', 'network_closed', 'credential_removed', 'credential_not_yet_valid', 'credential_expired', 'wrong_secret', 'too_many_devices', 'profile_changed'))
);
--> statement-breakpoint
CREATE TABLE "network_devices" (
	"delegate_id" uuid NOT NULL,
	"address" char(12) NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "network_devices_pkey" PRIMARY KEY("delegate_id","address"),
	CONSTRAINT "network_devices_address_form" CHECK ("network_devices"."address" ~ '^[0-9a-f]{12}$')
);
--> statement-breakpoint
CREATE TABLE "unreadable_accounting" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "unreadable_accounting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"said" text NOT NULL,
	CONSTRAINT "unreadable_accounting_bounded" CHECK (char_length("unreadable_accounting"."said") <= 4000)
);
--> statement-breakpoint
CREATE TABLE "access_points" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_points_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"address" "inet",
	"secret_box" "bytea" NOT NULL,
	"is_over_tls" boolean DEFAULT false NOT NULL,
	"disconnect_port" integer DEFAULT 3799 NOT NULL,
	"certificate_serial" text,
	"certificate_until" timestamp (3) with time zone,
	"certificate_authority_id" uuid,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "access_points_known_by" CHECK ("access_points"."is_over_tls" or "access_points"."address" is not null),
	CONSTRAINT "access_points_certificate_whole" CHECK (num_nonnulls("access_points"."certificate_serial", "access_points"."certificate_until", "access_points"."certificate_authority_id") in (0, 3)),
	CONSTRAINT "access_points_secret_length" CHECK (octet_length("access_points"."secret_box") between 64 and 256),
	CONSTRAINT "access_points_port_range" CHECK ("access_points"."disconnect_port" between 1 and 65535)
);
--> statement-breakpoint
CREATE TABLE "hotspot_addresses" (
	"bssid" char(12) PRIMARY KEY NOT NULL,
	"hotspot" integer NOT NULL,
	CONSTRAINT "hotspot_addresses_form" CHECK ("hotspot_addresses"."bssid" ~ '^[0-9a-f]{12}$')
);
--> statement-breakpoint
CREATE TABLE "network_accounts" (
	"delegate_id" uuid PRIMARY KEY NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" uuid,
	"revoked_because" text,
	CONSTRAINT "network_accounts_revoked_whole" CHECK (("network_accounts"."revoked_at" is null) = ("network_accounts"."revoked_because" is null) and ("network_accounts"."revoked_at" is null) = ("network_accounts"."revoked_by" is null))
);
--> statement-breakpoint
CREATE TABLE "network_authorities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"certificate" "bytea" NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"succeeded_at" timestamp (3) with time zone,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "network_authorities_retired_late" CHECK ("network_authorities"."retired_at" is null or "network_authorities"."succeeded_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "network_credentials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delegate_id" uuid NOT NULL,
	"device_name" text NOT NULL,
	"method" text NOT NULL,
	"user_name" text NOT NULL,
	"nt_hash" "bytea",
	"salted_hash" "bytea",
	"serial" text,
	"authority_id" uuid,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "network_credentials_method_word" CHECK (method in ('tls', 'peap', 'ttls')),
	CONSTRAINT "network_credentials_user_name_form" CHECK ("network_credentials"."user_name" ~ '^[a-z2-7]{16}$'),
	CONSTRAINT "network_credentials_device_named" CHECK (btrim("network_credentials"."device_name") <> ''),
	CONSTRAINT "network_credentials_one_secret" CHECK (num_nonnulls("network_credentials"."nt_hash", "network_credentials"."salted_hash", "network_credentials"."serial") = 1 and ("network_credentials"."method" = 'peap') = ("network_credentials"."nt_hash" is not null) and ("network_credentials"."method" = 'ttls') = ("network_credentials"."salted_hash" is not null) and ("network_credentials"."method" = 'tls') = ("network_credentials"."authority_id" is not null)),
	CONSTRAINT "network_credentials_hash_lengths" CHECK (octet_length("network_credentials"."nt_hash") = 16 and octet_length("network_credentials"."salted_hash") = 80),
	CONSTRAINT "network_credentials_serial_form" CHECK ("network_credentials"."serial" ~ '^[0-9a-f]{2,40}$'),
	CONSTRAINT "network_credentials_valid_order" CHECK ("network_credentials"."valid_from" < "network_credentials"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "network_profiles" (
	"category" text PRIMARY KEY NOT NULL,
	"vlan" smallint NOT NULL,
	"route_out" text NOT NULL,
	"down_kbps" integer NOT NULL,
	"up_kbps" integer NOT NULL,
	"devices" smallint NOT NULL,
	"connection_minutes" smallint NOT NULL,
	"opens_hours_before" smallint NOT NULL,
	"closes_hours_after" smallint NOT NULL,
	"sleeps_outside" boolean NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "network_profiles_category_word" CHECK (category in ('attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical')),
	CONSTRAINT "network_profiles_route_word" CHECK (route_out in ('domestic', 'international')),
	CONSTRAINT "network_profiles_vlan_range" CHECK ("network_profiles"."vlan" between 1 and 4094),
	CONSTRAINT "network_profiles_speed_range" CHECK ("network_profiles"."down_kbps" between 64 and 4000000 and "network_profiles"."up_kbps" between 64 and 4000000),
	CONSTRAINT "network_profiles_devices_range" CHECK ("network_profiles"."devices" between 1 and 20),
	CONSTRAINT "network_profiles_minutes_range" CHECK ("network_profiles"."connection_minutes" between 1 and 1440),
	CONSTRAINT "network_profiles_hours_range" CHECK ("network_profiles"."opens_hours_before" between 0 and 2160 and "network_profiles"."closes_hours_after" between 0 and 2160)
);
--> statement-breakpoint
ALTER TABLE "hotspot_readings" ADD COLUMN "is_from_accounting" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" DROP CONSTRAINT "alerts_kind_word";--> statement-breakpoint
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_action_word";--> statement-breakpoint
ALTER TABLE "carried_keys" DROP CONSTRAINT "carried_keys_use_word";--> statement-breakpoint
ALTER TABLE "delegate_links" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_access_point_id_access_points_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_hotspot_hotspots_number_fk" FOREIGN KEY ("hotspot") REFERENCES "public"."hotspots"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_credential_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."network_credentials"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disconnects" ADD CONSTRAINT "disconnects_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_attempts" ADD CONSTRAINT "join_attempts_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_attempts" ADD CONSTRAINT "join_attempts_credential_id_network_credentials_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."network_credentials"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_attempts" ADD CONSTRAINT "join_attempts_access_point_id_access_points_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_attempts" ADD CONSTRAINT "join_attempts_hotspot_hotspots_number_fk" FOREIGN KEY ("hotspot") REFERENCES "public"."hotspots"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_devices" ADD CONSTRAINT "network_devices_delegate_id_network_accounts_delegate_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."network_accounts"("delegate_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hotspot_addresses" ADD CONSTRAINT "hotspot_addresses_hotspot_hotspots_number_fk" FOREIGN KEY ("hotspot") REFERENCES "public"."hotspots"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_accounts" ADD CONSTRAINT "network_accounts_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_accounts" ADD CONSTRAINT "network_accounts_revoked_by_staff_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_credentials" ADD CONSTRAINT "network_credentials_delegate_id_network_accounts_delegate_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."network_accounts"("delegate_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_points" ADD CONSTRAINT "access_points_certificate_authority_fk" FOREIGN KEY ("certificate_authority_id") REFERENCES "public"."network_authorities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_credentials" ADD CONSTRAINT "network_credentials_authority_id_network_authorities_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."network_authorities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounting_events_at_idx" ON "accounting_events" USING brin ("at");--> statement-breakpoint
CREATE INDEX "connections_open_idx" ON "connections" USING btree ("delegate_id") WHERE "connections"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "connections_open_hotspot_idx" ON "connections" USING btree ("hotspot") WHERE "connections"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "connections_arrived_idx" ON "connections" USING btree ("arrived_at") WHERE "connections"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "connections_of_delegate_idx" ON "connections" USING btree ("delegate_id","admitted_at");--> statement-breakpoint
CREATE INDEX "connections_credential_idx" ON "connections" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "connections_accounting_idx" ON "connections" USING btree ("access_point_id","accounting_id") WHERE "connections"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "connections_ended_idx" ON "connections" USING btree ("ended_at") WHERE "connections"."device_address" is not null;--> statement-breakpoint
CREATE INDEX "disconnects_due_idx" ON "disconnects" USING btree ("due_at") WHERE "disconnects"."outcome" is null;--> statement-breakpoint
CREATE INDEX "join_attempts_delegate_idx" ON "join_attempts" USING btree ("delegate_id","at");--> statement-breakpoint
CREATE INDEX "join_attempts_at_idx" ON "join_attempts" USING brin ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "access_points_address_key" ON "access_points" USING btree ("address");--> statement-breakpoint
CREATE UNIQUE INDEX "access_points_certificate_key" ON "access_points" USING btree ("certificate_serial");--> statement-breakpoint
CREATE UNIQUE INDEX "access_points_name_key" ON "access_points" USING btree ("name");--> statement-breakpoint
CREATE INDEX "hotspot_addresses_hotspot_idx" ON "hotspot_addresses" USING btree ("hotspot");--> statement-breakpoint
CREATE UNIQUE INDEX "network_authorities_one_signs" ON "network_authorities" USING btree ((true)) WHERE "network_authorities"."succeeded_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "network_credentials_user_name_key" ON "network_credentials" USING btree ("user_name");--> statement-breakpoint
CREATE UNIQUE INDEX "network_credentials_serial_key" ON "network_credentials" USING btree ("serial");--> statement-breakpoint
CREATE INDEX "network_credentials_delegate_idx" ON "network_credentials" USING btree ("delegate_id");--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_kind_word" CHECK (kind in ('whereabouts_looked_up', 'delegate_rejected', 'ledger_broken', 'sign_ins_failed', 'disconnect_unanswered', 'network_certificate_ends', 'impossible_presence', 'erasure_requested'));--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_action_word" CHECK (action in ('delegates_imported', 'registration_changed', 'delegates_exported', 'delegate_registered', 'registration_approved', 'registration_declined', 'registration_asked', 'registration_waitlisted', 'registration_withdrawn', 'registration_restored', 'registrations_merged', 'registration_transferred', 'name_changed', 'category_changed', 'companion_bound', 'guardian_named', 'group_changed', 'form_changed', 'registration_terms_changed', 'invitations_sent', 'letter_wording_changed', 'delegate_link_made', 'delegate_links_ended', 'photograph_put', 'photograph_removed', 'photographs_imported', 'hand_over_made', 'hand_over_closed', 'badge_issued', 'badges_issued', 'badge_revoked', 'badge_reissued', 'badges_printed', 'badge_design_changed', 'conference_changed', 'layout_changed', 'rules_changed', 'group_admitted', 'list_printed', 'stations_changed', 'identity_verified', 'identity_refused', 'verification_passed_on', 'verification_expired', 'verdict_overridden', 'verdict_disputed', 'whereabouts_looked_up', 'alert_acknowledged', 'vetting_told', 'delegate_rejected', 'rejection_lifted', 'vetting_terms_changed', 'verification_terms_changed', 'proposal_made', 'proposal_confirmed', 'proposal_declined', 'passkey_bound', 'passkey_proof_failed', 'delegate_erased', 'own_data_downloaded', 'retention_changed', 'staff_badge_made', 'staff_badge_revoked', 'pin_set', 'pin_locked', 'sign_in_link_made', 'signed_in', 'proven_again', 'sign_ins_ended', 'passkey_made', 'passkey_revoked', 'passkeys_revoked', 'staff_added', 'staff_changed', 'secret_key_rotated', 'device_registered', 'device_code_made', 'device_enrolled', 'device_revoked', 'hotspots_imported', 'collector_key_made', 'collector_key_revoked', 'map_drawn', 'network_profiles_changed', 'network_account_looked_up', 'network_account_revoked', 'network_account_restored', 'network_authority_made', 'network_authority_retired', 'access_points_imported', 'access_point_certified'));--> statement-breakpoint
ALTER TABLE "carried_keys" ADD CONSTRAINT "carried_keys_use_word" CHECK (use in ('access-points', 'documents', 'draft-links', 'passkey-owners', 'staff-pins'));
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pgcrypto;
--> statement-breakpoint
INSERT INTO network_profiles
  (category, vlan, route_out, down_kbps, up_kbps, devices, connection_minutes, opens_hours_before, closes_hours_after, sleeps_outside, changed_at)
VALUES
  ('attendee', 110, 'domestic', 20000, 10000, 3, 480, 48, 12, false, now()),
  ('speaker', 120, 'international', 50000, 50000, 4, 480, 72, 12, false, now()),
  ('media', 130, 'international', 100000, 100000, 4, 480, 72, 24, false, now()),
  ('official', 140, 'international', 50000, 50000, 4, 480, 72, 12, false, now()),
  ('exhibitor', 150, 'domestic', 50000, 50000, 5, 720, 96, 24, false, now()),
  ('staff', 160, 'domestic', 50000, 50000, 3, 720, 168, 72, false, now()),
  ('medical', 170, 'domestic', 50000, 50000, 3, 720, 168, 72, false, now());
--> statement-breakpoint
INSERT INTO network_accounts (delegate_id, made_at) SELECT id, created_at FROM delegates;
--> statement-breakpoint
-- The one place that says whose account is awake. Decided from the record itself, so that nothing can be out of step
-- with it; gates ask the same of registration, clearance and verification (server/admission/decide.ts).
CREATE FUNCTION network_standing(of_delegate uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE
    WHEN d.status IN ('declined', 'withdrawn') OR d.merged_into IS NOT NULL THEN 'registration_ended'
    WHEN d.vetting = 'rejected' THEN 'vetting_rejected'
    WHEN a.revoked_at IS NOT NULL THEN 'account_revoked'
    WHEN now() >= c.ends_at + make_interval(hours => p.closes_hours_after) THEN 'network_closed'
    WHEN d.status <> 'approved' THEN 'not_approved'
    WHEN d.category = ANY (c.vetted_categories) AND d.vetting IS DISTINCT FROM 'cleared' THEN 'not_cleared'
    WHEN v.outcome IS DISTINCT FROM 'verified' THEN 'not_verified'
    WHEN now() < c.starts_at - make_interval(hours => p.opens_hours_before) THEN 'not_open_yet'
    WHEN p.sleeps_outside AND pr.entries > 0 AND pr.zone_id IS NULL THEN 'outside'
    ELSE 'awake'
  END
  FROM delegates d
  JOIN network_accounts a ON a.delegate_id = d.id
  JOIN network_profiles p ON p.category = d.category
  CROSS JOIN conference c
  LEFT JOIN presences pr ON pr.delegate_id = d.id
  LEFT JOIN LATERAL (
    SELECT outcome FROM verifications
    WHERE delegate_id = d.id AND outcome IN ('verified', 'refused') ORDER BY decided_at DESC LIMIT 1
  ) v ON true
  WHERE d.id = of_delegate
$$;
--> statement-breakpoint
-- Why a credential opens nothing now; null: it does.
CREATE FUNCTION network_refusal(of_credential uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE
    WHEN revoked_at IS NOT NULL THEN 'credential_removed'
    WHEN now() >= valid_until THEN 'credential_expired'
    WHEN now() < valid_from THEN 'credential_not_yet_valid'
    ELSE nullif(network_standing(delegate_id), 'awake')
  END
  FROM network_credentials WHERE id = of_credential
$$;
--> statement-breakpoint
CREATE FUNCTION network_open_accounts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO network_accounts (delegate_id, made_at) SELECT id, created_at FROM made;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER delegates_have_accounts AFTER INSERT ON delegates
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION network_open_accounts();
--> statement-breakpoint
-- Writes to the outbox which connections of a delegate are to be ended by now. Who joins (radius.admit) holds the same
-- lock, so that a connection is either seen here, or begun by who sees what has changed. Also those that ended before their
-- time was over: an access point keeps their keys (PMKSA cache), and lets the device back in without asking. What was settled
-- before is asked again where it did not come to an end, or the device came back.
CREATE FUNCTION network_settle(of_delegate uuid, because text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM network_accounts WHERE delegate_id = of_delegate FOR UPDATE;
  INSERT INTO disconnects AS known (connection_id, because, requested_at, due_at)
  SELECT n.id, why.because, now(), now()
  FROM connections n
  LEFT JOIN delegates d ON d.id = n.delegate_id
  LEFT JOIN network_profiles p ON p.category = d.category
  CROSS JOIN LATERAL (
    SELECT coalesce(
      network_settle.because,
      CASE WHEN n.credential_id IS NULL THEN 'credential_removed' ELSE network_refusal(n.credential_id) END,
      CASE WHEN n.vlan <> p.vlan THEN 'profile_changed' END) AS because
  ) why
  WHERE n.delegate_id = of_delegate AND why.because IS NOT NULL AND CASE
    WHEN n.ended_at IS NULL THEN n.lasts_until > now() OR n.told_at > now() - interval '15 minutes'
    ELSE n.lasts_until > now() AND NOT EXISTS (
      SELECT FROM connections newer WHERE newer.delegate_id = of_delegate AND newer.device_address = n.device_address
        AND newer.access_point_id = n.access_point_id AND newer.admitted_at > n.admitted_at) END
  ON CONFLICT (connection_id) DO UPDATE
  SET because = EXCLUDED.because, requested_at = now(), due_at = now(), tries = 0, outcome = NULL, settled_at = NULL
  WHERE known.outcome IS NOT NULL AND (known.outcome NOT IN ('acknowledged', 'no_such_connection')
    OR (SELECT ended_at IS NULL FROM connections WHERE id = known.connection_id));
  IF FOUND THEN
    NOTIFY network_disconnects;
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION network_settle_delegate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  whose text := CASE TG_TABLE_NAME WHEN 'delegates' THEN 'id' ELSE 'delegate_id' END;
  one uuid;
BEGIN
  -- Of what passed from one to another, both.
  FOR one IN SELECT DISTINCT (version ->> whose)::uuid AS id FROM (VALUES (to_jsonb(OLD)), (to_jsonb(NEW))) v(version)
    WHERE version ->> whose IS NOT NULL ORDER BY id
  LOOP
    PERFORM network_settle(one);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Deferred: what ends a right waits for an account last, after all other locks, so that nothing waits in a circle.
CREATE CONSTRAINT TRIGGER delegates_settle_network AFTER UPDATE OF status, vetting, category, merged_into ON delegates
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
  (OLD.status, OLD.vetting, OLD.category, OLD.merged_into) IS DISTINCT FROM (NEW.status, NEW.vetting, NEW.category, NEW.merged_into))
EXECUTE FUNCTION network_settle_delegate();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER verifications_settle_network AFTER UPDATE OF outcome, delegate_id, decided_at ON verifications
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
  (OLD.outcome, OLD.delegate_id, OLD.decided_at) IS DISTINCT FROM (NEW.outcome, NEW.delegate_id, NEW.decided_at))
EXECUTE FUNCTION network_settle_delegate();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER verifications_made_settle_network AFTER INSERT ON verifications
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome = 'refused') EXECUTE FUNCTION network_settle_delegate();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER verifications_gone_settle_network AFTER DELETE ON verifications
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.outcome = 'verified') EXECUTE FUNCTION network_settle_delegate();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER presences_settle_network AFTER UPDATE OF zone_id, entries ON presences
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
  NEW.zone_id IS NULL AND (OLD.zone_id IS NOT NULL OR OLD.entries <> NEW.entries))
EXECUTE FUNCTION network_settle_delegate();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER network_accounts_settle AFTER UPDATE OF revoked_at ON network_accounts
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION network_settle_delegate();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER network_credentials_settle AFTER UPDATE OF revoked_at, valid_until ON network_credentials
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION network_settle_delegate();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER network_credentials_gone_settle AFTER DELETE ON network_credentials
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION network_settle_delegate();
--> statement-breakpoint
-- Of somebody who is erased, nothing says afterwards whose connections they were.
CREATE FUNCTION network_settle_erased() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM network_settle(OLD.id, 'registration_ended');
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER delegates_settle_erased BEFORE DELETE ON delegates
FOR EACH ROW EXECUTE FUNCTION network_settle_erased();
--> statement-breakpoint
CREATE FUNCTION network_settle_everybody() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  this_transaction text := pg_current_xact_id()::text;
BEGIN
  -- Once at the commit, however many rows were changed.
  IF current_setting('causeway.everybody_settled_in', true) = this_transaction THEN
    RETURN NULL;
  END IF;
  PERFORM set_config('causeway.everybody_settled_in', this_transaction, true);
  -- Waits for who is joining by what was before; who comes after it sees what is now.
  PERFORM pg_advisory_xact_lock(7241943);
  PERFORM network_settle(delegate_id) FROM (
    SELECT DISTINCT delegate_id FROM connections
    WHERE delegate_id IS NOT NULL AND (ended_at IS NULL OR lasts_until > now()) ORDER BY delegate_id) on_line;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER network_profiles_settle AFTER UPDATE ON network_profiles
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
  (OLD.vlan, OLD.opens_hours_before, OLD.closes_hours_after, OLD.sleeps_outside)
    IS DISTINCT FROM (NEW.vlan, NEW.opens_hours_before, NEW.closes_hours_after, NEW.sleeps_outside))
EXECUTE FUNCTION network_settle_everybody();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER conference_settles_network AFTER UPDATE OF vetted_categories, starts_at, ends_at ON conference
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
  (OLD.vetted_categories, OLD.starts_at, OLD.ends_at) IS DISTINCT FROM (NEW.vetted_categories, NEW.starts_at, NEW.ends_at))
EXECUTE FUNCTION network_settle_everybody();
--> statement-breakpoint
-- What FreeRADIUS calls, in a schema of its own: its role may run these and read no table.
CREATE SCHEMA radius;
--> statement-breakpoint
-- The secret of an access point for FreeRADIUS, which keeps the key to it: 32 bytes in hex, in a setting of its connection.
CREATE FUNCTION radius.access_point(from_address text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  key bytea := decode(current_setting('causeway.access_point_key'), 'hex');
  sealed bytea;
BEGIN
  SELECT secret_box INTO sealed FROM access_points
  WHERE address = from_address::inet AND removed_at IS NULL AND NOT is_over_tls;
  IF sealed IS NULL OR hmac(substr(sealed, 1, length(sealed) - 32), hmac('mark', key, 'sha256'), 'sha256') <> substr(sealed, length(sealed) - 31) THEN
    RETURN 'none';
  END IF;
  RETURN convert_from(
    decrypt_iv(substr(sealed, 17, length(sealed) - 48), hmac('seal', key, 'sha256'), substr(sealed, 1, 16), 'aes-cbc/pad:pkcs'), 'UTF8');
END $$;
--> statement-breakpoint
-- Whether an access point has a certificate of this number, as FreeRADIUS tells it: the newest that was made for it, and no
-- other. `yes` or `no`.
CREATE FUNCTION radius.knows_certificate(serial text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN EXISTS (
    SELECT FROM access_points WHERE certificate_serial = lower(serial) AND is_over_tls AND removed_at IS NULL AND certificate_until > now()
  ) THEN 'yes' ELSE 'no' END
$$;
--> statement-breakpoint
-- Which access point speaks: over TLS the one that has the certificate, `tls:` and its number; else the one whose address it
-- is, which has the secret. Also one that was taken off.
CREATE FUNCTION network_access_point(from_where text) RETURNS access_points
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  point access_points;
BEGIN
  IF from_where LIKE 'tls:%' THEN
    SELECT * INTO point FROM access_points WHERE certificate_serial = lower(substr(from_where, 5)) AND is_over_tls;
  ELSE
    SELECT * INTO point FROM access_points WHERE address = from_where::inet AND NOT is_over_tls;
  END IF;
  RETURN point;
END $$;
--> statement-breakpoint
-- What a secret is checked against: `nt` or `sha512` and the hash in hex, or `none` when the credential opens nothing.
CREATE FUNCTION radius.secret_of(by_method text, of_user text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce((
    SELECT CASE method WHEN 'peap' THEN 'nt ' || encode(nt_hash, 'hex') WHEN 'ttls' THEN 'sha512 ' || encode(salted_hash, 'hex') END
    FROM network_credentials WHERE user_name = of_user AND method = lower(by_method) AND network_refusal(id) IS NULL
  ), 'none')
$$;
--> statement-breakpoint
-- Which hotspot an access point speaks of: by the address that the device heard, else by the name that it gives itself.
CREATE FUNCTION network_hotspot(called text, calls_itself text) RETURNS integer
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(
    (SELECT hotspot FROM hotspot_addresses WHERE bssid = lower(translate(left(called, 17), '-:.', ''))),
    (SELECT number FROM hotspots WHERE code = calls_itself AND removed_at IS NULL))
$$;
--> statement-breakpoint
-- Which credential a device has shown: by the number of its certificate, or by the name that it gave inside. Each by an index.
CREATE FUNCTION network_credential(by_method text, shown text) RETURNS uuid
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF by_method = 'TLS' THEN
    RETURN (SELECT id FROM network_credentials WHERE serial = lower(shown));
  END IF;
  RETURN (SELECT id FROM network_credentials WHERE user_name = shown AND method = lower(by_method));
END $$;
--> statement-breakpoint
-- A device has proven itself with a credential: is there a place for it, and what does it get? `admit`, VLAN, seconds,
-- bits a second down and up, and a random Class in hex; or `refuse`. Whatever it answers is noted for who asks why.
CREATE FUNCTION radius.admit(
  by_method text, proven text, device text, from_where text, called text, calls_itself text, accounting text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  credential record;
  profile record;
  point access_points;
  at_hotspot integer := network_hotspot(called, calls_itself);
  its_address text := lower(device);
  why text;
  seconds integer;
  class uuid := gen_random_uuid();
BEGIN
  SELECT c.id, c.delegate_id, c.valid_until INTO credential FROM network_credentials c
  WHERE c.id = network_credential(by_method, proven);
  IF NOT FOUND OR its_address !~ '^[0-9a-f]{12}$' THEN
    RETURN 'refuse';
  END IF;
  point := network_access_point(from_where);
  IF point.removed_at IS NOT NULL THEN
    point := NULL;
  END IF;
  -- Together with all who join, and apart from what changes something for everybody.
  PERFORM pg_advisory_xact_lock_shared(7241943);
  -- In the order of everybody else: the delegate, which an insertion below refers to, and the account last.
  PERFORM FROM delegates WHERE id = credential.delegate_id FOR KEY SHARE;
  -- They were erased meanwhile.
  IF NOT FOUND THEN
    RETURN 'refuse';
  END IF;
  PERFORM FROM network_accounts WHERE delegate_id = credential.delegate_id FOR UPDATE;
  why := network_refusal(credential.id);
  SELECT p.vlan, p.devices, p.connection_minutes, p.down_kbps, p.up_kbps, c.ends_at + make_interval(hours => p.closes_hours_after) AS closes_at
    INTO profile FROM delegates d JOIN network_profiles p ON p.category = d.category CROSS JOIN conference c WHERE d.id = credential.delegate_id;
  IF why IS NULL AND NOT network_claim(credential.delegate_id, its_address, profile.devices) THEN
    why := 'too_many_devices';
  END IF;
  INSERT INTO join_attempts (at, delegate_id, credential_id, access_point_id, hotspot, method, outcome)
  VALUES (now(), credential.delegate_id, credential.id, point.id, at_hotspot, lower(by_method), coalesce(why, 'admitted'));
  IF why IS NOT NULL OR point.id IS NULL THEN
    RETURN 'refuse';
  END IF;
  seconds := greatest(1, floor(least(
    profile.connection_minutes * 60,
    extract(epoch FROM credential.valid_until - now()),
    extract(epoch FROM profile.closes_at - now()),
    CASE WHEN point.is_over_tls THEN 600 END)));
  -- A device is in one place: where it was before, it is no longer.
  UPDATE connections SET ended_at = now(), "end" = 'moved'
  WHERE delegate_id = credential.delegate_id AND device_address = its_address AND ended_at IS NULL;
  INSERT INTO connections
    (id, delegate_id, credential_id, device_address, access_point_id, hotspot, vlan, accounting_id, admitted_at, lasts_until)
  VALUES
    (class, credential.delegate_id, credential.id, its_address, point.id, at_hotspot, profile.vlan, nullif(accounting, ''), now(), now() + make_interval(secs => seconds));
  RETURN format('admit %s %s %s %s %s', profile.vlan, seconds, profile.down_kbps::bigint * 1000, profile.up_kbps::bigint * 1000, replace(class::text, '-', ''));
END $$;
--> statement-breakpoint
-- Takes a place for a device, under the lock of the account that the caller holds: of two that come at once for the last
-- place, one has it. Where none is left, the device that was seen longest ago and is not connected gives up its own, for
-- phones make up new addresses.
CREATE FUNCTION network_claim(of_delegate uuid, device text, places integer) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE network_devices SET seen_at = now() WHERE delegate_id = of_delegate AND address = device;
  IF FOUND THEN
    RETURN true;
  END IF;
  IF (SELECT count(*) FROM network_devices WHERE delegate_id = of_delegate) >= places THEN
    DELETE FROM network_devices WHERE delegate_id = of_delegate AND address = (
      SELECT held.address FROM network_devices held
      WHERE held.delegate_id = of_delegate AND NOT EXISTS (
        SELECT FROM connections
        WHERE delegate_id = of_delegate AND device_address = held.address AND ended_at IS NULL AND lasts_until > now())
      ORDER BY held.seen_at LIMIT 1);
    IF NOT FOUND THEN
      RETURN false;
    END IF;
  END IF;
  INSERT INTO network_devices (delegate_id, address, seen_at) VALUES (of_delegate, device, now());
  RETURN true;
END $$;
--> statement-breakpoint
-- A device was refused before it was asked for a place: notes why, where it is known whose it is.
CREATE FUNCTION radius.refused(by_method text, said text, from_where text, called text, calls_itself text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO join_attempts (at, delegate_id, credential_id, access_point_id, hotspot, method, outcome)
  SELECT now(), c.delegate_id, c.id, p.id, network_hotspot(called, calls_itself), c.method, coalesce(network_refusal(c.id), 'wrong_secret')
  FROM network_credentials c LEFT JOIN network_access_point(from_where) p ON p.removed_at IS NULL
  WHERE c.id = network_credential(by_method, said)
$$;
--> statement-breakpoint
-- What nothing can be made of is kept for people to look at, without the device: so many of the newest, for a while.
CREATE FUNCTION network_put_aside(said text) RETURNS text
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  newest bigint;
BEGIN
  INSERT INTO unreadable_accounting (at, said) VALUES (now(), left(network_put_aside.said, 4000)) RETURNING id INTO newest;
  DELETE FROM unreadable_accounting WHERE id <= newest - 10000;
  RETURN 'unreadable';
END $$;
--> statement-breakpoint
-- One packet of accounting, as the spool has it: `recorded`, also of one that came before; or `unreadable`. Packets may come
-- late and in any order: what a connection was last told counts, and its sums never go back.
CREATE FUNCTION radius.record_accounting(
  status text, accounting text, class text, device text, from_where text, called text, calls_itself text, received text, delay text,
  lasted text, input text, input_gigawords text, output text, output_gigawords text, cause text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  told_kind text := CASE status WHEN 'Start' THEN 'start' WHEN 'Interim-Update' THEN 'interim' WHEN 'Alive' THEN 'interim'
    WHEN 'Stop' THEN 'stop' WHEN 'Accounting-On' THEN 'on' WHEN 'Accounting-Off' THEN 'off' END;
  figures text := concat_ws(' ', received, nullif(delay, ''), nullif(lasted, ''), nullif(input, ''), nullif(input_gigawords, ''), nullif(output, ''), nullif(output_gigawords, ''));
  -- All but the device.
  all_of_it text := concat_ws('|', status, accounting, class, from_where, called, calls_itself, figures, cause);
  number text := left(accounting, 253);
  told_at_instant timestamptz;
  told_seconds bigint := 0;
  up bigint := 0;
  down bigint := 0;
  point access_points;
  known connections;
  is_back boolean;
  base record;
BEGIN
  IF told_kind IS NULL OR figures !~ '^[0-9]{1,10}( [0-9]{1,10})*$' OR received = '' OR (told_kind NOT IN ('on', 'off') AND accounting = '') THEN
    RETURN network_put_aside(all_of_it);
  END IF;
  point := network_access_point(from_where);
  IF point.id IS NULL THEN
    RETURN network_put_aside(all_of_it);
  END IF;
  told_at_instant := to_timestamp(received::bigint - coalesce(nullif(delay, ''), '0')::bigint);
  IF told_kind IN ('on', 'off') THEN
    -- Those of the hotspot that it speaks of are over, whether it says so of each or not: another radio at the same address
    -- goes on. Where it was mistaken, what is told next of a connection opens it again.
    UPDATE connections SET ended_at = greatest(admitted_at, told_at_instant), "end" = 'access_point_restarted'
    WHERE access_point_id = point.id AND ended_at IS NULL AND admitted_at <= told_at_instant
      AND hotspot IS NOT DISTINCT FROM network_hotspot(called, calls_itself);
  ELSE
    told_seconds := coalesce(nullif(lasted, ''), '0')::bigint;
    -- Octets are counted in 32 bits, and how often that was full beside it (RFC 2869 §5.1).
    up := coalesce(nullif(input, ''), '0')::bigint + (coalesce(nullif(input_gigawords, ''), '0')::bigint << 32);
    down := coalesce(nullif(output, ''), '0')::bigint + (coalesce(nullif(output_gigawords, ''), '0')::bigint << 32);
    IF class ~ '^0x[0-9a-f]{32}$' THEN
      SELECT * INTO known FROM connections WHERE id = substr(class, 3)::uuid;
      -- A device that moves on by the keys that access points share keeps its Class, and nobody asks us. So another one may
      -- tell of it, where it is the same device and neither is in a network that is not trusted.
      IF known.access_point_id <> point.id AND (
        point.is_over_tls
        OR lower(translate(device, '-:.', '')) IS DISTINCT FROM known.device_address
        OR (SELECT is_over_tls FROM access_points WHERE id = known.access_point_id)) THEN
        known := NULL;
      END IF;
    END IF;
    IF known.id IS NULL THEN
      SELECT * INTO known FROM connections
      WHERE access_point_id = point.id AND accounting_id = accounting AND ended_at IS NULL ORDER BY admitted_at DESC LIMIT 1;
    END IF;
  END IF;
  INSERT INTO accounting_events (at, kind, access_point_id, connection_id, accounting_id, seconds, octets_up, octets_down, cause)
  VALUES (told_at_instant, told_kind, point.id, known.id, number, told_seconds, up, down, left(cause, 100))
  ON CONFLICT ON CONSTRAINT accounting_events_once DO NOTHING;
  IF NOT FOUND OR known.id IS NULL THEN
    RETURN 'recorded';
  END IF;
  -- Access points tell whole seconds: what starts under a new number within that in which the other ended came after it. And
  -- who has gone on to another one is not back for what the one before, which has not noticed, goes on to tell.
  is_back := known.ended_at IS NOT NULL AND CASE told_kind
    WHEN 'start' THEN told_at_instant > known.ended_at
      OR (number IS DISTINCT FROM known.accounting_id AND told_at_instant >= date_trunc('second', known.ended_at))
    WHEN 'interim' THEN told_at_instant > known.ended_at
      AND (told_seconds > coalesce(known.seconds, 0) OR number IS DISTINCT FROM known.accounting_id)
      AND NOT EXISTS (
        SELECT FROM connections newer
        WHERE newer.delegate_id = known.delegate_id AND newer.device_address = known.device_address
          AND newer.admitted_at > known.admitted_at AND newer.ended_at IS NULL)
    ELSE false END;
  IF is_back THEN
    -- In the order of who joins: the account before the connection.
    PERFORM FROM network_accounts WHERE delegate_id = known.delegate_id FOR UPDATE;
  END IF;
  -- A device that proves itself once more has a new connection, while its access point may count on under the same number.
  IF known.told_at IS NULL THEN
    SELECT coalesce(max(e.octets_up), 0) AS up, coalesce(max(e.octets_down), 0) AS down INTO base
    FROM connections earlier JOIN accounting_events e ON e.connection_id = earlier.id
    WHERE earlier.delegate_id = known.delegate_id AND earlier.device_address = known.device_address
      AND earlier.admitted_at < known.admitted_at AND e.access_point_id = point.id AND e.accounting_id = number;
  ELSE
    SELECT known.octets_up_before AS up, known.octets_down_before AS down INTO base;
    -- A device that was away for a moment, or moved, may come back by the keys that its access point kept: under the same
    -- Class, with a new number and figures from nothing.
    IF known.has_returned OR number IS DISTINCT FROM known.accounting_id THEN
      SELECT sum(most_up), sum(most_down) INTO up, down FROM (
        SELECT max(e.octets_up) AS most_up, max(e.octets_down) AS most_down FROM accounting_events e
        WHERE e.connection_id = known.id GROUP BY e.accounting_id) each_number;
    END IF;
  END IF;
  -- Figures below those before have begun from nothing.
  up := CASE WHEN up < base.up THEN up ELSE up - base.up END;
  down := CASE WHEN down < base.down THEN down ELSE down - base.down END;
  UPDATE connections SET
    started_at = greatest(admitted_at, least(started_at, told_at_instant - make_interval(secs => told_seconds))),
    seconds = greatest(seconds, told_seconds),
    octets_up = greatest(connections.octets_up, up),
    octets_down = greatest(connections.octets_down, down),
    octets_up_before = base.up,
    octets_down_before = base.down,
    has_returned = has_returned OR (told_at IS NOT NULL AND accounting_id IS DISTINCT FROM number),
    told_at = greatest(told_at, told_at_instant),
    access_point_id = CASE WHEN is_newest THEN point.id ELSE access_point_id END,
    hotspot = CASE WHEN is_newest THEN coalesce(network_hotspot(called, calls_itself), hotspot) ELSE hotspot END,
    accounting_id = CASE WHEN is_newest THEN number ELSE accounting_id END,
    ended_at = CASE WHEN is_end THEN greatest(admitted_at, told_at_instant) WHEN is_back THEN NULL ELSE ended_at END,
    "end" = CASE
      WHEN is_end THEN
        -- Whatever the access point calls it: hostapd says of a device that it was told to disconnect that it wished so.
        CASE WHEN EXISTS (SELECT FROM disconnects WHERE connection_id = known.id) THEN 'disconnected' ELSE
        CASE cause WHEN 'Admin-Reset' THEN 'disconnected' WHEN 'Session-Timeout' THEN 'timed_out' WHEN 'Idle-Timeout' THEN 'timed_out'
          WHEN 'NAS-Reboot' THEN 'access_point_restarted' WHEN 'Admin-Reboot' THEN 'access_point_restarted' ELSE 'left' END END
      WHEN is_back THEN NULL
      ELSE "end" END
  FROM (
    SELECT told_kind = 'stop' AND NOT is_elsewhere AND is_first AS is_end, NOT is_late AND NOT (told_kind = 'stop' AND is_elsewhere) AS is_newest
    FROM (
      SELECT coalesce(c.ended_at IS NULL OR c."end" IN ('moved', 'untold'), false) AS is_first,
        coalesce(c.told_at > told_at_instant, false) AS is_late,
        -- It has gone on under another number meanwhile: the end of this one is not its own.
        c.told_at IS NOT NULL AND c.accounting_id IS DISTINCT FROM number AS is_elsewhere
      FROM connections c WHERE c.id = known.id) stands) told
  WHERE connections.id = known.id;
  IF is_back THEN
    PERFORM network_settle(known.delegate_id);
  END IF;
  RETURN 'recorded';
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RETURN network_put_aside(all_of_it);
END $$;
--> statement-breakpoint
-- A device that goes from one hotspot to another keeps its connection where they share its keys.
CREATE FUNCTION network_arrive() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.arrived_at := greatest(NEW.admitted_at, NEW.told_at);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER connections_arrive BEFORE UPDATE OF hotspot ON connections
FOR EACH ROW WHEN (OLD.hotspot IS DISTINCT FROM NEW.hotspot) EXECUTE FUNCTION network_arrive();
--> statement-breakpoint
REVOKE ALL ON FUNCTION network_standing(uuid), network_refusal(uuid), network_settle(uuid, text), network_hotspot(text, text), network_credential(text, text), network_access_point(text), network_put_aside(text), network_claim(uuid, text, integer),
  network_arrive(), network_open_accounts(), network_settle_delegate(), network_settle_erased(), network_settle_everybody() FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON FUNCTION radius.access_point(text), radius.knows_certificate(text), radius.secret_of(text, text), radius.admit(text, text, text, text, text, text, text),
  radius.refused(text, text, text, text, text),
  radius.record_accounting(text, text, text, text, text, text, text, text, text, text, text, text, text, text, text) FROM PUBLIC;
--> statement-breakpoint
REVOKE USAGE ON SCHEMA public FROM causeway_radius;
--> statement-breakpoint
GRANT USAGE ON SCHEMA radius TO causeway_radius;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION radius.access_point(text), radius.knows_certificate(text), radius.secret_of(text, text), radius.admit(text, text, text, text, text, text, text),
  radius.refused(text, text, text, text, text),
  radius.record_accounting(text, text, text, text, text, text, text, text, text, text, text, text, text, text, text) TO causeway_radius;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION network_standing(uuid) TO causeway_app;
--> statement-breakpoint
GRANT SELECT ON network_profiles, network_accounts, network_authorities, access_points, hotspot_addresses, network_devices, connections, join_attempts, disconnects, accounting_events TO causeway_app;
--> statement-breakpoint
GRANT UPDATE ON network_profiles TO causeway_app;
--> statement-breakpoint
GRANT UPDATE (revoked_at, revoked_by, revoked_because) ON network_accounts TO causeway_app;
--> statement-breakpoint
GRANT INSERT, UPDATE (succeeded_at, retired_at) ON network_authorities TO causeway_app;
--> statement-breakpoint
GRANT INSERT, UPDATE ON access_points TO causeway_app;
--> statement-breakpoint
GRANT INSERT, DELETE ON hotspot_addresses TO causeway_app;
--> statement-breakpoint
-- The app writes hashes of secrets, and cannot read them again.
GRANT SELECT (id, delegate_id, device_name, method, user_name, serial, authority_id, valid_from, valid_until, made_at, revoked_at),
  INSERT, UPDATE (device_name, revoked_at) ON network_credentials TO causeway_app;
--> statement-breakpoint
GRANT DELETE ON network_devices TO causeway_app;
--> statement-breakpoint
GRANT UPDATE (tries, due_at, outcome, settled_at) ON disconnects TO causeway_app;
--> statement-breakpoint
-- Who takes a device off ends its connection, also where accounting is late or lost.
GRANT UPDATE (ended_at, "end") ON connections TO causeway_app;
--> statement-breakpoint
GRANT SELECT (expires_at) ON delegate_links TO causeway_retention;
--> statement-breakpoint
GRANT SELECT (delegate_id), DELETE ON network_accounts TO causeway_retention;
--> statement-breakpoint
GRANT SELECT (id, delegate_id), DELETE ON network_credentials TO causeway_retention;
--> statement-breakpoint
GRANT SELECT (delegate_id), DELETE ON network_devices TO causeway_retention;
--> statement-breakpoint
GRANT SELECT (id, delegate_id, credential_id, device_address, accounting_id, ended_at, lasts_until), UPDATE (delegate_id, credential_id, device_address, accounting_id) ON connections TO causeway_retention;
--> statement-breakpoint
GRANT SELECT (at, delegate_id), DELETE ON join_attempts TO causeway_retention;
--> statement-breakpoint
GRANT SELECT (connection_id, outcome) ON disconnects TO causeway_retention;
--> statement-breakpoint
GRANT MAINTAIN ON network_accounts, network_credentials, network_devices, connections, join_attempts TO causeway_retention;
--> statement-breakpoint
GRANT SELECT (id, sealed_key), UPDATE (sealed_key) ON network_authorities TO causeway_rotation;
--> statement-breakpoint
GRANT SELECT (id) ON access_points TO causeway_rotation;
--> statement-breakpoint
GRANT SELECT (at), DELETE ON accounting_events TO causeway_retention;
--> statement-breakpoint
GRANT SELECT (at), DELETE ON unreadable_accounting TO causeway_retention;
