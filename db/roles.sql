-- Run before migrations, each time, as the connecting user. Five roles, of which the server holds one at a time. They
-- belong to the whole cluster, so another database may have made them already. The owner migrates; none of them signs
-- in by itself: the connecting user takes one on.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['causeway_owner', 'causeway_app', 'causeway_radius', 'causeway_retention', 'causeway_rotation'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    -- Who makes a role is a member of it without the right to take it on, and may grant that too.
    IF NOT pg_has_role(current_user, wanted, 'SET') THEN
      EXECUTE format('GRANT %I TO %I', wanted, current_user);
    END IF;
  END LOOP;
  EXECUTE format('GRANT ALL ON DATABASE %I TO causeway_owner', current_database());
END $$;
ALTER SCHEMA public OWNER TO causeway_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO causeway_app, causeway_radius, causeway_retention, causeway_rotation;
-- What is due is run by graphile-worker as causeway_retention, in a schema of its own that it cannot make by itself.
DO $$
BEGIN
  IF to_regnamespace('jobs') IS NULL THEN
    CREATE SCHEMA jobs;
    CREATE TABLE jobs.migrations (
      id int PRIMARY KEY, ts timestamptz DEFAULT now() NOT NULL, breaking boolean DEFAULT false NOT NULL);
    ALTER SCHEMA jobs OWNER TO causeway_retention;
    ALTER TABLE jobs.migrations OWNER TO causeway_retention;
  END IF;
END $$;
