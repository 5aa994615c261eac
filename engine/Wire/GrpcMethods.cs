using Google.Protobuf;

namespace Engine.Wire;

/// <summary>Answers one call and reads the request itself.</summary>
internal delegate IMessage GrpcMethod(CodedInputStream request, long bytes);

/// <summary>The gRPC status codes in use.</summary>
internal enum GrpcStatus
{
    Ok = 0,
    InvalidArgument = 3,
    NotFound = 5,
    ResourceExhausted = 8,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
}

/// <summary>The exception for a status other than OK.</summary>
internal sealed class GrpcException(GrpcStatus status, string message) : Exception(message)
{
    public GrpcStatus Status => status;
}

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
            (request, bytes) =>
            {
                received?.Invoke(bytes);
                var message = new TRequest();
                message.MergeFrom(request);
                return answer(message);
            }
        );
        return this;
    }
}
