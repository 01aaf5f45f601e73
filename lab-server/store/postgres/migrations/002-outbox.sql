-- Every change of public.humeur, numbered in the order of the commits: whoever has read up to seq n has missed
-- nothing before it.

-- One row, made with the database: it names this life of the log. Whoever numbers changes locks this table.
CREATE TABLE humeur_lab.head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  epoch text NOT NULL DEFAULT left(replace(gen_random_uuid()::text, '-', ''), 12)
);
INSERT INTO humeur_lab.head DEFAULT VALUES;

CREATE TABLE humeur_lab.outbox (
  seq bigint PRIMARY KEY,
  committed_at timestamptz NOT NULL,
  -- The connection that made the change.
  pid integer NOT NULL,
  change json NOT NULL
);

-- A row as it goes over the wire: lab-server/wire/humeur.ts.
CREATE FUNCTION humeur_lab.wire(mood public.humeur) RETURNS json
LANGUAGE sql STABLE
RETURN CASE WHEN mood.id IS NOT NULL THEN json_build_object(
  'id', mood.id,
  'nom', mood.nom,
  'emoji', mood.emoji,
  'commentaire', mood.commentaire,
  'created_at', to_char(mood.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'updated_at', to_char(mood.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
) END;

-- Takes the next number. The lock is kept until the commit is visible, so that numbers become visible in their order;
-- a number is one more than the last one that was committed, so that there are no holes. A transaction that cannot
-- see the last one (REPEATABLE READ, and somebody was quicker) ends with a serialization failure, as it should.
CREATE FUNCTION humeur_lab.record(kind text, after public.humeur, before public.humeur) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  LOCK TABLE humeur_lab.head IN EXCLUSIVE MODE;
  INSERT INTO humeur_lab.outbox (seq, committed_at, pid, change)
  SELECT
    coalesce((SELECT max(seq) FROM humeur_lab.outbox), 0) + 1,
    clock_timestamp(),
    pg_backend_pid(),
    json_build_object('eventType', kind, 'new', humeur_lab.wire(after), 'old', humeur_lab.wire(before))
  ON CONFLICT (seq) DO NOTHING;
  IF NOT FOUND THEN
    RAISE serialization_failure USING MESSAGE = 'somebody else has taken the next number';
  END IF;
  PERFORM pg_notify('humeur_outbox', '');
END
$$;

-- A row under another id is, for whoever keeps rows by their id, another row.
CREATE FUNCTION humeur_lab.record_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM humeur_lab.record('INSERT', NEW, NULL);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM humeur_lab.record('DELETE', NULL, OLD);
  ELSIF NEW.id = OLD.id THEN
    PERFORM humeur_lab.record('UPDATE', NEW, OLD);
  ELSE
    PERFORM humeur_lab.record('DELETE', NULL, OLD);
    PERFORM humeur_lab.record('INSERT', NEW, NULL);
  END IF;
  RETURN NULL;
END
$$;

-- Deferred: it runs when the transaction commits. An open transaction holds no number, and holds up nobody.
CREATE CONSTRAINT TRIGGER record_row AFTER INSERT OR UPDATE OR DELETE ON public.humeur
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION humeur_lab.record_row();

-- TRUNCATE is a DELETE of every row. It cannot be deferred: from here to its commit nobody else writes.
CREATE FUNCTION humeur_lab.record_truncate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  mood public.humeur;
BEGIN
  FOR mood IN SELECT * FROM public.humeur ORDER BY id LOOP
    PERFORM humeur_lab.record('DELETE', NULL, mood);
  END LOOP;
  RETURN NULL;
END
$$;

CREATE TRIGGER record_truncate BEFORE TRUNCATE ON public.humeur
FOR EACH STATEMENT EXECUTE FUNCTION humeur_lab.record_truncate();
