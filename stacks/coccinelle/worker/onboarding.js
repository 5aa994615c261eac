import { readAssistant } from "./assistant.js";

/**
 * Writes an assistant, the number it answers and the session's progress, all three or none. The session's id is what lets a caller
 * write: it is long, random and known to nobody but the tenant's browser, and it lets nobody write once the onboarding has ended.
 */
export async function configureAssistant(request, env, sessionId) {
  const { assistant, faults } = await readAssistant(request);
  if (faults.length > 0) {
    return Response.json({ error: "the assistant is not as it may be", faults }, { status: 422 });
  }

  const session = await env.DB.prepare("SELECT tenant_id, status FROM onboarding_sessions WHERE id = ?").bind(sessionId).first();
  if (session === null) {
    return Response.json({ error: "no such session" }, { status: 404 });
  }
  if (session.status !== "in_progress") {
    return Response.json({ error: `the session is ${session.status}` }, { status: 409 });
  }

  try {
    await env.DB.batch(statements(env.DB, sessionId, session.tenant_id, assistant));
  } catch (error) {
    return refusal(error);
  }
  return Response.json({ session: sessionId, tenant: session.tenant_id, agent_name: assistant.agent_name ?? "Assistant", current_step: 5 });
}

function statements(database, sessionId, tenantId, { phone_number, ...configuration }) {
  // A column that is not given keeps the schema's default; voice_id has none, and the schema refuses a row without it.
  const columns = { id: crypto.randomUUID(), tenant_id: tenantId, ...configuration };
  const names = Object.keys(columns);
  return [
    database
      .prepare(`INSERT INTO omni_agent_configs (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`)
      .bind(...Object.values(columns)),
    database
      .prepare("INSERT INTO omni_phone_mappings (id, phone_number, tenant_id) VALUES (?, ?, ?)")
      .bind(crypto.randomUUID(), phone_number ?? null, tenantId),
    database
      .prepare("UPDATE onboarding_sessions SET current_step = 5, updated_at = CURRENT_TIMESTAMP WHERE id = ?")
      .bind(sessionId),
  ];
}

/** What the schema refused is the caller's to mend; anything else is ours. */
function refusal(error) {
  const missing = /NOT NULL constraint failed: \w+\.(\w+)/.exec(error.message);
  if (missing) {
    return Response.json({ error: "nothing was written", faults: [`${missing[1]} is required`] }, { status: 422 });
  }
  const taken = /UNIQUE constraint failed: \w+\.(\w+)/.exec(error.message);
  if (taken) {
    return Response.json({ error: "nothing was written", faults: [`${taken[1]} is taken`] }, { status: 409 });
  }
  throw error;
}
