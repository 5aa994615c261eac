-- Embeddings and fuzzy text search. Maintenance brings new binaries and leaves the catalog as it was, hence the updates.
CREATE EXTENSION IF NOT EXISTS vector;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
ALTER EXTENSION vector UPDATE;
ALTER EXTENSION pg_trgm UPDATE;
