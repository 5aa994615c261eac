using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Gcp.PubSub.Inputs;

namespace Infra.Messaging;

/// <summary>A topic whose messages are stored in one region alone.</summary>
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
