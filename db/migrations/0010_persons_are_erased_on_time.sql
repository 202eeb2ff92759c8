CREATE TABLE "erasure_requests" (
	"delegate_id" uuid PRIMARY KEY NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "erasures" ADD COLUMN "swept_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON erasure_requests TO causeway_app;--> statement-breakpoint
-- Retention erases a person, tells the ledger so in the same transaction, and sees no more of anybody than it needs for that.
GRANT SELECT, INSERT ON ledger, ledger_details TO causeway_retention;--> statement-breakpoint
GRANT INSERT ON ledger_subjects TO causeway_retention;--> statement-breakpoint
GRANT UPDATE (swept_at) ON erasures TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, ends_at, time_zone) ON conference TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, merged_into, companion_of, guardian_id, name, name_latin, email, external_reference, document_hash, document_last4, document_country, birth_date, guardian_name, guardian_phone), DELETE,
  UPDATE (companion_of, guardian_id, document_hash, document_last4, document_country, birth_date, guardian_name, guardian_phone) ON delegates TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, head_id), UPDATE (head_id) ON groups TO causeway_retention;--> statement-breakpoint
GRANT SELECT (serial, delegate_id), DELETE ON badges TO causeway_retention;--> statement-breakpoint
GRANT SELECT (delegate_id, zone_id, last_time), DELETE ON presences TO causeway_retention;--> statement-breakpoint
GRANT SELECT, UPDATE (inside) ON zone_counters TO causeway_retention;--> statement-breakpoint
GRANT SELECT (verdict, shown_verdict, signature), UPDATE (signature) ON scans TO causeway_retention;--> statement-breakpoint
GRANT SELECT (delegate_id), DELETE ON answers, reviews, erasure_requests TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, delegate_id, outcome, taken_sign_in, note, passed_on_because), DELETE, UPDATE (taken_sign_in, note, passed_on_because) ON verifications TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, delegate_id, closed_at), DELETE ON hand_overs TO causeway_retention;--> statement-breakpoint
GRANT SELECT (delegate_id, companion_of) ON registration_drafts TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, delegate_id, draft_id, sent_at, given_up_at), DELETE, UPDATE (draft_id) ON letters TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, delegate_id, ended_at), DELETE ON delegate_links TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, delegate_id, link_id, expires_at, ended_at), DELETE ON delegate_sign_ins TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, delegate_id, revoked_at), DELETE ON passkeys TO causeway_retention;--> statement-breakpoint
GRANT SELECT (delegate_id, sign_in_id, passkey_id) ON phone_proofs TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, kind, delegate_id, outcome, decided_at, expires_at), DELETE, UPDATE (outcome, decided_at) ON proposals TO causeway_retention;--> statement-breakpoint
GRANT SELECT (delegate_id) ON alerts TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, expires_at, ended_at), DELETE ON sign_ins TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, expires_at, consumed_at), DELETE ON sign_in_links TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, expires_at), DELETE ON device_codes, device_sign_ins TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, revoked_at), DELETE ON staff_badges TO causeway_retention;--> statement-breakpoint
GRANT SELECT (id, ended_at, faults), UPDATE (faults) ON delegate_imports TO causeway_retention;--> statement-breakpoint
-- What was deleted stays in the files of a table until it is written anew.
GRANT MAINTAIN ON alerts, answers, badges, delegate_imports, delegate_links, delegate_sign_ins, delegates, draft_photographs, erasure_requests, groups, hand_overs, ledger_subjects, letters, passkeys, phone_proofs, photographs, presences, proposals, registration_drafts, reviews, scans, verifications TO causeway_retention;
