CREATE TABLE "carried_keys" (
	"use" text PRIMARY KEY NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"carried_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "carried_keys_use_word" CHECK (use in ('documents', 'draft-links', 'passkey-owners', 'staff-pins'))
);
--> statement-breakpoint
CREATE TABLE "secret_keys" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "secret_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"mark" "bytea" NOT NULL,
	"first_used_at" timestamp (3) with time zone NOT NULL,
	"rotated_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "alerts" DROP CONSTRAINT "alerts_kind_word";--> statement-breakpoint
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_action_word";--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "proven_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_kind_word" CHECK (kind in ('whereabouts_looked_up', 'delegate_rejected', 'ledger_broken', 'sign_ins_failed'));--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_action_word" CHECK (action in ('delegates_imported', 'registration_changed', 'delegates_exported', 'delegate_registered', 'registration_approved', 'registration_declined', 'registration_asked', 'registration_waitlisted', 'registration_withdrawn', 'registration_restored', 'registrations_merged', 'registration_transferred', 'name_changed', 'category_changed', 'companion_bound', 'guardian_named', 'group_changed', 'form_changed', 'registration_terms_changed', 'invitations_sent', 'letter_wording_changed', 'delegate_link_made', 'delegate_links_ended', 'photograph_put', 'photograph_removed', 'photographs_imported', 'hand_over_made', 'hand_over_closed', 'badge_issued', 'badges_issued', 'badge_revoked', 'badge_reissued', 'badges_printed', 'badge_design_changed', 'conference_changed', 'layout_changed', 'rules_changed', 'group_admitted', 'list_printed', 'stations_changed', 'identity_verified', 'identity_refused', 'verification_passed_on', 'verification_expired', 'verdict_overridden', 'verdict_disputed', 'whereabouts_looked_up', 'alert_acknowledged', 'vetting_told', 'delegate_rejected', 'rejection_lifted', 'vetting_terms_changed', 'verification_terms_changed', 'proposal_made', 'proposal_confirmed', 'proposal_declined', 'passkey_bound', 'passkey_proof_failed', 'delegate_erased', 'own_data_downloaded', 'retention_changed', 'staff_badge_made', 'staff_badge_revoked', 'pin_set', 'pin_locked', 'sign_in_link_made', 'signed_in', 'proven_again', 'sign_ins_ended', 'passkey_made', 'passkey_revoked', 'passkeys_revoked', 'staff_added', 'staff_changed', 'secret_key_rotated', 'device_registered', 'device_code_made', 'device_enrolled', 'device_revoked', 'hotspots_imported', 'collector_key_made', 'collector_key_revoked', 'map_drawn'));--> statement-breakpoint
-- The server reads which secrets there were; only rotation, for a moment at a time, writes it, and seals anew what is stored.
GRANT SELECT ON secret_keys, carried_keys TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (rotated_at) ON secret_keys TO causeway_rotation;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (sealed_key) ON carried_keys TO causeway_rotation;--> statement-breakpoint
GRANT SELECT (id, sealed_private_key), UPDATE (sealed_private_key) ON badge_keys, ledger_keys TO causeway_rotation;--> statement-breakpoint
GRANT SELECT (delegate_id, sealed_key), UPDATE (sealed_key) ON photographs TO causeway_rotation;--> statement-breakpoint
GRANT SELECT (draft_id, sealed_key), UPDATE (sealed_key) ON draft_photographs TO causeway_rotation;--> statement-breakpoint
GRANT SELECT (id, sealed_content), UPDATE (sealed_content) ON letters, registration_drafts TO causeway_rotation;--> statement-breakpoint
GRANT SELECT, INSERT ON ledger TO causeway_rotation;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (sealed) ON ledger_details TO causeway_rotation;--> statement-breakpoint
GRANT SELECT, UPDATE (sealed_key) ON ledger_subjects TO causeway_rotation;--> statement-breakpoint
-- Whether anything still rests on a key that was carried over.
GRANT SELECT (document_hash) ON delegates TO causeway_rotation;--> statement-breakpoint
GRANT SELECT (delegate_id, revoked_at) ON passkeys TO causeway_rotation;--> statement-breakpoint
GRANT SELECT (pin_hash, revoked_at) ON staff_badges TO causeway_rotation;
