CREATE TABLE "erasures" (
	"delegate_id" uuid PRIMARY KEY NOT NULL,
	"erased_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_checkpoints" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"hash" "bytea" NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"key_id" integer NOT NULL,
	"signature" "bytea" NOT NULL,
	CONSTRAINT "ledger_checkpoints_lengths" CHECK (octet_length("ledger_checkpoints"."hash") = 32 and octet_length("ledger_checkpoints"."signature") = 64)
);
--> statement-breakpoint
CREATE TABLE "ledger_keys" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"public_key" "bytea" NOT NULL,
	"sealed_private_key" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_keys_public_length" CHECK (octet_length("ledger_keys"."public_key") = 32)
);
--> statement-breakpoint
CREATE TABLE "phone_proofs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"verification_id" uuid NOT NULL,
	"delegate_id" uuid NOT NULL,
	"sign_in_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"passkey_id" uuid,
	"number" smallint,
	"choices" smallint[],
	"picked_at" timestamp (3) with time zone,
	"is_match" boolean,
	CONSTRAINT "phone_proofs_number_range" CHECK ("phone_proofs"."number" between 10 and 99),
	CONSTRAINT "phone_proofs_answered_whole" CHECK (("phone_proofs"."answered_at" is null) = ("phone_proofs"."passkey_id" is null) and ("phone_proofs"."answered_at" is null) = ("phone_proofs"."number" is null)
        and ("phone_proofs"."answered_at" is null) = ("phone_proofs"."choices" is null)),
	CONSTRAINT "phone_proofs_choices" CHECK (cardinality("phone_proofs"."choices") = 3 and "phone_proofs"."number" = any("phone_proofs"."choices")),
	CONSTRAINT "phone_proofs_picked_whole" CHECK (("phone_proofs"."picked_at" is null) = ("phone_proofs"."is_match" is null) and ("phone_proofs"."picked_at" is null or "phone_proofs"."answered_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"delegate_id" uuid NOT NULL,
	"verification_id" uuid,
	"because" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"proposed_by" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	CONSTRAINT "proposals_kind_word" CHECK (kind in ('verify_without_proof', 'lift_rejection', 'erase_delegate')),
	CONSTRAINT "proposals_outcome_word" CHECK (outcome in ('confirmed', 'declined', 'withdrawn', 'expired')),
	CONSTRAINT "proposals_decided_whole" CHECK (("proposals"."outcome" is null) = ("proposals"."decided_at" is null)),
	CONSTRAINT "proposals_two_persons" CHECK ("proposals"."outcome" is distinct from 'confirmed' or ("proposals"."decided_by" is not null and "proposals"."decided_by" <> "proposals"."proposed_by")),
	CONSTRAINT "proposals_of_verification" CHECK (("proposals"."kind" = 'verify_without_proof') = ("proposals"."verification_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "staff_badges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_by" uuid NOT NULL,
	"pin_salt" "bytea",
	"pin_hash" "bytea",
	"pin_set_at" timestamp (3) with time zone,
	"wrong_pins" smallint DEFAULT 0 NOT NULL,
	"locked_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "staff_badges_pin_whole" CHECK (("staff_badges"."pin_salt" is null) = ("staff_badges"."pin_hash" is null) and ("staff_badges"."pin_hash" is null) = ("staff_badges"."pin_set_at" is null)),
	CONSTRAINT "staff_badges_wrong_pins_range" CHECK ("staff_badges"."wrong_pins" between 0 and 10)
);
--> statement-breakpoint
ALTER TABLE "scans" DROP CONSTRAINT "scans_reason_word";--> statement-breakpoint
ALTER TABLE "alerts" DROP CONSTRAINT "alerts_kind_word";--> statement-breakpoint
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_action_word";--> statement-breakpoint
ALTER TABLE "collector_keys" DROP CONSTRAINT "collector_keys_purpose_word";--> statement-breakpoint
ALTER TABLE "sign_ins" DROP CONSTRAINT "sign_ins_proof_word";--> statement-breakpoint
ALTER TABLE "verifications" DROP CONSTRAINT "verifications_method_word";--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "raised_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "vetted_categories" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "document_categories" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "vetting" text;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "vetted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "checkpoint_sequence" bigint;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "device_id" uuid;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "document_reading" text;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "proposed_by" uuid;--> statement-breakpoint
ALTER TABLE "ledger_checkpoints" ADD CONSTRAINT "ledger_checkpoints_sequence_ledger_sequence_fk" FOREIGN KEY ("sequence") REFERENCES "public"."ledger"("sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_checkpoints" ADD CONSTRAINT "ledger_checkpoints_key_id_ledger_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."ledger_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_proofs" ADD CONSTRAINT "phone_proofs_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_proofs" ADD CONSTRAINT "phone_proofs_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_proofs" ADD CONSTRAINT "phone_proofs_sign_in_id_sign_ins_id_fk" FOREIGN KEY ("sign_in_id") REFERENCES "public"."sign_ins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_proofs" ADD CONSTRAINT "phone_proofs_passkey_id_passkeys_id_fk" FOREIGN KEY ("passkey_id") REFERENCES "public"."passkeys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposed_by_staff_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_badges" ADD CONSTRAINT "staff_badges_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_badges" ADD CONSTRAINT "staff_badges_issued_by_staff_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "phone_proofs_code_key" ON "phone_proofs" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "phone_proofs_verification_idx" ON "phone_proofs" USING btree ("verification_id");--> statement-breakpoint
CREATE INDEX "phone_proofs_made_idx" ON "phone_proofs" USING btree ("made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_one_open" ON "proposals" USING btree ("delegate_id","kind") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "proposals_open_idx" ON "proposals" USING btree ("proposed_at") WHERE outcome is null;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_badges_token_key" ON "staff_badges" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_badges_one_live" ON "staff_badges" USING btree ("staff_id") WHERE revoked_at is null;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_proposed_by_staff_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_ins_device_idx" ON "sign_ins" USING btree ("device_id") WHERE device_id is not null;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_reason_word" CHECK (reason in ('admitted', 'left', 'badge_unreadable', 'badge_forged', 'badge_other_conference', 'badge_unknown', 'badge_revoked', 'badge_replaced', 'badge_not_yet_valid', 'badge_expired', 'number_typed', 'number_mistyped', 'registration_not_approved', 'registration_withdrawn', 'vetting_pending', 'vetting_rejected', 'identity_not_verified', 'identity_refused', 'already_inside', 'not_seen_entering', 'elsewhere', 'zone_not_allowed', 'zone_closed_now', 'companion_not_allowed', 'delegate_not_inside', 'reentry_not_allowed', 'entries_used_up', 'zone_full', 'category_full'));--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_kind_word" CHECK (kind in ('whereabouts_looked_up', 'delegate_rejected', 'ledger_broken'));--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_vetted_words" CHECK (vetted_categories <@ array['attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical']::text[]);--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_document_words" CHECK (document_categories <@ array['attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical']::text[]);--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_vetting_word" CHECK (vetting in ('pending', 'cleared', 'rejected'));--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_vetting_whole" CHECK (("delegates"."vetting" is null) = ("delegates"."vetted_at" is null));--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_action_word" CHECK (action in ('delegates_imported', 'registration_changed', 'delegates_exported', 'delegate_registered', 'registration_approved', 'registration_declined', 'registration_asked', 'registration_waitlisted', 'registration_withdrawn', 'registration_restored', 'registrations_merged', 'registration_transferred', 'name_changed', 'category_changed', 'companion_bound', 'guardian_named', 'group_changed', 'form_changed', 'registration_terms_changed', 'invitations_sent', 'letter_wording_changed', 'delegate_link_made', 'delegate_links_ended', 'photograph_put', 'photograph_removed', 'photographs_imported', 'hand_over_made', 'hand_over_closed', 'badge_issued', 'badges_issued', 'badge_revoked', 'badge_reissued', 'badges_printed', 'badge_design_changed', 'conference_changed', 'layout_changed', 'rules_changed', 'group_admitted', 'list_printed', 'stations_changed', 'identity_verified', 'identity_refused', 'verification_passed_on', 'verification_expired', 'verdict_overridden', 'verdict_disputed', 'whereabouts_looked_up', 'alert_acknowledged', 'vetting_told', 'delegate_rejected', 'rejection_lifted', 'vetting_terms_changed', 'verification_terms_changed', 'proposal_made', 'proposal_confirmed', 'proposal_declined', 'passkey_bound', 'passkey_proof_failed', 'delegate_erased', 'own_data_downloaded', 'retention_changed', 'staff_badge_made', 'staff_badge_revoked', 'pin_set', 'pin_locked', 'sign_in_link_made', 'signed_in', 'sign_ins_ended', 'passkey_made', 'passkey_revoked', 'passkeys_revoked', 'staff_added', 'staff_changed', 'device_registered', 'device_code_made', 'device_enrolled', 'device_revoked', 'hotspots_imported', 'collector_key_made', 'collector_key_revoked', 'map_drawn'));--> statement-breakpoint
ALTER TABLE "collector_keys" ADD CONSTRAINT "collector_keys_purpose_word" CHECK (purpose in ('readings', 'bounces', 'vetting'));--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_badge_at_device" CHECK (("sign_ins"."proof" = 'badge') = ("sign_ins"."device_id" is not null));--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_proof_word" CHECK (proof in ('link', 'passkey', 'badge'));--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_reading_word" CHECK (document_reading in ('camera', 'reader', 'typed', 'number', 'last_four'));--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_reading_of_document" CHECK ("verifications"."document_reading" is null or "verifications"."method" = 'document');--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_two_persons" CHECK ("verifications"."proposed_by" is null or ("verifications"."method" = 'supervisor' and "verifications"."proposed_by" <> "verifications"."decided_by"));--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_method_word" CHECK (method in ('document', 'passkey', 'supervisor'));--> statement-breakpoint
-- What was asked, proposed, shown and signed stays as it was; only what became of it is added.
GRANT SELECT, INSERT, UPDATE (opened_at, answered_at, passkey_id, number, choices, picked_at, is_match) ON phone_proofs TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (outcome, decided_at, decided_by) ON proposals TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (pin_salt, pin_hash, pin_set_at, wrong_pins, locked_at, revoked_at) ON staff_badges TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT ON ledger_keys, ledger_checkpoints TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT ON erasures TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, made_at), DELETE ON phone_proofs TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, acknowledged_at), DELETE ON alerts TO causeway_retention;
