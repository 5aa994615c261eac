// The Worker of Coccinelle that this repository brings: health, the onboarding step that writes once, and the daily figures.
// The application's own bundle takes its place by a setting (docs/adr/0011-coccinelle-on-cloudflare.md).
import { health } from "./health.js";
import { figures } from "./monitoring.js";
import { configureAssistant } from "./onboarding.js";

const assistant = /^\/onboarding\/session\/([A-Za-z0-9_-]{1,64})\/assistant$/;

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/health") {
      return allow(request, "GET") ?? health(env);
    }

    const session = assistant.exec(pathname);
    if (session) {
      return allow(request, "POST") ?? configureAssistant(request, env, session[1]);
    }

    return Response.json({ error: "nothing is here" }, { status: 404 });
  },

  /** Cloudflare keeps what is logged; the runbook says how to read it. */
  async scheduled(controller, env) {
    for (const figure of await figures(env.DB)) {
      console.log(JSON.stringify({ figure: figure.name, at: new Date(controller.scheduledTime).toISOString(), ...figure.value }));
    }
  },
};

function allow(request, method) {
  return request.method === method
    ? undefined
    : Response.json({ error: `${request.method} is not answered here` }, { status: 405, headers: { Allow: method } });
}
