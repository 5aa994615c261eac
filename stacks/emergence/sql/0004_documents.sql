-- Documents, and the pieces of them that are searched by meaning.
CREATE TABLE documents (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    title text NOT NULL,
    media_type text NOT NULL,
    byte_count bigint NOT NULL CHECK (byte_count >= 0),
    content_hash bytea NOT NULL,
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'indexed', 'failed')),
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (user_id, content_hash)
);

CREATE TABLE document_chunks (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position integer NOT NULL CHECK (position >= 0),
    content text NOT NULL,
    embedding vector(:embedding_dimensions),
    UNIQUE (document_id, position)
);

-- Lists: rows / 1,000 up to a million rows (pgvector's rule); 100 serve the first hundred thousand.
CREATE INDEX idx_chunks_embedding_ivfflat ON document_chunks USING ivfflat (embedding vector_cosine_ops) WITH (lists = 100);
CREATE INDEX idx_chunks_content_trgm ON document_chunks USING gin (content gin_trgm_ops);

CREATE TABLE document_tags (
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    tag text NOT NULL CHECK (tag <> ''),
    PRIMARY KEY (document_id, tag)
);

CREATE TABLE session_documents (
    session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (session_id, document_id)
);
