using Google.Protobuf;

namespace Engine.Wire;

/// <summary>Answers one call from the bytes of its request.</summary>
internal delegate IMessage GrpcMethod(byte[] request);

/// <summary>The methods of a service.</summary>
internal sealed class GrpcMethods(string service)
{
    /// <summary>
    /// The maximum protobuf nesting. Each level of a property value is three levels of protobuf; reading them needs less stack than a
    /// thread has.
    /// </summary>
    public const int MaximumDepth = 3 * MaximumValueDepth;

    /// <summary>The maximum nesting of lists and objects in a property value.</summary>
    public const int MaximumValueDepth = 1_000;

    private readonly Dictionary<string, GrpcMethod> _methods = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, GrpcMethod> All => _methods;

    /// <param name="name">The method's name in the service.</param>
    /// <param name="answer">Answers a request.</param>
    /// <param name="received">Receives the size of a request in bytes, before it is answered.</param>
    public GrpcMethods Add<TRequest>(string name, Func<TRequest, IMessage> answer, Action<long>? received = null)
        where TRequest : IMessage<TRequest>, new()
    {
        _methods.Add(
            $"/pulumirpc.{service}/{name}",
            request =>
            {
                received?.Invoke(request.Length);
                var message = new TRequest();
                message.MergeFrom(CodedInputStream.CreateWithLimits(new MemoryStream(request), int.MaxValue, MaximumDepth));
                return answer(message);
            }
        );
        return this;
    }
}
