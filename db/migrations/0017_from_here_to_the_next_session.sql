CREATE TABLE "calendar_links" (
	"delegate_id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "favourites" (
	"delegate_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"marked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "favourites_pkey" PRIMARY KEY("delegate_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "programme_rooms" (
	"source_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"place_key" text,
	"matched" text,
	CONSTRAINT "programme_rooms_pkey" PRIMARY KEY("source_id","key"),
	CONSTRAINT "programme_rooms_matched_word" CHECK (matched in ('by_id', 'by_name', 'by_person')),
	CONSTRAINT "programme_rooms_matched_how" CHECK (case when "programme_rooms"."matched" is null then "programme_rooms"."place_key" is null else "programme_rooms"."place_key" is not null or "programme_rooms"."matched" = 'by_person' end)
);
--> statement-breakpoint
CREATE TABLE "programme_sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"format" text NOT NULL,
	"address" text,
	"etag" text,
	"content_hash" text,
	"version" text,
	"read_at" timestamp (3) with time zone,
	"is_followed" boolean DEFAULT false NOT NULL,
	"fault" text,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "programme_sources_format_word" CHECK (format in ('frab_xml', 'frab_json', 'icalendar')),
	CONSTRAINT "programme_sources_followed_has_address" CHECK ("programme_sources"."address" is not null or not "programme_sources"."is_followed")
);
--> statement-breakpoint
CREATE TABLE "programme_tracks" (
	"source_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"colour" text,
	CONSTRAINT "programme_tracks_pkey" PRIMARY KEY("source_id","key"),
	CONSTRAINT "programme_tracks_colour_form" CHECK ("programme_tracks"."colour" ~ '^#[0-9a-f]{6}$')
);
--> statement-breakpoint
CREATE TABLE "session_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"before" jsonb,
	CONSTRAINT "session_changes_kind_word" CHECK (kind in ('added', 'retitled', 'moved', 'rescheduled', 'cancelled', 'restored'))
);
--> statement-breakpoint
CREATE TABLE "session_speakers" (
	"session_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	"affiliation" text,
	CONSTRAINT "session_speakers_pkey" PRIMARY KEY("session_id","position")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"guid" text NOT NULL,
	"title" jsonb NOT NULL,
	"subtitle" text,
	"abstract" text,
	"description" text,
	"room_key" text,
	"track_key" text,
	"language" text,
	"url" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'scheduled' NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_ends_after_start" CHECK ("sessions"."ends_at" > "sessions"."starts_at"),
	CONSTRAINT "sessions_state_word" CHECK (state in ('scheduled', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "closures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"walkway_ids" text[] NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"reason" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "closures_of_something" CHECK (cardinality("closures"."walkway_ids") > 0),
	CONSTRAINT "closures_until_after_start" CHECK ("closures"."until" > "closures"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "place_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"place_key" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "place_codes_code_form" CHECK ("place_codes"."code" ~ '^[0-9A-HJKMNP-TV-Y]{4}$')
);
--> statement-breakpoint
CREATE TABLE "venue_levels" (
	"version_id" uuid NOT NULL,
	"id" text NOT NULL,
	"ordinal" real NOT NULL,
	"name" jsonb NOT NULL,
	"short_name" text,
	CONSTRAINT "venue_levels_pkey" PRIMARY KEY("version_id","id")
);
--> statement-breakpoint
CREATE TABLE "venue_places" (
	"version_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"kind" text NOT NULL,
	"level_id" text NOT NULL,
	"longitude" double precision NOT NULL,
	"latitude" double precision NOT NULL,
	"doors" text[] NOT NULL,
	"zone_id" text,
	"aliases" text[],
	"address" jsonb,
	"telephone" text,
	"hours" jsonb,
	"booking_url" text,
	"introduction" jsonb,
	CONSTRAINT "venue_places_pkey" PRIMARY KEY("version_id","key"),
	CONSTRAINT "venue_places_kind_word" CHECK (kind in ('hall', 'room', 'exhibition', 'entrance', 'gate', 'desk', 'help', 'first_aid', 'restaurant', 'hotel', 'shop', 'toilet', 'accessible_toilet', 'prayer_room', 'cloakroom', 'parking', 'stop', 'pier', 'other')),
	CONSTRAINT "venue_places_latitude_range" CHECK ("venue_places"."latitude" between -90 and 90),
	CONSTRAINT "venue_places_longitude_range" CHECK ("venue_places"."longitude" between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "venue_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "venue_versions_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"state" text DEFAULT 'draft' NOT NULL,
	"format" text NOT NULL,
	"source" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" uuid,
	"published_at" timestamp (3) with time zone,
	"findings" jsonb NOT NULL,
	"drawing" jsonb,
	CONSTRAINT "venue_versions_state_word" CHECK (state in ('draft', 'published', 'superseded', 'discarded')),
	CONSTRAINT "venue_versions_format_word" CHECK (format in ('imdf', 'osm', 'gtfs_pathways', 'c3nav', 'geojson', 'causeway')),
	CONSTRAINT "venue_versions_published_when" CHECK (("venue_versions"."published_at" is null) = ("venue_versions"."state" in ('draft', 'discarded')))
);
--> statement-breakpoint
CREATE TABLE "walk_nodes" (
	"version_id" uuid NOT NULL,
	"id" text NOT NULL,
	"level_id" text NOT NULL,
	"longitude" double precision NOT NULL,
	"latitude" double precision NOT NULL,
	CONSTRAINT "walk_nodes_pkey" PRIMARY KEY("version_id","id")
);
--> statement-breakpoint
CREATE TABLE "walkways" (
	"version_id" uuid NOT NULL,
	"id" text NOT NULL,
	"from_node" text NOT NULL,
	"to_node" text NOT NULL,
	"kind" text NOT NULL,
	"length_m" real NOT NULL,
	"seconds" real,
	"headway_s" real,
	"line" text,
	"width_m" real,
	"stairs" integer,
	"slope" real,
	"door" text,
	"direction" text NOT NULL,
	"step_free" text,
	"zone_id" text,
	"gate_id" text,
	"hours" jsonb,
	"name" jsonb,
	"feature" text,
	"bends" jsonb,
	CONSTRAINT "walkways_pkey" PRIMARY KEY("version_id","id"),
	CONSTRAINT "walkways_kind_word" CHECK (kind in ('walkway', 'stairs', 'moving_walkway', 'escalator', 'lift', 'gate', 'shuttle', 'boat')),
	CONSTRAINT "walkways_direction_word" CHECK (direction in ('both', 'forward')),
	CONSTRAINT "walkways_door_word" CHECK (door in ('automatic', 'manual', 'revolving')),
	CONSTRAINT "walkways_step_free_word" CHECK (step_free in ('yes', 'no')),
	CONSTRAINT "walkways_feature_word" CHECK (feature in ('bridge', 'tunnel', 'ramp', 'crossing', 'street', 'corridor', 'open_room')),
	CONSTRAINT "walkways_length_not_negative" CHECK ("walkways"."length_m" >= 0)
);
--> statement-breakpoint
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_action_word";--> statement-breakpoint
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_rooms" ADD CONSTRAINT "programme_rooms_source_id_programme_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."programme_sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_tracks" ADD CONSTRAINT "programme_tracks_source_id_programme_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."programme_sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_changes" ADD CONSTRAINT "session_changes_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_speakers" ADD CONSTRAINT "session_speakers_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_source_id_programme_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."programme_sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_room_fk" FOREIGN KEY ("source_id","room_key") REFERENCES "public"."programme_rooms"("source_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_track_fk" FOREIGN KEY ("source_id","track_key") REFERENCES "public"."programme_tracks"("source_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_levels" ADD CONSTRAINT "venue_levels_version_id_venue_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."venue_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_places" ADD CONSTRAINT "venue_places_version_id_venue_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."venue_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_places" ADD CONSTRAINT "venue_places_level_fk" FOREIGN KEY ("version_id","level_id") REFERENCES "public"."venue_levels"("version_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_versions" ADD CONSTRAINT "venue_versions_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_nodes" ADD CONSTRAINT "walk_nodes_version_id_venue_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."venue_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_nodes" ADD CONSTRAINT "walk_nodes_level_fk" FOREIGN KEY ("version_id","level_id") REFERENCES "public"."venue_levels"("version_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walkways" ADD CONSTRAINT "walkways_version_id_venue_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."venue_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walkways" ADD CONSTRAINT "walkways_from_fk" FOREIGN KEY ("version_id","from_node") REFERENCES "public"."walk_nodes"("version_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walkways" ADD CONSTRAINT "walkways_to_fk" FOREIGN KEY ("version_id","to_node") REFERENCES "public"."walk_nodes"("version_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_links_secret_key" ON "calendar_links" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "favourites_session_idx" ON "favourites" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "programme_sources_name_key" ON "programme_sources" USING btree ("name");--> statement-breakpoint
CREATE INDEX "session_changes_session_idx" ON "session_changes" USING btree ("session_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_guid_key" ON "sessions" USING btree ("source_id","guid");--> statement-breakpoint
CREATE INDEX "sessions_starts_at_idx" ON "sessions" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "sessions_room_idx" ON "sessions" USING btree ("source_id","room_key","starts_at");--> statement-breakpoint
CREATE INDEX "closures_in_force_idx" ON "closures" USING btree ("starts_at") WHERE "closures"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "place_codes_place_key" ON "place_codes" USING btree ("place_key");--> statement-breakpoint
CREATE UNIQUE INDEX "venue_versions_one_published" ON "venue_versions" USING btree ("state") WHERE "venue_versions"."state" = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "venue_versions_one_draft" ON "venue_versions" USING btree ("state") WHERE "venue_versions"."state" = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "venue_versions_number_key" ON "venue_versions" USING btree ("number");--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_action_word" CHECK (action in ('delegates_imported', 'registration_changed', 'delegates_exported', 'delegate_registered', 'registration_approved', 'registration_declined', 'registration_asked', 'registration_waitlisted', 'registration_withdrawn', 'registration_restored', 'registrations_merged', 'registration_transferred', 'name_changed', 'category_changed', 'companion_bound', 'guardian_named', 'group_changed', 'form_changed', 'registration_terms_changed', 'invitations_sent', 'letter_wording_changed', 'delegate_link_made', 'delegate_links_ended', 'photograph_put', 'photograph_removed', 'photographs_imported', 'hand_over_made', 'hand_over_closed', 'badge_issued', 'badges_issued', 'badge_revoked', 'badge_reissued', 'badges_printed', 'badge_design_changed', 'conference_changed', 'layout_changed', 'rules_changed', 'group_admitted', 'list_printed', 'stations_changed', 'identity_verified', 'identity_refused', 'verification_passed_on', 'verification_expired', 'verdict_overridden', 'verdict_disputed', 'whereabouts_looked_up', 'alert_acknowledged', 'vetting_told', 'delegate_rejected', 'rejection_lifted', 'vetting_terms_changed', 'verification_terms_changed', 'proposal_made', 'proposal_confirmed', 'proposal_declined', 'passkey_bound', 'passkey_proof_failed', 'delegate_erased', 'own_data_downloaded', 'retention_changed', 'staff_badge_made', 'staff_badge_revoked', 'pin_set', 'pin_locked', 'sign_in_link_made', 'signed_in', 'proven_again', 'sign_ins_ended', 'passkey_made', 'passkey_revoked', 'passkeys_revoked', 'staff_added', 'staff_changed', 'secret_key_rotated', 'device_registered', 'device_code_made', 'device_enrolled', 'device_revoked', 'hotspots_imported', 'collector_key_made', 'collector_key_revoked', 'map_drawn', 'venue_drafted', 'venue_draft_discarded', 'venue_published', 'programme_imported', 'programme_followed', 'programme_removed', 'programme_room_settled', 'walkways_closed', 'walkways_opened', 'network_profiles_changed', 'network_account_looked_up', 'network_account_revoked', 'network_account_restored', 'network_authority_made', 'network_authority_retired', 'access_points_imported', 'access_point_certified'));--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON venue_levels, venue_places, walk_nodes, walkways TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (state, published_at) ON venue_versions TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT ON place_codes TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (ended_at, until) ON closures TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON programme_sources, programme_rooms, programme_tracks TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON sessions TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON session_speakers, favourites, calendar_links TO causeway_app;--> statement-breakpoint
GRANT SELECT, INSERT ON session_changes TO causeway_app;--> statement-breakpoint
GRANT SELECT (delegate_id), DELETE ON favourites, calendar_links TO causeway_retention;
