-- What the agents work on. A message that is delivered twice is one task: its id is the key.
CREATE TABLE agent_tasks (
    message_id text PRIMARY KEY,
    agent_id text NOT NULL REFERENCES agents (id),
    session_id uuid REFERENCES sessions (id) ON DELETE SET NULL,
    payload jsonb NOT NULL,
    status text NOT NULL DEFAULT 'received' CHECK (status IN ('received', 'running', 'done', 'failed')),
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    received_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
);

CREATE INDEX idx_agent_tasks_open ON agent_tasks (agent_id, received_at) WHERE status IN ('received', 'running');

CREATE TABLE agent_task_results (
    message_id text PRIMARY KEY REFERENCES agent_tasks (message_id) ON DELETE CASCADE,
    result jsonb NOT NULL,
    cost_usd numeric(12, 6) NOT NULL DEFAULT 0 CHECK (cost_usd >= 0),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE dead_letters (
    message_id text PRIMARY KEY,
    agent_id text REFERENCES agents (id),
    payload jsonb NOT NULL,
    reason text,
    received_at timestamptz NOT NULL DEFAULT now(),
    replayed_at timestamptz
);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"application_user";
-- What was applied is for the migration to say.
REVOKE ALL ON schema_migrations FROM :"application_user";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO :"application_user";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"application_user";
