using System.Collections.Concurrent;
using Pulumi.Testing;

namespace Standins.Tests.Testing;

/// <summary>Mocks that return an id made from the name together with the resource's own inputs, and record the requests.</summary>
internal sealed class EchoMocks : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _asked = new();
    private readonly ConcurrentQueue<MockRegisterResourceOutputsRequest> _outputs = new();

    /// <summary>A custom answer instead of the echo.</summary>
    public Func<MockResourceArgs, (string? Id, object State)> Answer { get; init; } = args => ($"{args.Name}-id", args.Inputs);

    public IReadOnlyList<MockRegisterResourceOutputsRequest> Outputs => [.. _outputs];

    public MockResourceArgs Asked(string name) => Assert.Single(_asked, args => args.Name == name);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _asked.Enqueue(args);
        return Task.FromResult<(string? id, object state)>(Answer(args));
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException($"No function is called here: {args.Token}.");

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        _outputs.Enqueue(args);
        return Task.CompletedTask;
    }
}
