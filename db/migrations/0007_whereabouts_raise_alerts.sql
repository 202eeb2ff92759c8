CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"raised_by" uuid NOT NULL,
	"delegate_id" uuid,
	"because" text NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"acknowledged_by" uuid,
	CONSTRAINT "alerts_kind_word" CHECK (kind in ('whereabouts_looked_up')),
	CONSTRAINT "alerts_acknowledged_whole" CHECK (("alerts"."acknowledged_at" is null) = ("alerts"."acknowledged_by" is null))
);
--> statement-breakpoint
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_action_word";--> statement-breakpoint
ALTER TABLE "staff" DROP CONSTRAINT "staff_roles_words";--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_raised_by_staff_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_acknowledged_by_staff_id_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_open_idx" ON "alerts" USING btree ("raised_at") WHERE acknowledged_at is null;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_action_word" CHECK (action in ('delegates_imported', 'registration_changed', 'delegates_exported', 'delegate_registered', 'registration_approved', 'registration_declined', 'registration_asked', 'registration_waitlisted', 'registration_withdrawn', 'registration_restored', 'registrations_merged', 'registration_transferred', 'name_changed', 'category_changed', 'companion_bound', 'guardian_named', 'group_changed', 'form_changed', 'registration_terms_changed', 'invitations_sent', 'letter_wording_changed', 'delegate_link_made', 'delegate_links_ended', 'photograph_put', 'photograph_removed', 'photographs_imported', 'hand_over_made', 'hand_over_closed', 'badge_issued', 'badges_issued', 'badge_revoked', 'badge_reissued', 'badges_printed', 'badge_design_changed', 'conference_changed', 'layout_changed', 'rules_changed', 'group_admitted', 'list_printed', 'stations_changed', 'identity_verified', 'identity_refused', 'verification_passed_on', 'verification_expired', 'verdict_overridden', 'verdict_disputed', 'whereabouts_looked_up', 'alert_acknowledged', 'sign_in_link_made', 'signed_in', 'sign_ins_ended', 'staff_added', 'staff_changed', 'device_registered', 'device_code_made', 'device_enrolled', 'device_revoked', 'hotspots_imported', 'collector_key_made', 'collector_key_revoked', 'map_drawn'));--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_roles_words" CHECK (roles <@ array['gate', 'supervisor', 'station', 'desk', 'network', 'medical', 'administrator']::text[]);--> statement-breakpoint
-- What was raised stays as it was raised; only that somebody has seen it is added.
GRANT SELECT, INSERT, UPDATE (acknowledged_at, acknowledged_by) ON alerts TO causeway_app;
