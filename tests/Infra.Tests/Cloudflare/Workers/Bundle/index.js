export default { fetch: () => new Response("other") };
