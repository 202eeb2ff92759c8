-- Trusted: who owns the database may add it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- What is the same to somebody who searches: small letters without accents and vowel points, one form of each Arabic
-- letter, Western digits, a space for whatever is no letter, and each Chinese character a word of its own. Pages fold
-- alike (fold-text.ts). Its own rather than unaccent's: that one is not immutable and knows neither Arabic nor Han.
CREATE FUNCTION fold_text(written text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN written ~ '^[ -~]*$' THEN
  -- What most of it is, without all that other letters need.
  btrim(regexp_replace(translate(lower(written COLLATE "C"), '''`', ''), '[^a-z0-9]+', ' ', 'g'))
ELSE btrim(regexp_replace(
  regexp_replace(
    replace(replace(replace(replace(
      translate(
        regexp_replace(
          lower(normalize(written, NFKD) COLLATE pg_c_utf8) COLLATE "C",
          '[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u093c\u094d\u09bc\u09cd\u0a3c\u0a4d\u0abc\u0acd\u0bcd\u0c4d\u0cbc\u0ccd\u0d4d\u0e47-\u0e4e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]', '', 'g'),
        'øłđıŧħςىیېةکٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९''’‘ʻʼʽʾʿ`',
        'oldithσيييهكا012345678901234567890123456789'),
      'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
    '([\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd])', ' \1 ', 'g'),
  '[\u0001-/:-@\[-`{-\u00bf\u00d7\u00f7\u02b0-\u02ff\u055a-\u055f\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u1680\u2000-\u206f\u20a0-\u20c0\u2190-\u2bff\u3000-\u303f]+', ' ', 'g')) END;
--> statement-breakpoint
-- Both names of a person, folded, a space around each word; with the spelling that German and the North use where there
-- are no dots and strokes (Mueller for Müller), and without it, so that either finds the other.
CREATE FUNCTION fold_names(name_latin text, name text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  latin text := public.fold_text(name_latin);
  own text := CASE WHEN name = name_latin THEN latin ELSE public.fold_text(name) END;
  plain text;
  folded text := ' ' || latin || ' ';
BEGIN
  IF own <> latin THEN folded := folded || own || ' '; END IF;
  IF name_latin ~ '[^ -~]' OR name ~ '[^ -~]' THEN
    plain := lower(normalize(name || ' ' || name_latin, NFC) COLLATE pg_c_utf8);
  END IF;
  IF plain ~ '[äöüøå]' THEN
    folded := folded || public.fold_text(
      replace(replace(replace(replace(replace(plain, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ø', 'oe'), 'å', 'aa')) || ' ';
  END IF;
  IF latin ~ '[aou]e' THEN folded := folded || regexp_replace(latin, '([aou])e', '\1', 'g') || ' '; END IF;
  RETURN folded;
END $$;
--> statement-breakpoint
CREATE FUNCTION fold_particulars(affiliation text, email text, reference text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ' ' || fold_text(affiliation || ' ' || email || ' ' || reference) || ' ';
--> statement-breakpoint
CREATE TABLE "badge_designs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"layout" jsonb NOT NULL,
	"artwork" "bytea",
	"is_in_use" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" uuid NOT NULL,
	CONSTRAINT "badge_designs_artwork_limit" CHECK (octet_length("badge_designs"."artwork") <= 4194304)
);
--> statement-breakpoint
CREATE TABLE "delegate_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"delegate_id" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" uuid,
	"last_used_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "delegate_sign_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"delegate_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "letter_wordings" (
	"kind" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text,
	"words" text,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" uuid NOT NULL,
	CONSTRAINT "letter_wordings_kind_locale_pk" PRIMARY KEY("kind","locale"),
	CONSTRAINT "letter_wordings_kind_word" CHECK (kind in ('invitation', 'form_link', 'received', 'approved', 'declined', 'more_needed', 'waitlisted', 'withdrawn', 'new_link')),
	CONSTRAINT "letter_wordings_locale_word" CHECK (locale in ('en', 'zh-CN', 'ar', 'fr', 'ru', 'es')),
	CONSTRAINT "letter_wordings_length" CHECK (length("letter_wordings"."subject") <= 200 and length("letter_wordings"."words") <= 4000)
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delegate_id" uuid,
	"draft_id" uuid,
	"kind" text NOT NULL,
	"locale" text NOT NULL,
	"to_address" text NOT NULL,
	"sealed_content" "bytea",
	"written_at" timestamp (3) with time zone NOT NULL,
	"written_by" uuid,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"failure" text,
	"bounced_at" timestamp (3) with time zone,
	"given_up_at" timestamp (3) with time zone,
	CONSTRAINT "letters_kind_word" CHECK (kind in ('invitation', 'form_link', 'received', 'approved', 'declined', 'more_needed', 'waitlisted', 'withdrawn', 'new_link')),
	CONSTRAINT "letters_locale_word" CHECK (locale in ('en', 'zh-CN', 'ar', 'fr', 'ru', 'es')),
	CONSTRAINT "letters_settled_once" CHECK (num_nonnulls("letters"."sent_at", "letters"."next_attempt_at", "letters"."given_up_at") = 1),
	CONSTRAINT "letters_to_somebody" CHECK ("letters"."delegate_id" is not null or "letters"."draft_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"head_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "groups_name_not_blank" CHECK (btrim("groups"."name") <> '')
);
--> statement-breakpoint
CREATE TABLE "hand_overs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delegate_id" uuid NOT NULL,
	"note" text NOT NULL,
	"handed_at" timestamp (3) with time zone NOT NULL,
	"handed_by" uuid NOT NULL,
	"handed_to" uuid,
	"taken_at" timestamp (3) with time zone,
	"taken_by" uuid,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "hand_overs_note_not_blank" CHECK (btrim("hand_overs"."note") <> ''),
	CONSTRAINT "hand_overs_taken_whole" CHECK (("hand_overs"."taken_at" is null) = ("hand_overs"."taken_by" is null))
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"columns" jsonb NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	"changed_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "photographs" (
	"delegate_id" uuid PRIMARY KEY NOT NULL,
	"version" uuid NOT NULL,
	"sealed_image" "bytea" NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"source" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by" uuid,
	CONSTRAINT "photographs_source_word" CHECK (source in ('form', 'archive', 'station', 'desk')),
	CONSTRAINT "photographs_size_limit" CHECK (octet_length("photographs"."sealed_image") <= 524288),
	CONSTRAINT "photographs_has_pixels" CHECK ("photographs"."width_px" > 0 and "photographs"."height_px" > 0)
);
--> statement-breakpoint
CREATE TABLE "draft_photographs" (
	"draft_id" uuid PRIMARY KEY NOT NULL,
	"version" uuid NOT NULL,
	"sealed_image" "bytea" NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draft_photographs_size_limit" CHECK (octet_length("draft_photographs"."sealed_image") <= 524288),
	CONSTRAINT "draft_photographs_has_pixels" CHECK ("draft_photographs"."width_px" > 0 and "draft_photographs"."height_px" > 0)
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"delegate_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" text PRIMARY KEY NOT NULL,
	"label" jsonb NOT NULL,
	"hint" jsonb,
	"kind" text NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_required" boolean DEFAULT false NOT NULL,
	"categories" text[] DEFAULT '{}' NOT NULL,
	"is_shown_at_scan" boolean DEFAULT false NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "questions_kind_word" CHECK (kind in ('text', 'choice', 'choices', 'yes_no', 'number', 'date')),
	CONSTRAINT "questions_categories_words" CHECK (categories <@ array['attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical']::text[])
);
--> statement-breakpoint
CREATE TABLE "quotas" (
	"category" text PRIMARY KEY NOT NULL,
	"places" integer NOT NULL,
	CONSTRAINT "quotas_category_word" CHECK (category in ('attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical')),
	CONSTRAINT "quotas_places_not_negative" CHECK ("quotas"."places" >= 0)
);
--> statement-breakpoint
CREATE TABLE "registration_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"delegate_id" uuid,
	"companion_of" uuid,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"sealed_content" "bytea",
	"revision" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"taken_back_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registration_drafts_locale_word" CHECK (locale in ('en', 'zh-CN', 'ar', 'fr', 'ru', 'es')),
	CONSTRAINT "registration_drafts_submitted_has_delegate" CHECK ("registration_drafts"."submitted_at" is null or "registration_drafts"."delegate_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "registration_terms" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"opens_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"open_to" text[] NOT NULL,
	"approved_by_rule" text[] NOT NULL,
	"walk_in" text[] NOT NULL,
	"locales" text[] NOT NULL,
	"companions_at_most" smallint DEFAULT 1 NOT NULL,
	"minor_below" smallint DEFAULT 18 NOT NULL,
	"asks_for_photograph" boolean DEFAULT true NOT NULL,
	"asks_for_document" boolean DEFAULT false NOT NULL,
	"introduction" jsonb,
	"reply_to" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registration_terms_is_one" CHECK ("registration_terms"."id" = 1),
	CONSTRAINT "registration_terms_order" CHECK ("registration_terms"."closes_at" > "registration_terms"."opens_at"),
	CONSTRAINT "registration_terms_open_to_words" CHECK (open_to <@ array['attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical']::text[]),
	CONSTRAINT "registration_terms_by_rule_words" CHECK (approved_by_rule <@ array['attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical']::text[]),
	CONSTRAINT "registration_terms_walk_in_words" CHECK (walk_in <@ array['attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical']::text[]),
	CONSTRAINT "registration_terms_locales_words" CHECK (locales <@ array['en', 'zh-CN', 'ar', 'fr', 'ru', 'es']::text[]),
	CONSTRAINT "registration_terms_has_locale" CHECK (cardinality("registration_terms"."locales") > 0)
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delegate_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	"decision" text NOT NULL,
	"decided_by" uuid,
	"category" text,
	"because" text DEFAULT '' NOT NULL,
	"due_on" date,
	CONSTRAINT "reviews_decision_word" CHECK (decision in ('approved', 'declined', 'asked', 'waitlisted', 'withdrawn', 'restored')),
	CONSTRAINT "reviews_category_word" CHECK (category in ('attendee', 'speaker', 'media', 'official', 'exhibitor', 'staff', 'medical')),
	CONSTRAINT "reviews_told_why" CHECK ("reviews"."decision" not in ('declined', 'asked') or "reviews"."because" <> '')
);
--> statement-breakpoint
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_actor_word";--> statement-breakpoint
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_action_word";--> statement-breakpoint
ALTER TABLE "badges" ADD COLUMN "times_printed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "badges" ADD COLUMN "printed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "locale" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "submitted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "waitlisted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "companion_of" uuid;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "guardian_id" uuid;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "guardian_name" text;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "guardian_phone" text;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "settled_here" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "collector_keys" ADD COLUMN "purpose" text DEFAULT 'readings' NOT NULL;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "search_names" text collate "C" GENERATED ALWAYS AS (fold_names(name_latin, name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "delegates" ADD COLUMN "search_particulars" text collate "C" GENERATED ALWAYS AS (fold_particulars(affiliation, email, external_reference)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "delegate_imports" ADD COLUMN "is_dry_run" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "delegate_imports" ADD COLUMN "waitlisted" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "delegate_imports" ADD COLUMN "left_out" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "badge_designs" ADD CONSTRAINT "badge_designs_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate_links" ADD CONSTRAINT "delegate_links_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate_links" ADD CONSTRAINT "delegate_links_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate_sign_ins" ADD CONSTRAINT "delegate_sign_ins_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate_sign_ins" ADD CONSTRAINT "delegate_sign_ins_link_id_delegate_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."delegate_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_wordings" ADD CONSTRAINT "letter_wordings_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_draft_id_registration_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."registration_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_written_by_staff_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_head_id_delegates_id_fk" FOREIGN KEY ("head_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_handed_by_staff_id_fk" FOREIGN KEY ("handed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_handed_to_staff_id_fk" FOREIGN KEY ("handed_to") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_taken_by_staff_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photographs" ADD CONSTRAINT "photographs_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photographs" ADD CONSTRAINT "photographs_taken_by_staff_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_photographs" ADD CONSTRAINT "draft_photographs_draft_id_registration_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."registration_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_drafts" ADD CONSTRAINT "registration_drafts_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_drafts" ADD CONSTRAINT "registration_drafts_companion_of_delegates_id_fk" FOREIGN KEY ("companion_of") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_delegate_id_delegates_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "badge_designs_name_key" ON "badge_designs" USING btree (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "badge_designs_one_in_use" ON "badge_designs" USING btree ("is_in_use") WHERE "badge_designs"."is_in_use";--> statement-breakpoint
CREATE UNIQUE INDEX "delegate_links_secret_key" ON "delegate_links" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "delegate_links_delegate_idx" ON "delegate_links" USING btree ("delegate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delegate_sign_ins_secret_key" ON "delegate_sign_ins" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "delegate_sign_ins_delegate_idx" ON "delegate_sign_ins" USING btree ("delegate_id");--> statement-breakpoint
CREATE INDEX "delegate_sign_ins_link_idx" ON "delegate_sign_ins" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "letters_due_idx" ON "letters" USING btree ("next_attempt_at") WHERE "letters"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "letters_delegate_idx" ON "letters" USING btree ("delegate_id","written_at");--> statement-breakpoint
CREATE INDEX "letters_trouble_idx" ON "letters" USING btree ("written_at") WHERE "letters"."bounced_at" is not null or "letters"."given_up_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "groups_name_key" ON "groups" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "hand_overs_open_idx" ON "hand_overs" USING btree ("handed_at") WHERE "hand_overs"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "hand_overs_delegate_idx" ON "hand_overs" USING btree ("delegate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "import_mappings_name_key" ON "import_mappings" USING btree (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "photographs_version_key" ON "photographs" USING btree ("version");--> statement-breakpoint
CREATE UNIQUE INDEX "draft_photographs_version_key" ON "draft_photographs" USING btree ("version");--> statement-breakpoint
CREATE UNIQUE INDEX "answers_key" ON "answers" USING btree ("delegate_id","question_id");--> statement-breakpoint
CREATE INDEX "answers_question_idx" ON "answers" USING btree ("question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_drafts_secret_key" ON "registration_drafts" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "registration_drafts_delegate_idx" ON "registration_drafts" USING btree ("delegate_id");--> statement-breakpoint
CREATE INDEX "registration_drafts_expiry_idx" ON "registration_drafts" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_revision_key" ON "reviews" USING btree ("delegate_id","revision");--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_companion_fk" FOREIGN KEY ("companion_of") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_guardian_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_merged_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."delegates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
DROP INDEX "delegates_name_latin_idx";--> statement-breakpoint
CREATE INDEX "delegates_by_name_idx" ON "delegates" USING btree (left("search_names", 100),"id");--> statement-breakpoint
CREATE INDEX "delegates_search_names_idx" ON "delegates" USING gin ("search_names" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "delegates_search_particulars_idx" ON "delegates" USING gin ("search_particulars" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "delegates_submitted_idx" ON "delegates" USING btree ("submitted_at","id") WHERE "delegates"."status" = 'submitted';--> statement-breakpoint
CREATE INDEX "delegates_waitlist_idx" ON "delegates" USING btree ("category","waitlisted_at") WHERE "delegates"."waitlisted_at" is not null;--> statement-breakpoint
CREATE INDEX "delegates_approved_idx" ON "delegates" USING btree ("category") WHERE "delegates"."status" = 'approved';--> statement-breakpoint
CREATE INDEX "delegates_birth_date_idx" ON "delegates" USING btree ("birth_date") WHERE "delegates"."birth_date" is not null;--> statement-breakpoint
CREATE INDEX "delegates_companion_idx" ON "delegates" USING btree ("companion_of") WHERE "delegates"."companion_of" is not null;--> statement-breakpoint
CREATE INDEX "delegates_group_idx" ON "delegates" USING btree ("group_id") WHERE "delegates"."group_id" is not null;--> statement-breakpoint
CREATE INDEX "delegates_merged_idx" ON "delegates" USING btree ("merged_into") WHERE "delegates"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "delegates_email_idx" ON "delegates" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "delegates_document_idx" ON "delegates" USING btree ("document_hash") WHERE "delegates"."document_hash" is not null;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_printed_whole" CHECK (("badges"."times_printed" > 0) = ("badges"."printed_at" is not null));--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_phone_is_not_printed" CHECK ("badges"."medium" = 'printed' or "badges"."times_printed" = 0);--> statement-breakpoint
ALTER TABLE "collector_keys" ADD CONSTRAINT "collector_keys_purpose_word" CHECK (purpose in ('readings', 'bounces'));--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_locale_word" CHECK (locale in ('en', 'zh-CN', 'ar', 'fr', 'ru', 'es'));--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_not_own_companion" CHECK ("delegates"."companion_of" <> "delegates"."id");--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_not_own_guardian" CHECK ("delegates"."guardian_id" <> "delegates"."id");--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_waitlisted_is_submitted" CHECK ("delegates"."waitlisted_at" is null or "delegates"."status" = 'submitted');--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_merged_is_withdrawn" CHECK ("delegates"."merged_into" is null or "delegates"."status" = 'withdrawn');--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_actor_word" CHECK (actor_kind in ('staff', 'delegate', 'collector', 'system'));--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_action_word" CHECK (action in ('delegates_imported', 'registration_changed', 'delegates_exported', 'delegate_registered', 'registration_approved', 'registration_declined', 'registration_asked', 'registration_waitlisted', 'registration_withdrawn', 'registration_restored', 'registrations_merged', 'registration_transferred', 'name_changed', 'category_changed', 'companion_bound', 'guardian_named', 'group_changed', 'form_changed', 'registration_terms_changed', 'invitations_sent', 'letter_wording_changed', 'delegate_link_made', 'delegate_links_ended', 'photograph_put', 'photograph_removed', 'photographs_imported', 'hand_over_made', 'hand_over_closed', 'badge_issued', 'badges_issued', 'badge_revoked', 'badge_reissued', 'badges_printed', 'badge_design_changed', 'conference_changed', 'layout_changed', 'rules_changed', 'group_admitted', 'list_printed', 'stations_changed', 'identity_verified', 'identity_refused', 'verification_passed_on', 'verification_expired', 'verdict_overridden', 'verdict_disputed', 'sign_in_link_made', 'signed_in', 'sign_ins_ended', 'staff_added', 'staff_changed', 'device_registered', 'device_revoked', 'hotspots_imported', 'collector_key_made', 'collector_key_revoked', 'map_drawn'));--> statement-breakpoint
-- Before the organiser has set terms: nobody registers by themselves, and the desk may register attendees on the spot.
INSERT INTO registration_terms (id, open_to, approved_by_rule, walk_in, locales, changed_at)
VALUES (1, '{attendee,speaker,media,exhibitor}', '{}', '{attendee}', '{en,zh-CN}', now());
--> statement-breakpoint
-- Who was approved before there were reviews is known to have been submitted when the record was made.
UPDATE delegates SET submitted_at = created_at WHERE status IN ('submitted', 'approved', 'declined');
--> statement-breakpoint
-- What the app's role may do with the new tables; what is not named here it may not.
GRANT SELECT, INSERT, UPDATE ON
  groups, registration_terms, registration_drafts, delegate_links, delegate_sign_ins, letters, badge_designs, hand_overs,
  import_mappings, letter_wordings
TO causeway_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON reviews TO causeway_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON quotas, questions, answers, photographs, draft_photographs TO causeway_app;
--> statement-breakpoint
GRANT DELETE ON groups, badge_designs, import_mappings TO causeway_app;
--> statement-breakpoint
-- After an import of many rows the app has their statistics made anew.
GRANT MAINTAIN ON delegates TO causeway_app;
--> statement-breakpoint
-- Retention erases what was kept for a person, and forms that nobody finished.
GRANT SELECT (id, submitted_at, expires_at), DELETE ON registration_drafts TO causeway_retention;
--> statement-breakpoint
GRANT SELECT (delegate_id), DELETE ON photographs TO causeway_retention;
