-- One source of truth: what onboarding writes is what calls read, with no copy between the two.
-- Everything here is added and nothing taken away, so that a Worker from before it still runs.

ALTER TABLE tenants ADD COLUMN company_name TEXT;
ALTER TABLE tenants ADD COLUMN sector TEXT;
ALTER TABLE tenants ADD COLUMN phone TEXT;
ALTER TABLE tenants ADD COLUMN subscription_plan TEXT DEFAULT 'free';
ALTER TABLE tenants ADD COLUMN onboarding_completed INTEGER DEFAULT 0;

-- Which tenant a call is for, by the number that was dialled.
CREATE TABLE omni_phone_mappings (
  id TEXT PRIMARY KEY,
  phone_number TEXT UNIQUE NOT NULL,
  tenant_id TEXT NOT NULL,
  is_active INTEGER DEFAULT 1,
  created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX idx_omni_phone_number ON omni_phone_mappings(phone_number);
CREATE INDEX idx_omni_phone_tenant ON omni_phone_mappings(tenant_id);

-- How a tenant's assistant speaks. It has no voice of its own: whoever configures it chooses one.
CREATE TABLE omni_agent_configs (
  id TEXT PRIMARY KEY,
  tenant_id TEXT UNIQUE NOT NULL,
  agent_type TEXT NOT NULL DEFAULT 'multi_purpose',
  agent_name TEXT NOT NULL DEFAULT 'Assistant',
  voice_provider TEXT DEFAULT 'elevenlabs',
  voice_id TEXT NOT NULL,
  voice_language TEXT DEFAULT 'fr-FR',
  system_prompt TEXT,
  greeting_message TEXT,
  knowledge_base_ids TEXT,
  enable_appointments INTEGER DEFAULT 1,
  enable_products INTEGER DEFAULT 0,
  created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX idx_omni_agent_tenant ON omni_agent_configs(tenant_id);
