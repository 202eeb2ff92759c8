CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid,
	"delegate_id" uuid,
	"credential_id" "bytea" NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"backup_eligible" boolean NOT NULL,
	"backed_up" boolean NOT NULL,
	"name" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"bound_at" timestamp (3) with time zone,
	"bound_by" uuid,
	CONSTRAINT "passkeys_one_owner" CHECK (num_nonnulls("passkeys"."staff_id", "passkeys"."delegate_id") = 1),
	CONSTRAINT "passkeys_bound_whole" CHECK (("passkeys"."bound_at" is null) = ("passkeys"."bound_by" is null) and ("passkeys"."bound_at" is null or "passkeys"."delegate_id" is not null)),
	CONSTRAINT "passkeys_counter_range" CHECK ("passkeys"."counter" between 0 and 4294967295),
	CONSTRAINT "passkeys_backup_eligible" CHECK ("passkeys"."backup_eligible" or not "passkeys"."backed_up")
);
--> statement-breakpoint
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_action_word";--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "proof" text DEFAULT 'link' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "client" text;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "is_to_turn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "former_hash" "bytea";--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "former_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_bound_by_staff_id_fk" FOREIGN KEY ("bound_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential_key" ON "passkeys" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "passkeys_staff_idx" ON "passkeys" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "passkeys_delegate_idx" ON "passkeys" USING btree ("delegate_id");--> statement-breakpoint
CREATE INDEX "sign_ins_former_idx" ON "sign_ins" USING btree ("former_hash") WHERE former_hash is not null;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_action_word" CHECK (action in ('delegates_imported', 'registration_changed', 'delegates_exported', 'delegate_registered', 'registration_approved', 'registration_declined', 'registration_asked', 'registration_waitlisted', 'registration_withdrawn', 'registration_restored', 'registrations_merged', 'registration_transferred', 'name_changed', 'category_changed', 'companion_bound', 'guardian_named', 'group_changed', 'form_changed', 'registration_terms_changed', 'invitations_sent', 'letter_wording_changed', 'delegate_link_made', 'delegate_links_ended', 'photograph_put', 'photograph_removed', 'photographs_imported', 'hand_over_made', 'hand_over_closed', 'badge_issued', 'badges_issued', 'badge_revoked', 'badge_reissued', 'badges_printed', 'badge_design_changed', 'conference_changed', 'layout_changed', 'rules_changed', 'group_admitted', 'list_printed', 'stations_changed', 'identity_verified', 'identity_refused', 'verification_passed_on', 'verification_expired', 'verdict_overridden', 'verdict_disputed', 'whereabouts_looked_up', 'alert_acknowledged', 'sign_in_link_made', 'signed_in', 'sign_ins_ended', 'passkey_made', 'passkey_revoked', 'passkeys_revoked', 'staff_added', 'staff_changed', 'device_registered', 'device_code_made', 'device_enrolled', 'device_revoked', 'hotspots_imported', 'collector_key_made', 'collector_key_revoked', 'map_drawn'));--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_proof_word" CHECK (proof in ('link', 'passkey'));--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_former_whole" CHECK (("sign_ins"."former_hash" is null) = ("sign_ins"."former_until" is null));--> statement-breakpoint
-- A passkey is never rewritten and never removed: it is renamed, counts on, and is revoked.
GRANT SELECT, INSERT, UPDATE (counter, backed_up, name, used_at, revoked_at, bound_at, bound_by) ON passkeys TO causeway_app;
