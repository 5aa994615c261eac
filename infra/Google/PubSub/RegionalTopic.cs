using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Gcp.PubSub.Inputs;

namespace Infra.Google.PubSub;

/// <summary>Creates topics whose messages are stored in only one region.</summary>
internal static class RegionalTopic
{
    public static Topic Create(string name, string region, InputMap<string> labels, CustomResourceOptions options) =>
        new(
            name,
            new()
            {
                Name = name,
                Labels = labels,
                MessageStoragePolicy = new TopicMessageStoragePolicyArgs { AllowedPersistenceRegions = { region } },
            },
            options
        );
}
