const text = (longest) => (value) => (typeof value === "string" && value.length > 0 && value.length <= longest ? value : undefined);
const flag = (value) => (typeof value === "boolean" ? Number(value) : undefined);
const phone = (value) => (typeof value === "string" && /^\+[1-9][0-9]{6,14}$/.test(value) ? value : undefined);
const ids = (value) =>
  Array.isArray(value) && value.length <= 100 && value.every((id) => text(64)(id) !== undefined) ? JSON.stringify(value) : undefined;

/** By field: what it may be, in words, and how it is written to its column. */
const fields = {
  agent_type: ["a text of 1 to 64 characters", text(64)],
  agent_name: ["a text of 1 to 64 characters", text(64)],
  voice_provider: ["a text of 1 to 64 characters", text(64)],
  voice_id: ["a text of 1 to 128 characters", text(128)],
  voice_language: ["a text of 1 to 35 characters such as fr-FR", text(35)],
  system_prompt: ["a text of 1 to 32,000 characters", text(32_000)],
  greeting_message: ["a text of 1 to 2,000 characters", text(2_000)],
  knowledge_base_ids: ["a list of up to 100 ids", ids],
  enable_appointments: ["true or false", flag],
  enable_products: ["true or false", flag],
  phone_number: ["a number such as +33123456789", phone],
};

/** The body's fields as their columns take them, and everything that is wrong with it at once. */
export async function readAssistant(request) {
  const body = await request.json().catch(() => undefined);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return { assistant: {}, faults: ["the body is no JSON object"] };
  }

  const assistant = {};
  const faults = [];
  for (const [name, value] of Object.entries(body)) {
    const [form, write] = Object.hasOwn(fields, name) ? fields[name] : ["nothing: it is not known", () => undefined];
    assistant[name] = write(value);
    if (assistant[name] === undefined) {
      faults.push(`${name} takes ${form}`);
    }
  }
  return { assistant, faults };
}
