// usage: node index.js UNITS
const pulumi = require("@pulumi/pulumi");
const units = Number(process.argv[2]);
let count = 0;
pulumi.runtime.setMocks({
  newResource: ({ name, inputs }) => {
    count++;
    return { id: `${name}-id`, state: { ...inputs, email: `${name}@project`, uri: `https://${name}` } };
  },
  call: ({ inputs }) => inputs,
});
const gcp = require("@pulumi/gcp");

async function main() {
  const last = [];
  for (let i = 0; i < units; i++) {
    const account = new gcp.serviceaccount.Account(`account-${i}`, { accountId: `account-${i}` });
    const work = new gcp.pubsub.Topic(`work-${i}`, { name: `work-${i}`, labels: { unit: `${i}` } });
    const dead = new gcp.pubsub.Topic(`dead-${i}`, { name: `dead-${i}`, labels: { unit: `${i}` } });
    const service = new gcp.cloudrunv2.Service(`service-${i}`, {
      name: `service-${i}`,
      location: "europe-west1",
      template: {
        serviceAccount: account.email,
        containers: [{ image: "image", envs: [{ name: "TOPIC", value: work.id }] }],
      },
    });
    const subscription = new gcp.pubsub.Subscription(`subscription-${i}`, {
      name: `subscription-${i}`,
      topic: work.id,
      pushConfig: {
        pushEndpoint: service.uri.apply((uri) => `${uri}/process`),
        oidcToken: { serviceAccountEmail: account.email },
      },
      deadLetterPolicy: { deadLetterTopic: dead.id },
    });
    last.push(subscription.urn);
  }
  await new Promise((resolve) => pulumi.all(last).apply(resolve));
  if (count !== units * 5) throw new Error(`${count} resources of ${units * 5}`);
}

main();
