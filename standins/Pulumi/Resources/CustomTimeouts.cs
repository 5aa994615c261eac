using System.Globalization;

namespace Pulumi;

/// <summary>The provider's timeout for each operation.</summary>
public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }

    public TimeSpan? Update { get; set; }

    public TimeSpan? Delete { get; set; }

    internal CustomTimeouts Copy() =>
        new()
        {
            Create = Create,
            Update = Update,
            Delete = Delete,
        };

    internal Pulumirpc.CustomTimeouts ToWire() =>
        new()
        {
            Create = Text(Create),
            Update = Text(Update),
            Delete = Text(Delete),
        };

    private static string Text(TimeSpan? time) =>
        time is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds}ms") : "";
}
