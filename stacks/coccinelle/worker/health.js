const bindings = ["AI", "AUDIO", "DB", "VECTORS", "VECTORS_V2"];
const tables = ["omni_agent_configs", "omni_phone_mappings", "onboarding_sessions", "tenants"];

/** Healthy is a Worker that has everything it is bound to and a database with its tables. */
export async function health(env) {
  const missing = bindings.filter((name) => env[name] === undefined);
  if (env.DB !== undefined) {
    missing.push(...(await missingTables(env.DB)));
  }

  const healthy = missing.length === 0;
  return Response.json(healthy ? { status: "healthy" } : { status: "unhealthy", missing }, { status: healthy ? 200 : 503 });
}

async function missingTables(database) {
  try {
    const { results } = await database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const present = new Set(results.map(({ name }) => name));
    return tables.filter((name) => !present.has(name));
  } catch {
    return ["an answer of the database"];
  }
}
