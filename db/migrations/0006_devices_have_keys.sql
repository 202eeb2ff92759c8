CREATE TABLE "device_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"lane_id" text,
	"station_id" text,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"device_id" uuid,
	CONSTRAINT "device_codes_kind_word" CHECK (kind in ('lane', 'station', 'board'))
);
--> statement-breakpoint
CREATE TABLE "device_sign_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"device_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_actor_word";--> statement-breakpoint
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_action_word";--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "station_id" text;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "public_key" "bytea";--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "version" text;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "clock_offset_ms" bigint;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "clock_error_ms" bigint;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "waiting_scans" integer;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "gate_ids" text[];--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "station_ids" text[];--> statement-breakpoint
ALTER TABLE "device_codes" ADD CONSTRAINT "device_codes_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_codes" ADD CONSTRAINT "device_codes_station_id_stations_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."stations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_codes" ADD CONSTRAINT "device_codes_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_codes" ADD CONSTRAINT "device_codes_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_sign_ins" ADD CONSTRAINT "device_sign_ins_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "device_codes_hash_key" ON "device_codes" USING btree ("code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "device_sign_ins_secret_key" ON "device_sign_ins" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "device_sign_ins_device_idx" ON "device_sign_ins" USING btree ("device_id");--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_station_id_stations_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."stations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "devices_public_key_key" ON "devices" USING btree ("public_key");--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_actor_word" CHECK (actor_kind in ('staff', 'delegate', 'device', 'collector', 'system'));--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_action_word" CHECK (action in ('delegates_imported', 'registration_changed', 'delegates_exported', 'delegate_registered', 'registration_approved', 'registration_declined', 'registration_asked', 'registration_waitlisted', 'registration_withdrawn', 'registration_restored', 'registrations_merged', 'registration_transferred', 'name_changed', 'category_changed', 'companion_bound', 'guardian_named', 'group_changed', 'form_changed', 'registration_terms_changed', 'invitations_sent', 'letter_wording_changed', 'delegate_link_made', 'delegate_links_ended', 'photograph_put', 'photograph_removed', 'photographs_imported', 'hand_over_made', 'hand_over_closed', 'badge_issued', 'badges_issued', 'badge_revoked', 'badge_reissued', 'badges_printed', 'badge_design_changed', 'conference_changed', 'layout_changed', 'rules_changed', 'group_admitted', 'list_printed', 'stations_changed', 'identity_verified', 'identity_refused', 'verification_passed_on', 'verification_expired', 'verdict_overridden', 'verdict_disputed', 'sign_in_link_made', 'signed_in', 'sign_ins_ended', 'staff_added', 'staff_changed', 'device_registered', 'device_code_made', 'device_enrolled', 'device_revoked', 'hotspots_imported', 'collector_key_made', 'collector_key_revoked', 'map_drawn'));--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_station_at_station" CHECK ("devices"."kind" = 'station' or "devices"."station_id" is null);--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_key_length" CHECK (octet_length("devices"."public_key") = 65);--> statement-breakpoint
-- Codes that were never used, and sign-ins that are over, say nothing of anybody.
GRANT SELECT, INSERT, UPDATE, DELETE ON device_codes, device_sign_ins TO causeway_app;--> statement-breakpoint
-- A verdict that was shown since is part of what a device signs.
GRANT UPDATE (signature) ON scans TO causeway_app;
