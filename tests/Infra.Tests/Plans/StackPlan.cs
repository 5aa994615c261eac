using System.Diagnostics;
using System.Text.Json;

namespace Infra.Tests.Plans;

/// <summary>What the program declares for an environment, as the engine plans it.</summary>
internal sealed class StackPlan
{
    private static readonly TimeSpan LongestPreview = TimeSpan.FromMinutes(5);
    private static readonly string Review = Repository.File("artifacts", "bin", "Review", "debug", "review.dll");

    private readonly Dictionary<string, PlannedResource> _byUrn;

    private StackPlan(JsonElement plan)
    {
        Resources = [.. plan.GetProperty("resources").EnumerateArray().Select(resource => new PlannedResource(resource))];
        Outputs = [.. plan.GetProperty("outputs").EnumerateObject().Select(output => output.Name)];
        _byUrn = Resources.ToDictionary(resource => resource.Urn);
    }

    private StackPlan(StackPlan whole, string system)
    {
        Resources = [.. whole.Resources.Where(resource => resource.IsOf(system))];
        Outputs = whole.Outputs;
        _byUrn = whole._byUrn;
    }

    public IReadOnlyList<PlannedResource> Resources { get; }

    public IReadOnlyList<string> Outputs { get; }

    /// <summary>In a process of its own: the engine brings another protobuf than the program.</summary>
    public static async Task<StackPlan> PreviewAsync(string stack) =>
        new(JsonDocument.Parse(await PreviewJsonAsync(stack, Repository.Root)).RootElement);

    /// <summary>The plan as the engine writes it.</summary>
    /// <param name="stack">The environment.</param>
    /// <param name="folder">Where the project's and the environment's files are.</param>
    public static async Task<string> PreviewJsonAsync(string stack, string folder)
    {
        Assert.True(File.Exists(Review), "The engine is not built; plans need it: dotnet build review");
        var start = new ProcessStartInfo("dotnet", [Review, "preview", stack, "--json", "--cwd", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(LongestPreview);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, $"preview {stack} ended with {process.ExitCode}:\n{await error}");
        return await output;
    }

    /// <summary>The plan with the resources of one system alone; by URN it still finds the others.</summary>
    public StackPlan Of(string system) => new(this, system);

    public PlannedResource ByUrn(string urn) => _byUrn[urn];

    public IReadOnlyList<PlannedResource> OfType(string type) => [.. Resources.Where(resource => resource.Type == type)];

    public PlannedResource Single(string type, string? name = null) =>
        Resources.Single(resource => resource.Type == type && (name is null || resource.Name == name));

    /// <summary>Everything that exists before a resource is made.</summary>
    public IReadOnlySet<PlannedResource> Before(PlannedResource resource)
    {
        var found = new HashSet<PlannedResource>();
        var open = new Stack<PlannedResource>([resource]);
        while (open.TryPop(out var next))
        {
            foreach (var dependency in next.Dependencies.Select(ByUrn).Where(found.Add))
            {
                open.Push(dependency);
            }
        }

        return found;
    }
}
