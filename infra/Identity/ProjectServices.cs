using Pulumi;
using Pulumi.Gcp.Projects;

namespace Infra.Identity;

/// <summary>The Google APIs a project needs enabled. Whatever uses one depends on this.</summary>
public sealed class ProjectServices : ComponentResource
{
    private const string TypeToken = "platform:identity:ProjectServices";

    /// <param name="name">Names the component.</param>
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
                    // Others may use the API in the same project; taking one environment down must not take theirs.
                    DisableOnDestroy = false,
                },
                new() { Parent = this }
            );
        }

        RegisterOutputs();
    }
}
