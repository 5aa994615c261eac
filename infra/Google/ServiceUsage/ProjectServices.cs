using Pulumi;
using Pulumi.Gcp.Projects;

namespace Infra.Google.ServiceUsage;

/// <summary>The Google APIs that are enabled in a project. Resources that use one of them depend on this component.</summary>
public sealed class ProjectServices : ComponentResource
{
    private const string TypeToken = "platform:identity:ProjectServices";

    /// <param name="name">The name of the component.</param>
    /// <param name="args">The APIs.</param>
    /// <param name="options">Options of the component.</param>
    public ProjectServices(string name, ProjectServicesArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        foreach (var api in args.Apis)
        {
            _ = new Service(
                $"{name}-{api.Split('.')[0]}",
                new()
                {
                    Project = args.Project,
                    ServiceName = api,
                    // Other environments may use the API in the same project; destroying one must not disable it for the others.
                    DisableOnDestroy = false,
                },
                new() { Parent = this }
            );
        }

        RegisterOutputs();
    }
}

/// <summary>Arguments of <see cref="ProjectServices"/>.</summary>
public sealed record ProjectServicesArgs
{
    /// <summary>The project ID.</summary>
    public required string Project { get; init; }

    /// <summary>The APIs by host name, such as <c>run.googleapis.com</c>.</summary>
    public required IReadOnlyList<string> Apis { get; init; }
}
