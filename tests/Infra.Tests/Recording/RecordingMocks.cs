using System.Collections.Concurrent;
using Pulumi.Testing;

namespace Infra.Tests.Recording;

/// <summary>
/// Mocks that answer as the cloud would and record the requests. An unknown type fails the run, because its answer was not reviewed.
/// </summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly ConcurrentQueue<RecordedResource> _resources = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _outputs = new();

    /// <summary>The resources by type, then by name, because components register their children in no particular order.</summary>
    public IReadOnlyList<RecordedResource> Resources =>
        [
            .. _resources
                .OrderBy(resource => resource.Type, StringComparer.Ordinal)
                .ThenBy(resource => resource.Name, StringComparer.Ordinal),
        ];

    /// <summary>The names of the outputs that each component registered, by <see cref="RecordedResource.Key"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Outputs => _outputs;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var resource = new RecordedResource(args.Type!, args.Name!, args.Inputs);
        _resources.Enqueue(resource);
        if (resource.IsComponent)
        {
            return Task.FromResult<(string?, object)>((null, resource.Inputs));
        }

        var (id, computed) = CloudAnswers.To(resource);
        return Task.FromResult<(string?, object)>((id, resource.Inputs.SetItems(computed)));
    }

    public Task<object> CallAsync(MockCallArgs args) =>
        throw new InvalidOperationException($"The program calls {args.Token}; it is to look nothing up.");

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        var parts = args.Urn.Split("::");
        _outputs[$"{parts[2].Split('$')[^1]} {parts[3]}"] = [.. args.Outputs.Keys.Order(StringComparer.Ordinal)];
        return Task.CompletedTask;
    }
}
