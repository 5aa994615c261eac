// Creates a Vectorize index if it does not exist. An existing one must have the same dimensions and metric, because neither can change.
import { Refusal, fault, main, variables, withConfiguration, wrangler } from "./wrangler.mjs";

await main(async () => {
  const [name, dimensions, metric] = variables("INDEX_NAME", "INDEX_DIMENSIONS", "INDEX_METRIC", "CLOUDFLARE_ACCOUNT_ID");
  await withConfiguration({}, (folder) => {
    const found = JSON.parse(wrangler(folder, "vectorize", "list", "--json")).find((index) => index.name === name);
    if (found === undefined) {
      wrangler(folder, "vectorize", "create", name, `--dimensions=${dimensions}`, `--metric=${metric}`);
      console.log(`${name}: created, ${dimensions} dimensions, ${metric}`);
    } else if (found.config.dimensions !== Number(dimensions) || found.config.metric !== metric) {
      throw new Refusal(
        fault(
          "EDG107",
          `index '${name}' has ${found.config.dimensions} dimensions and the metric ${found.config.metric}; ` +
            `the settings say ${dimensions} and ${metric}. An index keeps both for ever.`,
          "name another index, or give the settings what the index has.",
        ),
      );
    } else {
      console.log(`${name}: there already, ${dimensions} dimensions, ${metric}`);
    }
  });
});
