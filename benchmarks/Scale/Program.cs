using Pulumi;
using Pulumi.Gcp.CloudRunV2;
using Pulumi.Gcp.CloudRunV2.Inputs;
using Pulumi.Gcp.PubSub;
using Pulumi.Gcp.PubSub.Inputs;
using Pulumi.Gcp.ServiceAccount;

return await Deployment.RunAsync(() =>
{
    for (var i = 0; i < new Config().RequireInt32("units"); i++)
    {
        var account = new Account($"account-{i}", new() { AccountId = $"account-{i}" });
        var work = new Topic($"work-{i}", new() { Name = $"work-{i}", Labels = { ["unit"] = $"{i}" } });
        var dead = new Topic($"dead-{i}", new() { Name = $"dead-{i}", Labels = { ["unit"] = $"{i}" } });
        var service = new Service(
            $"service-{i}",
            new()
            {
                Name = $"service-{i}",
                Location = "europe-west1",
                Template = new ServiceTemplateArgs
                {
                    ServiceAccount = account.Email,
                    Containers =
                    {
                        new ServiceTemplateContainerArgs
                        {
                            Image = "image",
                            Envs =
                            {
                                new ServiceTemplateContainerEnvArgs { Name = "TOPIC", Value = work.Id },
                            },
                        },
                    },
                },
            }
        );
        _ = new Subscription(
            $"subscription-{i}",
            new()
            {
                Name = $"subscription-{i}",
                Topic = work.Id,
                PushConfig = new SubscriptionPushConfigArgs
                {
                    PushEndpoint = service.Uri.Apply(uri => $"{uri}/process"),
                    OidcToken = new SubscriptionPushConfigOidcTokenArgs { ServiceAccountEmail = account.Email },
                },
                DeadLetterPolicy = new SubscriptionDeadLetterPolicyArgs { DeadLetterTopic = dead.Id },
            }
        );
    }
});
