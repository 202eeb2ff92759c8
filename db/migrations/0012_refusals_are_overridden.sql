CREATE TABLE "overrides" (
	"scan_id" uuid PRIMARY KEY NOT NULL,
	"overridden_at" timestamp (3) with time zone NOT NULL,
	"overridden_by" uuid NOT NULL,
	"because" text NOT NULL,
	"attended_by" uuid,
	CONSTRAINT "overrides_because_word" CHECK (because in ('expected_guest', 'accompanied', 'wrong_rules', 'emergency', 'other')),
	CONSTRAINT "overrides_beside_another" CHECK ("overrides"."attended_by" <> "overrides"."overridden_by")
);
--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_scan_id_scans_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."scans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_overridden_by_staff_id_fk" FOREIGN KEY ("overridden_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_attended_by_staff_id_fk" FOREIGN KEY ("attended_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Once overridden, for good: nobody takes it back or changes who let them in.
GRANT SELECT, INSERT ON overrides TO causeway_app;
