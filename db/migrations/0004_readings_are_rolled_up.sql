CREATE TABLE "hotspot_minutes" (
	"hotspot" integer NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"readings" integer NOT NULL,
	"clients_sum" bigint NOT NULL,
	"clients_max" integer NOT NULL,
	"rated" integer NOT NULL,
	"rx_thousandths" bigint,
	"tx_thousandths" bigint,
	"rx_max" real,
	"tx_max" real,
	"throughput_max" real,
	"timed" integer NOT NULL,
	"airtime_thousandths" bigint,
	"airtime_max" real,
	"clients_bins" smallint[] NOT NULL,
	"throughput_bins" smallint[],
	"airtime_bins" smallint[],
	CONSTRAINT "hotspot_minutes_pkey" PRIMARY KEY("hotspot","starts_at")
) PARTITION BY RANGE ("starts_at");
--> statement-breakpoint
CREATE TABLE "hotspot_quarters" (
	"hotspot" integer NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"readings" integer NOT NULL,
	"clients_sum" bigint NOT NULL,
	"clients_max" integer NOT NULL,
	"rated" integer NOT NULL,
	"rx_thousandths" bigint,
	"tx_thousandths" bigint,
	"rx_max" real,
	"tx_max" real,
	"throughput_max" real,
	"timed" integer NOT NULL,
	"airtime_thousandths" bigint,
	"airtime_max" real,
	"clients_bins" integer[] NOT NULL,
	"throughput_bins" integer[],
	"airtime_bins" integer[],
	CONSTRAINT "hotspot_quarters_pkey" PRIMARY KEY("hotspot","starts_at")
) PARTITION BY RANGE ("starts_at");
--> statement-breakpoint
CREATE TABLE "hotspot_spans_due" (
	"minutes" smallint NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hotspot_spans_due_lengths" CHECK ("hotspot_spans_due"."minutes" in (1, 15))
);
--> statement-breakpoint
ALTER TABLE "hotspot_readings" ALTER COLUMN "rx_mbps" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "hotspot_readings" ALTER COLUMN "tx_mbps" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "hotspot_readings" ADD COLUMN "clients_24" integer;--> statement-breakpoint
ALTER TABLE "hotspot_readings" ADD COLUMN "clients_5" integer;--> statement-breakpoint
ALTER TABLE "hotspot_readings" ADD COLUMN "clients_6" integer;--> statement-breakpoint
ALTER TABLE "hotspot_readings" ADD COLUMN "rx_octets" bigint;--> statement-breakpoint
ALTER TABLE "hotspot_readings" ADD COLUMN "tx_octets" bigint;--> statement-breakpoint
ALTER TABLE "hotspot_readings" ADD COLUMN "up_seconds" double precision;--> statement-breakpoint
CREATE INDEX "hotspot_spans_due_idx" ON "hotspot_spans_due" USING btree ("minutes","starts_at");--> statement-breakpoint
-- What the app's role may do with the new tables; what is not named here it may not.
GRANT SELECT, INSERT, UPDATE ON hotspot_minutes, hotspot_quarters TO causeway_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON hotspot_spans_due TO causeway_app;
--> statement-breakpoint
DROP FUNCTION ensure_reading_partition(date);
--> statement-breakpoint
CREATE FUNCTION make_hotspot_partition(parent text, suffix text, since date, until date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE part text := parent || '_' || suffix;
BEGIN
  IF to_regclass('public.' || part) IS NOT NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)',
    part, parent, since::timestamp AT TIME ZONE 'UTC', until::timestamp AT TIME ZONE 'UTC');
  -- Rows lie in the order in which they came, so that those of a minute are found by the pages they are on. The newest
  -- pages are told to the index as they fill, not when the table is vacuumed, which is long after.
  IF parent <> 'hotspot_quarters' THEN
    EXECUTE format('CREATE INDEX ON public.%I USING brin (%I) WITH (pages_per_range = 32, autosummarize = on)', part,
      CASE parent WHEN 'hotspot_readings' THEN 'at' ELSE 'starts_at' END);
  END IF;
END $$;
--> statement-breakpoint
-- The app's role owns no table, so it asks for the partitions of a day and gets nothing else.
CREATE FUNCTION ensure_hotspot_partitions(day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE month date := date_trunc('month', day::timestamp)::date;
BEGIN
  IF day NOT BETWEEN current_date - 40 AND current_date + 40 THEN
    RAISE EXCEPTION 'readings of % are out of range', day USING ERRCODE = 'check_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('hotspot_partitions'));
  PERFORM public.make_hotspot_partition('hotspot_readings', to_char(day, 'YYYYMMDD'), day, day + 1);
  PERFORM public.make_hotspot_partition('hotspot_minutes', to_char(day, 'YYYYMMDD'), day, day + 1);
  PERFORM public.make_hotspot_partition('hotspot_quarters', to_char(month, 'YYYYMM'), month, (month + interval '1 month')::date);
END $$;
--> statement-breakpoint
-- Nor may it drop one: it asks for those to be dropped that ended more than so many days ago, in UTC. Readings of a week
-- are kept whatever is asked. Waits for nobody long: the next time will do as well.
CREATE FUNCTION drop_expired_hotspot_partitions(readings_days integer, minutes_days integer, quarters_days integer)
RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '500ms' AS $$
DECLARE
  today date := (now() AT TIME ZONE 'UTC')::date;
  part text;
BEGIN
  IF least(readings_days, minutes_days, quarters_days) < 7 THEN
    RAISE EXCEPTION 'a week of readings is kept' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('hotspot_partitions'));
  FOR part IN
    SELECT child.relname FROM pg_inherits
    JOIN pg_class child ON child.oid = inhrelid JOIN pg_class parent ON parent.oid = inhparent
    WHERE parent.relnamespace = 'public'::regnamespace AND CASE parent.relname
      WHEN 'hotspot_readings' THEN to_date(right(child.relname, 8), 'YYYYMMDD') + 1 < today - readings_days
      WHEN 'hotspot_minutes' THEN to_date(right(child.relname, 8), 'YYYYMMDD') + 1 < today - minutes_days
      WHEN 'hotspot_quarters' THEN to_date(right(child.relname, 6), 'YYYYMM') + interval '1 month' < today - quarters_days
      ELSE false END
    ORDER BY child.relname
  LOOP
    EXECUTE format('DROP TABLE public.%I', part);
    RETURN NEXT part;
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION make_hotspot_partition(text, text, date, date), ensure_hotspot_partitions(date),
  drop_expired_hotspot_partitions(integer, integer, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ensure_hotspot_partitions(date), drop_expired_hotspot_partitions(integer, integer, integer)
TO causeway_app;
--> statement-breakpoint
-- Readings that are there already are rolled up as well, minute after minute, when the server runs.
INSERT INTO hotspot_spans_due (minutes, starts_at)
SELECT 1, minute FROM pg_inherits
CROSS JOIN LATERAL (SELECT to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD')::timestamp AT TIME ZONE 'UTC' AS day) d
CROSS JOIN LATERAL generate_series(day, least(day + interval '1439 minutes', now()), interval '1 minute') minute
WHERE inhparent = 'public.hotspot_readings'::regclass AND day > now() - interval '9 days';
