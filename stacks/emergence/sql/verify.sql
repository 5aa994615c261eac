-- Fails unless the extensions are there in the version of their binaries, recent enough, and the index that search needs exists.
DO $$
DECLARE
    stale text;
BEGIN
    SELECT string_agg(wanted.name, ', ') INTO stale
    FROM (VALUES ('vector'), ('pg_trgm')) AS wanted (name)
    LEFT JOIN pg_extension AS installed ON installed.extname = wanted.name
    LEFT JOIN pg_available_extensions AS available ON available.name = wanted.name
    WHERE installed.extversion IS DISTINCT FROM available.default_version;
    IF stale IS NOT NULL THEN
        RAISE EXCEPTION 'extensions missing or not current: %', stale;
    END IF;

    IF (SELECT string_to_array(extversion, '.')::int[] < '{0,5,1}' FROM pg_extension WHERE extname = 'vector') THEN
        RAISE EXCEPTION 'vector is older than 0.5.1';
    END IF;

    IF to_regclass('public.idx_chunks_embedding_ivfflat') IS NULL THEN
        RAISE EXCEPTION 'idx_chunks_embedding_ivfflat is missing';
    END IF;
END
$$;
