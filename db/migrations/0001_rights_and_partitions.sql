-- What the app's role may do, table by table: what is not named here it may not.
GRANT SELECT, INSERT, UPDATE ON
  conference, delegates, badges, badge_keys, delegate_imports, staff, sign_in_links, sign_ins, devices, collector_keys,
  verifications, presences, zone_counters, hotspots, map_levels
TO causeway_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON zones, gates, lanes, admission_rules, stations TO causeway_app;
--> statement-breakpoint
GRANT DELETE ON map_levels TO causeway_app;
--> statement-breakpoint
-- Scans are append-only; what a device showed and when may be added to a scan that it had not shown yet.
GRANT SELECT, INSERT, UPDATE (shown_verdict, shown_at) ON scans TO causeway_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON ledger, ledger_details, ledger_subjects, hotspot_readings TO causeway_app;
--> statement-breakpoint
-- Retention cuts the link between a scan and a person.
GRANT SELECT (id, corrected_time, delegate_id, badge_serial, token), UPDATE (delegate_id, badge_serial, token) ON scans TO causeway_retention;
--> statement-breakpoint
GRANT SELECT, DELETE ON ledger_subjects TO causeway_retention;
--> statement-breakpoint
INSERT INTO conference (id, badge_mark, name, time_zone, starts_at, ends_at)
VALUES (1, decode(substr(replace(gen_random_uuid()::text, '-', ''), 1, 8) || substr(replace(gen_random_uuid()::text, '-', ''), 1, 8), 'hex'),
  '{"en": "Conference", "zh-CN": "大会"}', 'UTC', date_trunc('day', now()), date_trunc('day', now()) + interval '7 days');
--> statement-breakpoint
-- The app's role owns no table, so it asks for the partitions of a day and gets nothing else.
CREATE FUNCTION ensure_reading_partition(day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE part text := format('hotspot_readings_%s', to_char(day, 'YYYYMMDD'));
BEGIN
  IF day NOT BETWEEN current_date - 40 AND current_date + 40 THEN
    RAISE EXCEPTION 'readings of % are out of range', day USING ERRCODE = 'check_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('ensure_reading_partition'));
  IF to_regclass('public.' || part) IS NULL THEN
    EXECUTE format('CREATE TABLE public.%I PARTITION OF public.hotspot_readings FOR VALUES FROM (%L) TO (%L)',
      part, day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
    EXECUTE format('CREATE INDEX ON public.%I USING brin (at)', part);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO causeway_app', part);
  END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ensure_reading_partition(date) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ensure_reading_partition(date) TO causeway_app;
