CREATE TABLE "admission_rules" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "admission_rules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"zone_id" text NOT NULL,
	"category" text NOT NULL,
	"from" timestamp (3) with time zone,
	"until" timestamp (3) with time zone,
	"daily_from" time,
	"daily_until" time,
	CONSTRAINT "admission_rules_category_word" CHECK (category in ('attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical')),
	CONSTRAINT "admission_rules_order" CHECK ("admission_rules"."until" > "admission_rules"."from"),
	CONSTRAINT "admission_rules_daily_pair" CHECK (("admission_rules"."daily_from" is null) = ("admission_rules"."daily_until" is null))
);
--> statement-breakpoint
CREATE TABLE "gates" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"outer_zone_id" text,
	"inner_zone_id" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "gates_between_two_zones" CHECK ("gates"."outer_zone_id" is distinct from "gates"."inner_zone_id")
);
--> statement-breakpoint
CREATE TABLE "lanes" (
	"id" text PRIMARY KEY NOT NULL,
	"gate_id" text NOT NULL,
	"number" smallint NOT NULL,
	"direction" text NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	CONSTRAINT "lanes_direction_word" CHECK (direction in ('in', 'out', 'both'))
);
--> statement-breakpoint
CREATE TABLE "presences" (
	"delegate_id" uuid PRIMARY KEY NOT NULL,
	"zone_id" text,
	"last_time" timestamp (3) with time zone,
	"last_device_id" uuid,
	"last_sequence" bigint,
	"entries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lane_id" text NOT NULL,
	"device_id" uuid NOT NULL,
	"device_sequence" bigint NOT NULL,
	"token" text,
	"direction" text NOT NULL,
	"device_time" timestamp (3) with time zone NOT NULL,
	"clock_offset_ms" integer NOT NULL,
	"clock_error_ms" integer NOT NULL,
	"shown_verdict" text,
	"shown_at" timestamp (3) with time zone,
	"signature" "bytea",
	"received_at" timestamp (3) with time zone NOT NULL,
	"corrected_time" timestamp (3) with time zone NOT NULL,
	"badge_serial" bigint,
	"delegate_id" uuid,
	"category" text,
	"zone_id" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "scans_direction_word" CHECK (direction in ('in', 'out')),
	CONSTRAINT "scans_verdict_word" CHECK (verdict in ('admit', 'refuse', 'refer')),
	CONSTRAINT "scans_shown_word" CHECK (shown_verdict in ('admit', 'refuse', 'refer')),
	CONSTRAINT "scans_reason_word" CHECK (reason in ('admitted', 'left', 'badge_unreadable', 'badge_forged', 'badge_other_conference', 'badge_unknown', 'badge_revoked', 'badge_replaced', 'badge_not_yet_valid', 'badge_expired', 'number_typed', 'number_mistyped', 'registration_not_approved', 'registration_withdrawn', 'identity_not_verified', 'identity_refused', 'already_inside', 'not_seen_entering', 'zone_not_allowed', 'zone_closed_now', 'zone_full')),
	CONSTRAINT "scans_shown_whole" CHECK (("scans"."shown_verdict" is null) = ("scans"."shown_at" is null)),
	CONSTRAINT "scans_sequence_not_negative" CHECK ("scans"."device_sequence" >= 0)
);
--> statement-breakpoint
CREATE TABLE "zone_counters" (
	"zone_id" text PRIMARY KEY NOT NULL,
	"inside" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "zone_counters_not_negative" CHECK ("zone_counters"."inside" >= 0)
);
--> statement-breakpoint
CREATE TABLE "zones" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"parent_id" text,
	"capacity" integer,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "zones_capacity_positive" CHECK ("zones"."capacity" > 0),
	CONSTRAINT "zones_not_in_itself" CHECK ("zones"."parent_id" <> "zones"."id")
);
--> statement-breakpoint
CREATE TABLE "badge_keys" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "badge_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"public_key" "bytea" NOT NULL,
	"sealed_private_key" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "badge_keys_public_length" CHECK (octet_length("badge_keys"."public_key") = 32)
);
--> statement-breakpoint
CREATE TABLE "badges" (
	"serial" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "badges_serial_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 10001 CACHE 1),
	"delegate_id" uuid NOT NULL,
	"category" text NOT NULL,
	"medium" text NOT NULL,
	"key_id" integer NOT NULL,
	"holder_key" "bytea",
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_because" text,
	"replaced_by" bigint,
	CONSTRAINT "badges_medium_word" CHECK (medium in ('phone', 'printed')),
	CONSTRAINT "badges_category_word" CHECK (category in ('attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical')),
	CONSTRAINT "badges_validity_order" CHECK ("badges"."valid_until" > "badges"."valid_from"),
	CONSTRAINT "badges_revoked_with_reason" CHECK (("badges"."revoked_at" is null) = ("badges"."revoked_because" is null)),
	CONSTRAINT "badges_replaced_is_revoked" CHECK ("badges"."replaced_by" is null or "badges"."revoked_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "conference" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"badge_mark" "bytea" NOT NULL,
	"name" jsonb NOT NULL,
	"time_zone" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conference_is_one" CHECK ("conference"."id" = 1),
	CONSTRAINT "conference_ends_after_start" CHECK ("conference"."ends_at" > "conference"."starts_at"),
	CONSTRAINT "conference_badge_mark_length" CHECK (octet_length("conference"."badge_mark") = 8)
);
--> statement-breakpoint
CREATE TABLE "delegates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_reference" text NOT NULL,
	"name" text NOT NULL,
	"name_latin" text NOT NULL,
	"country" char(2) NOT NULL,
	"category" text NOT NULL,
	"affiliation" text DEFAULT '' NOT NULL,
	"email" text NOT NULL,
	"birth_date" date,
	"document_country" char(2),
	"document_hash" "bytea",
	"document_last4" text,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "delegates_category_word" CHECK (category in ('attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical')),
	CONSTRAINT "delegates_status_word" CHECK (status in ('invited', 'submitted', 'approved', 'declined', 'withdrawn')),
	CONSTRAINT "delegates_country_form" CHECK ("delegates"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "delegates_document_whole" CHECK (("delegates"."document_hash" is null) = ("delegates"."document_last4" is null)),
	CONSTRAINT "delegates_name_not_blank" CHECK (btrim("delegates"."name") <> '' and btrim("delegates"."name_latin") <> '')
);
--> statement-breakpoint
CREATE TABLE "hotspot_readings" (
	"hotspot" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"clients" integer NOT NULL,
	"rx_mbps" real NOT NULL,
	"tx_mbps" real NOT NULL,
	"airtime" real,
	CONSTRAINT "hotspot_readings_pkey" PRIMARY KEY("hotspot","at"),
	CONSTRAINT "hotspot_readings_not_negative" CHECK ("hotspot_readings"."clients" >= 0 and "hotspot_readings"."rx_mbps" >= 0 and "hotspot_readings"."tx_mbps" >= 0),
	CONSTRAINT "hotspot_readings_airtime_share" CHECK ("hotspot_readings"."airtime" between 0 and 1)
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "hotspots" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hotspots_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"carrier" text NOT NULL,
	"bands" text[] NOT NULL,
	"zone_id" text,
	"level" smallint DEFAULT 0 NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"capacity_clients" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "hotspots_latitude_range" CHECK ("hotspots"."latitude" between -90 and 90),
	CONSTRAINT "hotspots_longitude_range" CHECK ("hotspots"."longitude" between -180 and 180),
	CONSTRAINT "hotspots_capacity_positive" CHECK ("hotspots"."capacity_clients" > 0)
);
--> statement-breakpoint
CREATE TABLE "map_levels" (
	"level" smallint PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"drawing" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delegate_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"started_by" uuid NOT NULL,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"fault_count" integer DEFAULT 0 NOT NULL,
	"faults" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_id" uuid,
	"commitment" "bytea" NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "ledger_actor_word" CHECK (actor_kind in ('staff', 'collector', 'system')),
	CONSTRAINT "ledger_action_word" CHECK (action in ('delegates_imported', 'registration_changed', 'badge_issued', 'badges_issued', 'badge_revoked', 'badge_reissued', 'conference_changed', 'layout_changed', 'stations_changed', 'identity_verified', 'identity_refused', 'verification_passed_on', 'verification_expired', 'verdict_overridden', 'verdict_disputed', 'sign_in_link_made', 'signed_in', 'sign_ins_ended', 'staff_added', 'staff_changed', 'device_registered', 'device_revoked', 'hotspots_imported', 'collector_key_made', 'collector_key_revoked', 'map_drawn')),
	CONSTRAINT "ledger_hash_lengths" CHECK (octet_length("ledger"."previous_hash") = 32 and octet_length("ledger"."hash") = 32 and octet_length("ledger"."commitment") = 32)
);
--> statement-breakpoint
CREATE TABLE "ledger_details" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_subjects" (
	"subject_id" uuid PRIMARY KEY NOT NULL,
	"delegate_id" uuid NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	CONSTRAINT "ledger_subjects_delegate_key" UNIQUE("delegate_id")
);
--> statement-breakpoint
CREATE TABLE "collector_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"lane_id" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"registered_by" uuid NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "devices_kind_word" CHECK (kind in ('lane', 'station', 'board')),
	CONSTRAINT "devices_lane_has_lane" CHECK (("devices"."kind" = 'lane') = ("devices"."lane_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"staff_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"consumed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"staff_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"roles" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "staff_roles_words" CHECK (roles <@ array['gate', 'supervisor', 'station', 'desk', 'network', 'administrator']::text[])
);
--> statement-breakpoint
CREATE TABLE "stations" (
	"id" text PRIMARY KEY NOT NULL,
	"number" smallint NOT NULL,
	"place" jsonb NOT NULL,
	"gate_id" text
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delegate_id" uuid NOT NULL,
	"station_id" text NOT NULL,
	"scan_id" uuid,
	"reason" text NOT NULL,
	"lane_id" text,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"taken_by" uuid,
	"taken_sign_in" uuid,
	"taken_until" timestamp (3) with time zone,
	"passed_on_at" timestamp (3) with time zone,
	"passed_on_because" text,
	"outcome" text,
	"method" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "verifications_outcome_word" CHECK (outcome in ('verified', 'refused', 'expired')),
	CONSTRAINT "verifications_method_word" CHECK (method in ('document', 'supervisor')),
	CONSTRAINT "verifications_lease_whole" CHECK (("verifications"."taken_by" is null) = ("verifications"."taken_until" is null)),
	CONSTRAINT "verifications_decided_whole" CHECK (("verifications"."outcome" is null) = ("verifications"."decided_at" is null)),
	CONSTRAINT "verifications_verified_how" CHECK ("verifications"."outcome" <> 'verified' or ("verifications"."method" is not null and "verifications"."decided_by" is not null))
);
--> statement-breakpoint
ALTER TABLE "admission_rules" ADD CONSTRAINT "admission_rules_zone_id_zones_id_fk" FOREIGN KEY ("zone_id") REFERENCES "public"."zones"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gates" ADD CONSTRAINT "gates_outer_zone_id_zones_id_fk" FOREIGN KEY ("outer_zone_id") REFERENCES "public"."zones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gates" ADD CONSTRAINT "gates_inner_zone_id_zones_id_fk" FOREIGN KEY ("inner_zone_id") REFERENCES "public"."zones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lanes" ADD CONSTRAINT "lanes_gate_id_gates_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_zone_id_zones_id_fk" FOREIGN KEY ("zone_id") REFERENCES "public"."zones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zone_counters" ADD CONSTRAINT "zone_counters_zone_id_zones_id_fk" FOREIGN KEY ("zone_id") REFERENCES "public"."zones"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zones" ADD CONSTRAINT "zones_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."zones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_key_id_badge_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."badge_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hotspots" ADD CONSTRAINT "hotspots_zone_id_zones_id_fk" FOREIGN KEY ("zone_id") REFERENCES "public"."zones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate_imports" ADD CONSTRAINT "delegate_imports_started_by_staff_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_details" ADD CONSTRAINT "ledger_details_sequence_ledger_sequence_fk" FOREIGN KEY ("sequence") REFERENCES "public"."ledger"("sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_subjects" ADD CONSTRAINT "ledger_subjects_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_registered_by_staff_id_fk" FOREIGN KEY ("registered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stations" ADD CONSTRAINT "stations_gate_id_gates_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_station_id_stations_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."stations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_taken_by_staff_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_taken_sign_in_sign_ins_id_fk" FOREIGN KEY ("taken_sign_in") REFERENCES "public"."sign_ins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "admission_rules_zone_idx" ON "admission_rules" USING btree ("zone_id","category");--> statement-breakpoint
CREATE UNIQUE INDEX "lanes_number_key" ON "lanes" USING btree ("gate_id","number");--> statement-breakpoint
CREATE INDEX "presences_zone_idx" ON "presences" USING btree ("zone_id") WHERE "presences"."zone_id" is not null;--> statement-breakpoint
CREATE INDEX "scans_holder_idx" ON "scans" USING btree ("delegate_id","corrected_time") WHERE "scans"."delegate_id" is not null;--> statement-breakpoint
CREATE INDEX "scans_lane_idx" ON "scans" USING btree ("lane_id","corrected_time");--> statement-breakpoint
CREATE UNIQUE INDEX "badge_keys_one_in_use" ON "badge_keys" USING btree (("retired_at" is null)) WHERE "badge_keys"."retired_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "badges_one_live_for_each_medium" ON "badges" USING btree ("delegate_id","medium") WHERE "badges"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "badges_delegate_idx" ON "badges" USING btree ("delegate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delegates_external_reference_key" ON "delegates" USING btree ("external_reference");--> statement-breakpoint
CREATE INDEX "delegates_name_latin_idx" ON "delegates" USING btree (lower("name_latin") text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "hotspots_code_key" ON "hotspots" USING btree ("code");--> statement-breakpoint
CREATE INDEX "ledger_subject_idx" ON "ledger" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "collector_keys_hash_key" ON "collector_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "devices_lane_idx" ON "devices" USING btree ("lane_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_links_token_key" ON "sign_in_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sign_in_links_staff_idx" ON "sign_in_links" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_ins_secret_key" ON "sign_ins" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "sign_ins_staff_idx" ON "sign_ins" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email_key" ON "staff" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "stations_number_key" ON "stations" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "verifications_one_open" ON "verifications" USING btree ("delegate_id") WHERE "verifications"."outcome" is null;--> statement-breakpoint
CREATE INDEX "verifications_waiting_idx" ON "verifications" USING btree ("station_id","requested_at") WHERE "verifications"."outcome" is null;--> statement-breakpoint
CREATE INDEX "verifications_verified_idx" ON "verifications" USING btree ("delegate_id") WHERE "verifications"."outcome" = 'verified';--> statement-breakpoint
CREATE INDEX "verifications_verified_at_idx" ON "verifications" USING btree ("station_id","decided_at") WHERE "verifications"."outcome" = 'verified';--> statement-breakpoint
CREATE INDEX "verifications_delegate_idx" ON "verifications" USING btree ("delegate_id","decided_at");