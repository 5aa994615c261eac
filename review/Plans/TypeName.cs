namespace Review.Plans;

/// <summary>The short form of resource types, for people.</summary>
internal static class TypeName
{
    /// <summary>Shortens a type that repeats its name: <c>gcp:pubsub/topic:Topic</c> becomes <c>gcp:pubsub:Topic</c>.</summary>
    public static string Short(string type) =>
        type.Split(':') is [var package, var module, var name] ? $"{package}:{module.Split('/')[0]}:{name}" : type;
}
