CREATE TABLE "radius_servers" (
	"name" text PRIMARY KEY NOT NULL,
	"layout" uuid NOT NULL,
	"laid_out_at" timestamp (3) with time zone NOT NULL,
	"authority_ids" uuid[] NOT NULL,
	"signed_by" uuid NOT NULL,
	"certificate" "bytea" NOT NULL,
	"certificate_until" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"runs_with" "bytea",
	"runs_until" timestamp (3) with time zone,
	CONSTRAINT "radius_servers_name_form" CHECK ("radius_servers"."name" ~ '^[a-z0-9_]{1,50}$')
);
--> statement-breakpoint
ALTER TABLE "alerts" DROP CONSTRAINT "alerts_kind_word";--> statement-breakpoint
ALTER TABLE "network_authorities" DROP CONSTRAINT "network_authorities_retired_late";--> statement-breakpoint
DROP INDEX "network_authorities_one_signs";--> statement-breakpoint
ALTER TABLE "access_points" ADD COLUMN "speaks_for_any" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "access_points" ADD COLUMN "claimed_hotspot" integer;--> statement-breakpoint
ALTER TABLE "access_points" ADD COLUMN "claimed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "hotspot_addresses" ADD COLUMN "access_point_id" integer;--> statement-breakpoint
ALTER TABLE "network_authorities" ADD COLUMN "signs_from" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "network_authorities" SET "signs_from" = "made_at";--> statement-breakpoint
ALTER TABLE "radius_servers" ADD CONSTRAINT "radius_servers_signed_by_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."network_authorities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "radius_servers_layout_key" ON "radius_servers" USING btree ("layout");--> statement-breakpoint
ALTER TABLE "access_points" ADD CONSTRAINT "access_points_claimed_hotspot_fk" FOREIGN KEY ("claimed_hotspot") REFERENCES "public"."hotspots"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hotspot_addresses" ADD CONSTRAINT "hotspot_addresses_access_point_id_access_points_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "network_authorities_one_waits" ON "network_authorities" USING btree ((true)) WHERE "network_authorities"."signs_from" is null and "network_authorities"."retired_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "network_authorities_one_signs" ON "network_authorities" USING btree ((true)) WHERE "network_authorities"."signs_from" is not null and "network_authorities"."succeeded_at" is null;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_kind_word" CHECK (kind in ('whereabouts_looked_up', 'delegate_rejected', 'ledger_broken', 'sign_ins_failed', 'disconnect_unanswered', 'network_certificate_ends', 'hotspot_claimed', 'accounting_unreadable', 'impossible_presence', 'erasure_requested'));--> statement-breakpoint
ALTER TABLE "access_points" ADD CONSTRAINT "access_points_claim_whole" CHECK (("access_points"."claimed_hotspot" is null) = ("access_points"."claimed_at" is null));--> statement-breakpoint
ALTER TABLE "network_authorities" ADD CONSTRAINT "network_authorities_succeeded_late" CHECK ("network_authorities"."succeeded_at" is null or "network_authorities"."signs_from" is not null);--> statement-breakpoint
ALTER TABLE "network_authorities" ADD CONSTRAINT "network_authorities_retired_late" CHECK ("network_authorities"."retired_at" is null or "network_authorities"."succeeded_at" is not null or "network_authorities"."signs_from" is null);
--> statement-breakpoint
CREATE TABLE "stranger_attempts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stranger_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"since" timestamp (3) with time zone NOT NULL,
	"access_point_id" integer,
	"hotspot" integer,
	"reason" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "stranger_attempts_once" UNIQUE NULLS NOT DISTINCT("since","access_point_id","hotspot","reason"),
	CONSTRAINT "stranger_attempts_reason_word" CHECK (reason in ('server_not_trusted', 'certificate_not_trusted', 'credential_expired', 'credential_not_yet_valid', 'name_unknown', 'wrong_method', 'tunnel_failed', 'no_device_address')),
	CONSTRAINT "stranger_attempts_some" CHECK ("stranger_attempts"."count" > 0)
);
--> statement-breakpoint
ALTER TABLE "disconnects" DROP CONSTRAINT "disconnects_because_word";--> statement-breakpoint
ALTER TABLE "join_attempts" DROP CONSTRAINT "join_attempts_outcome_word";--> statement-breakpoint
ALTER TABLE "join_attempts" ALTER COLUMN "method" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "route_out" text;--> statement-breakpoint
ALTER TABLE "stranger_attempts" ADD CONSTRAINT "stranger_attempts_access_point_id_access_points_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stranger_attempts" ADD CONSTRAINT "stranger_attempts_hotspot_hotspots_number_fk" FOREIGN KEY ("hotspot") REFERENCES "public"."hotspots"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "network_devices_address_idx" ON "network_devices" USING btree ("address");--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_route_word" CHECK (route_out in ('domestic', 'international'));--> statement-breakpoint
ALTER TABLE "disconnects" ADD CONSTRAINT "disconnects_because_word" CHECK (because in ('admitted', 'not_approved', 'not_cleared', 'not_verified', 'not_open_yet', 'outside', 'registration_ended', 'vetting_rejected', 'account_revoked', 'network_closed', 'server_not_trusted', 'certificate_not_trusted', 'credential_expired', 'credential_not_yet_valid', 'name_unknown', 'wrong_method', 'tunnel_failed', 'credential_removed', 'wrong_secret', 'too_many_devices', 'access_point_removed', 'profile_changed'));--> statement-breakpoint
ALTER TABLE "join_attempts" ADD CONSTRAINT "join_attempts_outcome_word" CHECK (outcome in ('admitted', 'not_approved', 'not_cleared', 'not_verified', 'not_open_yet', 'outside', 'registration_ended', 'vetting_rejected', 'account_revoked', 'network_closed', 'server_not_trusted', 'certificate_not_trusted', 'credential_expired', 'credential_not_yet_valid', 'name_unknown', 'wrong_method', 'tunnel_failed', 'credential_removed', 'wrong_secret', 'too_many_devices', 'access_point_removed', 'profile_changed'));
--> statement-breakpoint
--> statement-breakpoint
-- FreeRADIUS asks who an access point is, for the first time with the files that it started with: it calls itself by their
-- number, which it read when it started, as it read what it trusts.
CREATE FUNCTION network_server_speaks() RETURNS void
LANGUAGE sql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE radius_servers SET started_at = now(), runs_with = certificate, runs_until = certificate_until
  WHERE 'freeradius ' || layout = current_setting('application_name') AND started_at IS NULL
$$;
--> statement-breakpoint
-- The secret of an access point for FreeRADIUS, which keeps the key to it: 32 bytes in hex, in a setting of its connection.
CREATE OR REPLACE FUNCTION radius.access_point(from_address text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  key bytea := decode(current_setting('causeway.access_point_key'), 'hex');
  sealed bytea;
BEGIN
  PERFORM network_server_speaks();
  SELECT secret_box INTO sealed FROM access_points
  WHERE address = from_address::inet AND removed_at IS NULL AND NOT is_over_tls;
  IF sealed IS NULL OR hmac(substr(sealed, 1, length(sealed) - 32), hmac('mark', key, 'sha256'), 'sha256') <> substr(sealed, length(sealed) - 31) THEN
    RETURN 'none';
  END IF;
  RETURN convert_from(
    decrypt_iv(substr(sealed, 17, length(sealed) - 48), hmac('seal', key, 'sha256'), substr(sealed, 1, 16), 'aes-cbc/pad:pkcs'), 'UTF8');
END $$;
--> statement-breakpoint
-- Whether an access point has a certificate of this number, as FreeRADIUS tells it: the newest that was made for it, and no
-- other. `yes` or `no`.
CREATE OR REPLACE FUNCTION radius.knows_certificate(serial text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM network_server_speaks();
  RETURN CASE WHEN EXISTS (
    SELECT FROM access_points
    WHERE certificate_serial = lower(knows_certificate.serial) AND is_over_tls AND removed_at IS NULL AND certificate_until > now()
  ) THEN 'yes' ELSE 'no' END;
END $$;
--> statement-breakpoint
-- Which hotspot an access point speaks of: by the address that the device heard, else by the name that it gives itself. Where
-- the inventory says which access points speak for a hotspot, none of another one's word counts, and it is noted that it was
-- given, once a minute: a certificate that was stolen puts nobody elsewhere.
CREATE FUNCTION network_hotspot(called text, calls_itself text, point access_points) RETURNS integer
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  claimed integer := coalesce(
    (SELECT hotspot FROM hotspot_addresses WHERE bssid = lower(translate(left(called, 17), '-:.', ''))),
    (SELECT number FROM hotspots WHERE code = calls_itself AND removed_at IS NULL));
BEGIN
  IF claimed IS NULL OR point.speaks_for_any OR (
    SELECT coalesce(bool_or(access_point_id IS NOT DISTINCT FROM point.id), true)
    FROM hotspot_addresses WHERE hotspot = claimed AND access_point_id IS NOT NULL) THEN
    RETURN claimed;
  END IF;
  -- Whoever notes another one has its row: nobody waits for that.
  UPDATE access_points SET claimed_hotspot = claimed, claimed_at = now() WHERE id = (
    SELECT id FROM access_points WHERE id = point.id AND (claimed_at IS NULL OR claimed_at < now() - interval '1 minute')
    FOR NO KEY UPDATE SKIP LOCKED);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A device has proven itself with a credential: is there a place for it, and what does it get? `admit`, VLAN, seconds,
-- bits a second down and up, and a random Class in hex; or `refuse`. Whatever it answers is noted for who asks why.
CREATE OR REPLACE FUNCTION radius.admit(
  by_method text, proven text, device text, from_where text, called text, calls_itself text, accounting text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  credential record;
  profile record;
  point access_points;
  at_hotspot integer;
  its_address text := lower(device);
  is_known boolean;
  why text;
  seconds integer;
  class uuid := gen_random_uuid();
BEGIN
  SELECT c.id, c.delegate_id, c.valid_until INTO credential FROM network_credentials c
  WHERE c.id = network_credential(by_method, proven);
  is_known := FOUND AND its_address ~ '^[0-9a-f]{12}$';
  point := network_access_point(from_where);
  IF point.removed_at IS NOT NULL THEN
    point := NULL;
  END IF;
  at_hotspot := network_hotspot(called, calls_itself, point);
  IF NOT is_known THEN
    -- A certificate of ours that is nobody's: who had it was erased.
    PERFORM network_count_stranger(point.id, at_hotspot, 'name_unknown');
    RETURN 'refuse';
  END IF;
  -- Together with all who join, and apart from what changes something for everybody.
  PERFORM pg_advisory_xact_lock_shared(7241943);
  -- In the order of everybody else: the delegate, which an insertion below refers to, and the account last.
  PERFORM FROM delegates WHERE id = credential.delegate_id FOR KEY SHARE;
  -- They were erased meanwhile.
  IF NOT FOUND THEN
    RETURN 'refuse';
  END IF;
  PERFORM FROM network_accounts WHERE delegate_id = credential.delegate_id FOR UPDATE;
  why := network_refusal(credential.id);
  SELECT p.vlan, p.devices, p.connection_minutes, p.down_kbps, p.up_kbps, p.route_out, c.ends_at + make_interval(hours => p.closes_hours_after) AS closes_at
    INTO profile FROM delegates d JOIN network_profiles p ON p.category = d.category CROSS JOIN conference c WHERE d.id = credential.delegate_id;
  IF why IS NULL AND point.id IS NULL THEN
    why := 'access_point_removed';
  END IF;
  IF why IS NULL AND NOT network_claim(credential.delegate_id, its_address, profile.devices) THEN
    why := 'too_many_devices';
  END IF;
  IF why IS NOT NULL THEN
    PERFORM network_note_refusal(credential.delegate_id, credential.id, point.id, at_hotspot, lower(by_method), why);
    RETURN 'refuse';
  END IF;
  INSERT INTO join_attempts (at, delegate_id, credential_id, access_point_id, hotspot, method, outcome)
  VALUES (now(), credential.delegate_id, credential.id, point.id, at_hotspot, lower(by_method), 'admitted');
  seconds := greatest(1, floor(least(
    profile.connection_minutes * 60,
    extract(epoch FROM credential.valid_until - now()),
    extract(epoch FROM profile.closes_at - now()),
    CASE WHEN point.is_over_tls THEN 600 END)));
  -- A device is in one place: where it was before, it is no longer.
  UPDATE connections SET ended_at = now(), "end" = 'moved'
  WHERE delegate_id = credential.delegate_id AND device_address = its_address AND ended_at IS NULL;
  INSERT INTO connections
    (id, delegate_id, credential_id, device_address, access_point_id, hotspot, vlan, route_out, accounting_id, admitted_at, lasts_until)
  VALUES
    (class, credential.delegate_id, credential.id, its_address, point.id, at_hotspot, profile.vlan, profile.route_out, nullif(accounting, ''), now(), now() + make_interval(secs => seconds));
  RETURN format('admit %s %s %s %s %s', profile.vlan, seconds, profile.down_kbps::bigint * 1000, profile.up_kbps::bigint * 1000, replace(class::text, '-', ''));
END $$;
--> statement-breakpoint
-- One packet of accounting, as the spool has it: `recorded`, also of one that came before; or `unreadable`. Packets may come
-- late and in any order: what a connection was last told counts, and its sums never go back.
CREATE OR REPLACE FUNCTION radius.record_accounting(
  status text, accounting text, class text, device text, from_where text, called text, calls_itself text, received text, delay text,
  lasted text, input text, input_gigawords text, output text, output_gigawords text, cause text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  told_kind text := CASE status WHEN 'Start' THEN 'start' WHEN 'Interim-Update' THEN 'interim' WHEN 'Alive' THEN 'interim'
    WHEN 'Stop' THEN 'stop' WHEN 'Accounting-On' THEN 'on' WHEN 'Accounting-Off' THEN 'off' END;
  figures text := concat_ws(' ', received, nullif(delay, ''), nullif(lasted, ''), nullif(input, ''), nullif(input_gigawords, ''), nullif(output, ''), nullif(output_gigawords, ''));
  -- All but the device.
  all_of_it text := concat_ws('|', status, accounting, class, from_where, called, calls_itself, figures, cause);
  number text := left(accounting, 253);
  told_at_instant timestamptz;
  told_seconds bigint := 0;
  up bigint := 0;
  down bigint := 0;
  point access_points;
  known connections;
  is_back boolean;
  base record;
BEGIN
  IF told_kind IS NULL OR figures !~ '^[0-9]{1,10}( [0-9]{1,10})*$' OR received = '' OR (told_kind NOT IN ('on', 'off') AND accounting = '') THEN
    RETURN network_put_aside(all_of_it);
  END IF;
  point := network_access_point(from_where);
  IF point.id IS NULL THEN
    RETURN network_put_aside(all_of_it);
  END IF;
  told_at_instant := to_timestamp(received::bigint - coalesce(nullif(delay, ''), '0')::bigint);
  IF told_kind IN ('on', 'off') THEN
    -- Those of the hotspot that it speaks of are over, whether it says so of each or not: another radio at the same address
    -- goes on. Where it was mistaken, what is told next of a connection opens it again.
    UPDATE connections SET ended_at = greatest(admitted_at, told_at_instant), "end" = 'access_point_restarted'
    WHERE access_point_id = point.id AND ended_at IS NULL AND admitted_at <= told_at_instant
      AND hotspot IS NOT DISTINCT FROM network_hotspot(called, calls_itself, point);
  ELSE
    told_seconds := coalesce(nullif(lasted, ''), '0')::bigint;
    -- Octets are counted in 32 bits, and how often that was full beside it (RFC 2869 §5.1).
    up := coalesce(nullif(input, ''), '0')::bigint + (coalesce(nullif(input_gigawords, ''), '0')::bigint << 32);
    down := coalesce(nullif(output, ''), '0')::bigint + (coalesce(nullif(output_gigawords, ''), '0')::bigint << 32);
    IF class ~ '^0x[0-9a-f]{32}$' THEN
      SELECT * INTO known FROM connections WHERE id = substr(class, 3)::uuid;
      -- A device that moves on by the keys that access points share keeps its Class, and nobody asks us. So another one may
      -- tell of it, where it is the same device and neither is in a network that is not trusted.
      IF known.access_point_id <> point.id AND (
        point.is_over_tls
        OR lower(translate(device, '-:.', '')) IS DISTINCT FROM known.device_address
        OR (SELECT is_over_tls FROM access_points WHERE id = known.access_point_id)) THEN
        known := NULL;
      END IF;
    END IF;
    IF known.id IS NULL THEN
      SELECT * INTO known FROM connections
      WHERE access_point_id = point.id AND accounting_id = accounting AND ended_at IS NULL ORDER BY admitted_at DESC LIMIT 1;
    END IF;
  END IF;
  INSERT INTO accounting_events (at, kind, access_point_id, connection_id, accounting_id, seconds, octets_up, octets_down, cause)
  VALUES (told_at_instant, told_kind, point.id, known.id, number, told_seconds, up, down, left(cause, 100))
  ON CONFLICT ON CONSTRAINT accounting_events_once DO NOTHING;
  IF NOT FOUND OR known.id IS NULL THEN
    RETURN 'recorded';
  END IF;
  -- Access points tell whole seconds: what starts under a new number within that in which the other ended came after it. And
  -- who has gone on to another one is not back for what the one before, which has not noticed, goes on to tell.
  is_back := known.ended_at IS NOT NULL AND CASE told_kind
    WHEN 'start' THEN told_at_instant > known.ended_at
      OR (number IS DISTINCT FROM known.accounting_id AND told_at_instant >= date_trunc('second', known.ended_at))
    WHEN 'interim' THEN told_at_instant > known.ended_at
      AND (told_seconds > coalesce(known.seconds, 0) OR number IS DISTINCT FROM known.accounting_id)
      AND NOT EXISTS (
        SELECT FROM connections newer
        WHERE newer.delegate_id = known.delegate_id AND newer.device_address = known.device_address
          AND newer.admitted_at > known.admitted_at AND newer.ended_at IS NULL)
    ELSE false END;
  IF is_back THEN
    -- In the order of who joins: the account before the connection.
    PERFORM FROM network_accounts WHERE delegate_id = known.delegate_id FOR UPDATE;
  END IF;
  -- A device that proves itself once more has a new connection, while its access point may count on under the same number.
  IF known.told_at IS NULL THEN
    SELECT coalesce(max(e.octets_up), 0) AS up, coalesce(max(e.octets_down), 0) AS down INTO base
    FROM connections earlier JOIN accounting_events e ON e.connection_id = earlier.id
    WHERE earlier.delegate_id = known.delegate_id AND earlier.device_address = known.device_address
      AND earlier.admitted_at < known.admitted_at AND e.access_point_id = point.id AND e.accounting_id = number;
  ELSE
    SELECT known.octets_up_before AS up, known.octets_down_before AS down INTO base;
    -- A device that was away for a moment, or moved, may come back by the keys that its access point kept: under the same
    -- Class, with a new number and figures from nothing.
    IF known.has_returned OR number IS DISTINCT FROM known.accounting_id THEN
      SELECT sum(most_up), sum(most_down) INTO up, down FROM (
        SELECT max(e.octets_up) AS most_up, max(e.octets_down) AS most_down FROM accounting_events e
        WHERE e.connection_id = known.id GROUP BY e.accounting_id) each_number;
    END IF;
  END IF;
  -- Figures below those before have begun from nothing.
  up := CASE WHEN up < base.up THEN up ELSE up - base.up END;
  down := CASE WHEN down < base.down THEN down ELSE down - base.down END;
  UPDATE connections SET
    started_at = greatest(admitted_at, least(started_at, told_at_instant - make_interval(secs => told_seconds))),
    seconds = greatest(seconds, told_seconds),
    octets_up = greatest(connections.octets_up, up),
    octets_down = greatest(connections.octets_down, down),
    octets_up_before = base.up,
    octets_down_before = base.down,
    has_returned = has_returned OR (told_at IS NOT NULL AND accounting_id IS DISTINCT FROM number),
    told_at = greatest(told_at, told_at_instant),
    access_point_id = CASE WHEN is_newest THEN point.id ELSE access_point_id END,
    hotspot = CASE WHEN is_newest THEN coalesce(network_hotspot(called, calls_itself, point), hotspot) ELSE hotspot END,
    accounting_id = CASE WHEN is_newest THEN number ELSE accounting_id END,
    ended_at = CASE WHEN is_end THEN greatest(admitted_at, told_at_instant) WHEN is_back THEN NULL ELSE ended_at END,
    "end" = CASE
      WHEN is_end THEN
        -- Whatever the access point calls it: hostapd says of a device that it was told to disconnect that it wished so.
        CASE WHEN EXISTS (SELECT FROM disconnects WHERE connection_id = known.id) THEN 'disconnected' ELSE
        CASE cause WHEN 'Admin-Reset' THEN 'disconnected' WHEN 'Session-Timeout' THEN 'timed_out' WHEN 'Idle-Timeout' THEN 'timed_out'
          WHEN 'NAS-Reboot' THEN 'access_point_restarted' WHEN 'Admin-Reboot' THEN 'access_point_restarted' ELSE 'left' END END
      WHEN is_back THEN NULL
      ELSE "end" END
  FROM (
    SELECT told_kind = 'stop' AND NOT is_elsewhere AND is_first AS is_end, NOT is_late AND NOT (told_kind = 'stop' AND is_elsewhere) AS is_newest
    FROM (
      SELECT coalesce(c.ended_at IS NULL OR c."end" IN ('moved', 'untold'), false) AS is_first,
        coalesce(c.told_at > told_at_instant, false) AS is_late,
        -- It has gone on under another number meanwhile: the end of this one is not its own.
        c.told_at IS NOT NULL AND c.accounting_id IS DISTINCT FROM number AS is_elsewhere
      FROM connections c WHERE c.id = known.id) stands) told
  WHERE connections.id = known.id;
  IF is_back THEN
    PERFORM network_settle(known.delegate_id);
  END IF;
  RETURN 'recorded';
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RETURN network_put_aside(all_of_it);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION network_server_speaks(), network_hotspot(text, text, access_points) FROM PUBLIC;
--> statement-breakpoint
DROP FUNCTION network_hotspot(text, text);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON radius_servers TO causeway_app;
--> statement-breakpoint
GRANT UPDATE (signs_from) ON network_authorities TO causeway_app;
--> statement-breakpoint
--> statement-breakpoint
-- What a secret is checked against: `nt` or `sha512` and the hash in hex, or `none` when the credential opens nothing.
CREATE OR REPLACE FUNCTION radius.secret_of(by_method text, of_user text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce((
    SELECT CASE method WHEN 'peap' THEN 'nt ' || encode(nt_hash, 'hex') WHEN 'ttls' THEN 'sha512 ' || encode(salted_hash, 'hex') END
    FROM network_credentials WHERE user_name = lower(of_user) AND method = lower(by_method) AND network_refusal(id) IS NULL
  ), 'none')
$$;
--> statement-breakpoint
--> statement-breakpoint
-- Which credential a device has shown: by the number of its certificate, or by the name that it gave inside, however it was typed. Each by an index.
CREATE OR REPLACE FUNCTION network_credential(by_method text, shown text) RETURNS uuid
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF by_method = 'TLS' THEN
    RETURN (SELECT id FROM network_credentials WHERE serial = lower(shown));
  END IF;
  RETURN (SELECT id FROM network_credentials WHERE user_name = lower(shown) AND method = lower(by_method));
END $$;
--> statement-breakpoint
-- Which credential somebody who has proven nothing seems to come with, and whose: by the number of their certificate, by the
-- name that they gave inside or outside, or by the address of a device that has a place. None: a stranger.
CREATE FUNCTION network_whose(serial text, inner_name text, outer_name text, device text, OUT delegate uuid, OUT credential uuid)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  said text;
BEGIN
  SELECT c.delegate_id, c.id INTO delegate, credential FROM network_credentials c WHERE c.serial = lower(network_whose.serial);
  IF delegate IS NOT NULL THEN
    RETURN;
  END IF;
  FOREACH said IN ARRAY ARRAY[inner_name, outer_name] LOOP
    SELECT c.delegate_id, c.id INTO delegate, credential FROM network_credentials c
    WHERE c.user_name = lower(btrim(split_part(said, '@', 1)));
    IF delegate IS NOT NULL THEN
      RETURN;
    END IF;
  END LOOP;
  SELECT d.delegate_id INTO delegate FROM network_devices d WHERE d.address = lower(device) ORDER BY d.seen_at DESC LIMIT 1;
  SELECT n.credential_id INTO credential FROM connections n
  WHERE n.delegate_id = delegate AND n.device_address = lower(device) ORDER BY n.admitted_at DESC LIMIT 1;
END $$;
--> statement-breakpoint
-- That a device was refused is noted so often in a minute for each credential, and no more: some ask again each second.
CREATE FUNCTION network_note_refusal(of_delegate uuid, of_credential uuid, at_point integer, at_hotspot integer, by_method text, why text) RETURNS void
LANGUAGE sql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO join_attempts (at, delegate_id, credential_id, access_point_id, hotspot, method, outcome)
  SELECT now(), of_delegate, of_credential, at_point, at_hotspot, by_method, why
  WHERE (
    SELECT count(*) FROM join_attempts a
    WHERE a.delegate_id = of_delegate AND a.at > now() - interval '1 minute'
      AND a.credential_id IS NOT DISTINCT FROM of_credential AND a.outcome <> 'admitted') < 6
$$;
--> statement-breakpoint
-- Of whom nothing is known is only counted: in ten minutes each, by where and why.
CREATE FUNCTION network_count_stranger(at_point integer, at_hotspot integer, why text) RETURNS void
LANGUAGE sql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO stranger_attempts AS known (since, access_point_id, hotspot, reason, count)
  VALUES (date_bin('10 minutes', now(), 'epoch'), at_point, at_hotspot, why, 1)
  ON CONFLICT ON CONSTRAINT stranger_attempts_once DO UPDATE SET count = least(known.count, 999999) + 1
$$;
--> statement-breakpoint
-- A device was turned away before it was asked for a place: notes why, at whose account it can be told, or counts it.
CREATE FUNCTION radius.turned_away(
  by_method text, because text, serial text, inner_name text, outer_name text, device text, from_where text, called text, calls_itself text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  point access_points := network_access_point(from_where);
  at_hotspot integer;
  whose record := network_whose(serial, inner_name, outer_name, device);
  said record;
  why text := because;
BEGIN
  IF point.removed_at IS NOT NULL THEN
    point := NULL;
  END IF;
  at_hotspot := network_hotspot(called, calls_itself, point);
  -- It came as far as its secret: what was wrong with that, the credential of this name says.
  IF because = 'wrong_secret' THEN
    SELECT c.id, c.method INTO said FROM network_credentials c WHERE c.user_name = lower(inner_name);
    why := CASE
      WHEN said.id IS NULL THEN 'name_unknown'
      WHEN said.method <> lower(by_method) THEN 'wrong_method'
      ELSE coalesce(network_refusal(said.id), 'wrong_secret') END;
  -- A certificate that we know is not merely another one's.
  ELSIF because = 'certificate_not_trusted' AND whose.credential IS NOT NULL THEN
    why := coalesce((SELECT network_refusal(c.id) FROM network_credentials c WHERE c.serial = lower(turned_away.serial)), because);
  END IF;
  IF whose.delegate IS NULL OR why = 'no_device_address' THEN
    PERFORM network_count_stranger(point.id, at_hotspot, why);
  ELSE
    PERFORM network_note_refusal(
      whose.delegate, whose.credential, point.id, at_hotspot, (SELECT m FROM unnest(ARRAY['tls', 'peap', 'ttls']) m WHERE m = lower(by_method)), why);
  END IF;
END $$;
--> statement-breakpoint
-- The same, as a FreeRADIUS says it whose files were laid out before it knew more.
CREATE OR REPLACE FUNCTION radius.refused(by_method text, said text, from_where text, called text, calls_itself text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT radius.turned_away(by_method, 'wrong_secret', '', said, '', '', from_where, called, calls_itself)
$$;
--> statement-breakpoint
-- As radius.admit, and by which way out.
CREATE FUNCTION radius.let_in(
  by_method text, proven text, device text, from_where text, called text, calls_itself text, accounting text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  answer text := radius.admit(by_method, proven, device, from_where, called, calls_itself, accounting);
BEGIN
  IF answer LIKE 'admit %' THEN
    RETURN answer || ' ' || (SELECT route_out FROM connections WHERE id = split_part(answer, ' ', 6)::uuid);
  END IF;
  RETURN answer;
END $$;
--> statement-breakpoint
--> statement-breakpoint
--> statement-breakpoint
-- Writes to the outbox which connections of a delegate are to be ended by now. Who joins (radius.admit) holds the same
-- lock, so that a connection is either seen here, or begun by who sees what has changed. Also those that ended before their
-- time was over: an access point keeps their keys (PMKSA cache), and lets the device back in without asking. What was settled
-- before is asked again where it did not come to an end, or the device came back.
CREATE OR REPLACE FUNCTION network_settle(of_delegate uuid, because text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM network_accounts WHERE delegate_id = of_delegate FOR UPDATE;
  INSERT INTO disconnects AS known (connection_id, because, requested_at, due_at)
  SELECT n.id, why.because, now(), now()
  FROM connections n
  LEFT JOIN delegates d ON d.id = n.delegate_id
  LEFT JOIN network_profiles p ON p.category = d.category
  CROSS JOIN LATERAL (
    SELECT coalesce(
      network_settle.because,
      CASE WHEN n.credential_id IS NULL THEN 'credential_removed' ELSE network_refusal(n.credential_id) END,
      CASE WHEN n.vlan <> p.vlan OR n.route_out <> p.route_out THEN 'profile_changed' END) AS because
  ) why
  WHERE n.delegate_id = of_delegate AND why.because IS NOT NULL AND CASE
    WHEN n.ended_at IS NULL THEN n.lasts_until > now() OR n.told_at > now() - interval '15 minutes'
    ELSE n.lasts_until > now() AND NOT EXISTS (
      SELECT FROM connections newer WHERE newer.delegate_id = of_delegate AND newer.device_address = n.device_address
        AND newer.access_point_id = n.access_point_id AND newer.admitted_at > n.admitted_at) END
  ON CONFLICT (connection_id) DO UPDATE
  SET because = EXCLUDED.because, requested_at = now(), due_at = now(), tries = 0, outcome = NULL, settled_at = NULL
  WHERE known.outcome IS NOT NULL AND (known.outcome NOT IN ('acknowledged', 'no_such_connection')
    OR (SELECT ended_at IS NULL FROM connections WHERE id = known.connection_id));
  IF FOUND THEN
    NOTIFY network_disconnects;
  END IF;
END $$;
--> statement-breakpoint
DROP TRIGGER network_profiles_settle ON network_profiles;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER network_profiles_settle AFTER UPDATE ON network_profiles
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
  (OLD.vlan, OLD.route_out, OLD.opens_hours_before, OLD.closes_hours_after, OLD.sleeps_outside)
    IS DISTINCT FROM (NEW.vlan, NEW.route_out, NEW.opens_hours_before, NEW.closes_hours_after, NEW.sleeps_outside))
EXECUTE FUNCTION network_settle_everybody();
--> statement-breakpoint
REVOKE ALL ON FUNCTION network_whose(text, text, text, text), network_note_refusal(uuid, uuid, integer, integer, text, text), network_count_stranger(integer, integer, text) FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON FUNCTION radius.turned_away(text, text, text, text, text, text, text, text, text), radius.let_in(text, text, text, text, text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION radius.turned_away(text, text, text, text, text, text, text, text, text), radius.let_in(text, text, text, text, text, text, text) TO causeway_radius;
--> statement-breakpoint
GRANT SELECT ON stranger_attempts TO causeway_app;
--> statement-breakpoint
-- That there is some, and since when: what it says is for people who look into the database.
GRANT SELECT (id, at) ON unreadable_accounting TO causeway_app;
--> statement-breakpoint
GRANT SELECT (since), DELETE ON stranger_attempts TO causeway_retention;
