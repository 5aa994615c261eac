using Engine.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Engine.Tests.Wire;

public sealed class GrpcServerTests : IAsyncLifetime
{
    private const string Echo = "/pulumirpc.Test/Echo";
    private GrpcServer _server = null!;
    private GrpcClient _client = null!;

    public async Task InitializeAsync()
    {
        var methods = new GrpcMethods("Test")
            .Add<Value>("Echo", request => request)
            .Add<Empty>("Refuse", _ => throw new RpcException(new Status(StatusCode.NotFound, "nothing 100% like 'é' here")))
            .Add<Empty>("Break", _ => throw new InvalidOperationException("broken"));
        _server = await GrpcServer.StartAsync(methods.All);
        _client = new GrpcClient(_server.Address);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Call_of_a_method_returns_its_response() =>
        Assert.Equal(Value.ForString("é"), await _client.CallAsync<Value>(Echo, Value.ForString("é")));

    [Fact]
    public async Task Call_with_a_message_of_megabytes_returns_it_complete()
    {
        var large = Value.ForString(new string('x', 20_000_000));

        Assert.Equal(large, await _client.CallAsync<Value>(Echo, large));
    }

    [Theory]
    [InlineData("/pulumirpc.Test/Refuse", nameof(StatusCode.NotFound), "nothing 100% like 'é' here")]
    [InlineData("/pulumirpc.Test/Break", nameof(StatusCode.Internal), "broken")]
    [InlineData("/pulumirpc.Test/Other", nameof(StatusCode.Unimplemented), "/pulumirpc.Test/Other is not part of this engine.")]
    public async Task Call_that_fails_returns_the_reason(string method, string status, string message)
    {
        var answer = await _client.SendAsync(method, GrpcClient.Frame([]));

        Assert.Equal((status, message), (answer.Status.ToString(), answer.Message));
    }

    public static TheoryData<string, byte[], string> BrokenBodies =>
        new()
        {
            { "empty", [], nameof(StatusCode.Internal) },
            { "half a header", [0, 0], nameof(StatusCode.Internal) },
            { "shorter than it says", [0, 0, 0, 0, 9, 1], nameof(StatusCode.Internal) },
            { "longer than it says", [0, 0, 0, 0, 0, 1], nameof(StatusCode.Internal) },
            { "of a negative length", [0, 255, 255, 255, 255], nameof(StatusCode.Unknown) },
            { "compressed", GrpcClient.Frame([], compression: 1), nameof(StatusCode.Internal) },
            { "no message", GrpcClient.Frame([255, 255, 255]), nameof(StatusCode.InvalidArgument) },
        };

    [Theory]
    [MemberData(nameof(BrokenBodies))]
    public async Task Call_with_an_invalid_body_is_refused_and_the_next_is_answered(string what, byte[] body, string expected)
    {
        var status = (await _client.SendAsync(Echo, body)).Status.ToString();

        Assert.True(expected == status, $"{what}: {status}");
        Assert.Equal(Value.ForBool(true), await _client.CallAsync<Value>(Echo, Value.ForBool(true)));
    }

    [Fact]
    public async Task Call_nested_900_levels_deep_is_returned_complete()
    {
        var deep = Nested(900);

        Assert.Equal(deep.CalculateSize(), (await _client.CallAsync<Value>(Echo, deep)).CalculateSize());
    }

    [Fact]
    public async Task Call_nested_deeper_than_the_limit_is_refused()
    {
        // Built by hand, because the library itself would recurse to write it.
        byte[] body = [];
        for (var level = 0; level < 20_000; level++)
        {
            body = Field(6, Field(1, body));
            if (body.Length > 2_000_000)
            {
                break;
            }
        }

        Assert.Equal(StatusCode.InvalidArgument, (await _client.SendAsync(Echo, GrpcClient.Frame(body))).Status);
    }

    [Fact]
    public async Task Thousands_of_concurrent_calls_are_all_answered()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => _client.CallAsync<Value>(Echo, Value.ForNumber(i))));

        Assert.Equal(Enumerable.Range(0, 2_000).Select(i => (double)i), answers.Select(answer => answer.NumberValue));
    }

    private static Value Nested(int levels) =>
        Enumerable.Range(0, levels).Aggregate(Value.ForString("end"), (inner, _) => new Value { ListValue = new() { Values = { inner } } });

    private static byte[] Field(int number, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(content));
        }

        return stream.ToArray();
    }
}
