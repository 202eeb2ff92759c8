CREATE TABLE "rule_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by" uuid,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "rule_versions_from_one" CHECK ("rule_versions"."version" >= 1),
	CONSTRAINT "rule_versions_list" CHECK (jsonb_typeof("rule_versions"."rules") = 'array')
);
--> statement-breakpoint
ALTER TABLE "scans" DROP CONSTRAINT "scans_reason_word";--> statement-breakpoint
ALTER TABLE "presences" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "presences" ADD COLUMN "stays" jsonb;--> statement-breakpoint
ALTER TABLE "presences" ADD COLUMN "visits" jsonb;--> statement-breakpoint
ALTER TABLE "presences" ADD COLUMN "runs_out_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "presences" ADD COLUMN "checked_out_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "rule_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD CONSTRAINT "rule_versions_saved_by_staff_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "presences_runs_out_idx" ON "presences" USING btree ("runs_out_at") WHERE "presences"."runs_out_at" is not null;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_category_word" CHECK (category in ('attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical'));--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_category_while_inside" CHECK (("presences"."category" is null) or ("presences"."zone_id" is not null));--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_reason_word" CHECK (reason in ('admitted', 'left', 'badge_unreadable', 'badge_forged', 'badge_other_conference', 'badge_unknown', 'badge_revoked', 'badge_replaced', 'badge_not_yet_valid', 'badge_expired', 'number_typed', 'number_mistyped', 'registration_not_approved', 'registration_withdrawn', 'identity_not_verified', 'identity_refused', 'already_inside', 'not_seen_entering', 'elsewhere', 'zone_not_allowed', 'zone_closed_now', 'companion_not_allowed', 'delegate_not_inside', 'reentry_not_allowed', 'entries_used_up', 'zone_full', 'category_full'));--> statement-breakpoint
-- What was scanned so far was decided by the first version.
ALTER TABLE "scans" ALTER COLUMN "rule_version" DROP DEFAULT;
--> statement-breakpoint
-- Who is inside was let in under the category of their newest scan, or else of their registration.
UPDATE presences p SET category = coalesce((
  SELECT s.category FROM scans s WHERE s.delegate_id = p.delegate_id AND s.category IS NOT NULL
    AND coalesce(s.shown_verdict, s.verdict) = 'admit'
  ORDER BY s.corrected_time DESC LIMIT 1), d.category)
FROM delegates d WHERE d.id = p.delegate_id AND p.zone_id IS NOT NULL;
--> statement-breakpoint
-- The rules until now become the first version, and mean the same: who is not verified was referred where a gate leads
-- in from outside, companions were let in like anybody, and nothing else was asked.
INSERT INTO rule_versions (version, rules, saved_at)
SELECT 1, coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'id', 'rule-' || r.number,
    'categories', r.categories,
    'zoneId', r.zone_id,
    'from', to_char(r."from" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'until', to_char(r.until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'dailyFrom', to_char(r.daily_from, 'HH24:MI'),
    'dailyUntil', to_char(r.daily_until, 'HH24:MI'),
    'needsVerification', exists (
      SELECT FROM gates g WHERE g.inner_zone_id = r.zone_id AND g.outer_zone_id IS NULL),
    'reentry', '{"kind": "free"}'::jsonb,
    'elsewhere', 'move',
    'companions', 'anybody'
  )) ORDER BY r.number), '[]'), now()
FROM (
  SELECT zone_id, "from", until, daily_from, daily_until, row_number() OVER (ORDER BY min(first)) AS number,
    jsonb_agg(category ORDER BY first) AS categories
  FROM (
    SELECT zone_id, category, "from", until, daily_from, daily_until, min(id) AS first FROM admission_rules
    GROUP BY zone_id, category, "from", until, daily_from, daily_until
  ) one
  GROUP BY zone_id, "from", until, daily_from, daily_until
) r;
--> statement-breakpoint
-- Versions are appended, never changed.
GRANT SELECT, INSERT ON rule_versions TO causeway_app;
--> statement-breakpoint
DROP TABLE "admission_rules" CASCADE;
