using Engine.Projects;
using Engine.Tests.Recorded;
using Engine.Values;
using Providers;

namespace Engine.Tests.Oracle;

/// <summary>
/// The agreement on values known before deployment: everything that the real providers know is known here with the same value, and nothing
/// more.
/// </summary>
public sealed class PreviewAgreementTests
{
    /// <summary>The cases in which less is known here, with reasons.</summary>
    private static readonly Dictionary<string, string> Meant = new(StringComparer.Ordinal)
    {
        ["cloudflare:Worker/preview"] = "defaults inside an object are not modelled",
        ["cloudflare:WorkerVersion/preview"] = "defaults inside the elements of a list are not modelled",
        ["gcp:artifactregistry.Repository/preview/valid"] = "defaults inside the elements of a list are not modelled",
        ["gcp:billing.Budget/preview/valid"] = "defaults inside an object are not modelled",
        ["gcp:cloudbuild.Trigger/preview/valid"] = "defaults inside an object are not modelled",
        ["gcp:compute.RegionNetworkEndpointGroup/preview/valid"] = "defaults inside an object are not modelled",
        ["gcp:compute.URLMap/preview/valid"] = "defaults inside the elements of a list are not modelled",
        ["gcp:iam.WorkloadIdentityPoolProvider/preview/valid"] = "defaults inside an object are not modelled",
        ["gcp:monitoring.AlertPolicy/preview/valid"] = "defaults inside the elements of a list are not modelled",
        ["gcp:monitoring.Dashboard/preview/valid"] = "the spacing of JSON is left as the program wrote it",
        ["gcp:monitoring.UptimeCheckConfig/preview/http-and-tcp"] = "defaults inside an object are not modelled",
        ["docker:Container/preview"] = "the outputs of a daemon's own defaults are not modelled",
        ["docker:Network/preview"] = "the outputs of a daemon's own defaults are not modelled",
        ["docker:RemoteImage/preview"] = "the outputs of a daemon's own defaults are not modelled",
        ["gcp:storage.Bucket/preview/bad-location"] = "defaults inside the elements of a list are not modelled",
        ["gcp:storage.Bucket/preview/valid"] = "defaults inside the elements of a list are not modelled",
        ["gcp:cloudrunv2.Service/preview/bad-cpu"] = "defaults inside an object are not modelled",
        ["gcp:cloudrunv2.Service/preview/bad-name-upper"] = "defaults inside an object are not modelled",
        ["gcp:cloudrunv2.Service/preview/valid"] = "defaults inside an object are not modelled",
        ["gcp:cloudrunv2.WorkerPool/preview/valid"] = "defaults inside an object are not modelled",
        ["gcp:secretmanager.Secret/preview/valid"] = "defaults inside an object are not modelled",
        ["gcp:pubsub.Topic/preview/valid"] = "defaults inside an object are not modelled",
    };

    private static readonly string[] Internal = ["__meta", "__defaults", "id"];

    private static readonly DeploymentSettings Settings = new()
    {
        Project = "project",
        Stack = "stack",
        Config = new Dictionary<string, string> { ["gcp:project"] = "demo-project", ["gcp:region"] = "europe-west1" },
    };

    [RecordedFact("oracle")]
    public void KnowsWhatTheRealProvidersKnow()
    {
        var providers = new KnownProviders();
        var known = OracleCase
            .OfKind("preview")
            .Where(recorded => providers.Package(recorded.Type)?.Schema.Resource(recorded.Type) is not null)
            .Where(recorded => recorded.Json.GetProperty("result").TryGetProperty("properties", out _))
            .ToList();

        var disagreements = known.Where(recorded => !Agrees(providers, recorded)).Select(recorded => recorded.Id).ToList();

        Assert.NotEmpty(known);
        OracleCase.AssertMeant(Meant.Keys, disagreements);
    }

    private static bool Agrees(KnownProviders providers, OracleCase recorded)
    {
        var resource = recorded.Resource();
        var ours = resource.Inputs.With(providers.Planned(resource, Settings).Outputs);
        var theirs = OracleCase.Properties(recorded.Json.GetProperty("result").GetProperty("properties"));
        return theirs
            .Where(property => !Internal.Contains(property.Key))
            .All(property => Same(Bare(property.Value), Bare(ours[property.Key])));
    }

    private static bool Same(PropertyValue? theirs, PropertyValue? ours) =>
        theirs switch
        {
            null or UnknownValue => ours is null or UnknownValue,
            NullValue => true,
            { HasUnknowns: true } => true,
            _ => theirs.Equals(ours),
        };

    private static PropertyValue? Bare(PropertyValue? value) => value is SecretValue secret ? Bare(secret.Inner) : value;
}
