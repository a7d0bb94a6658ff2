-- Brings a test's database back to what it was when reset.remember() was called: the tables that
-- were added go, the others hold the same rows, and ids begin where they began. Much faster than
-- making the schema again, and as thorough: reset.everything() fails when a table is another one.
DROP SCHEMA IF EXISTS reset CASCADE;
CREATE SCHEMA reset;

CREATE VIEW reset.present AS
SELECT oid, relname AS name, relkind AS kind, relnatts AS columns
FROM pg_class
WHERE relnamespace = 'public'::regnamespace;

CREATE FUNCTION reset.filled() RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    candidate text;
    has_rows boolean;
BEGIN
    FOR candidate IN SELECT name FROM reset.present WHERE kind = 'r' ORDER BY oid LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', candidate) INTO has_rows;
        IF has_rows THEN
            RETURN NEXT candidate;
        END IF;
    END LOOP;
END $$;

CREATE FUNCTION reset.remember() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    candidate text;
BEGIN
    CREATE TABLE reset.known AS TABLE reset.present;
    CREATE TABLE reset.counted AS
        SELECT schemaname, sequencename, start_value, last_value FROM pg_sequences
        WHERE schemaname = 'public';
    CREATE TABLE reset.saved AS SELECT name FROM reset.filled() AS name;
    FOR candidate IN SELECT name FROM reset.saved LOOP
        EXECUTE format('CREATE TABLE reset.%I AS TABLE public.%I', 'rows of ' || candidate, candidate);
    END LOOP;
END $$;

CREATE FUNCTION reset.everything() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    candidate text;
BEGIN
    IF EXISTS (SELECT * FROM reset.known EXCEPT SELECT * FROM reset.present) THEN
        RAISE EXCEPTION 'a table is another one';
    END IF;
    FOR candidate IN SELECT name FROM reset.present
                     WHERE kind = 'r' AND oid NOT IN (SELECT oid FROM reset.known) LOOP
        EXECUTE format('DROP TABLE public.%I CASCADE', candidate);
    END LOOP;
    -- A new file costs more than some rows that are dead, which slow nothing down while they are few.
    PERFORM set_config('session_replication_role', 'replica', true);
    FOR candidate IN SELECT name FROM reset.filled() AS name LOOP
        IF pg_relation_size(format('public.%I', candidate)) > 64 * 1024 THEN
            EXECUTE format('TRUNCATE public.%I CASCADE', candidate);
        ELSE
            EXECUTE format('DELETE FROM public.%I', candidate);
        END IF;
    END LOOP;
    FOR candidate IN SELECT name FROM reset.saved LOOP
        EXECUTE format('INSERT INTO public.%I OVERRIDING SYSTEM VALUE TABLE reset.%I',
                       candidate, 'rows of ' || candidate);
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename),
                   COALESCE(was.last_value, was.start_value), was.last_value IS NOT NULL)
    FROM reset.counted AS was
    JOIN pg_sequences AS is_now USING (schemaname, sequencename)
    WHERE is_now.last_value IS DISTINCT FROM was.last_value;
END $$;

SELECT reset.remember();
