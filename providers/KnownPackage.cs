using Providers.Checks;
using Providers.Models;
using Providers.Schema;

namespace Providers;

/// <summary>The schema, models and rules of one provider package.</summary>
internal sealed record KnownPackage(PackageSchema Schema, ModelTable Models, RuleTable Rules)
{
    /// <returns>Null for a package that has not been imported.</returns>
    public static KnownPackage? Load(string package) =>
        Read($"{package}/schema.json") is { } schema
            ? new KnownPackage(
                PackageSchema.Parse(schema),
                ModelTable.Parse(Read($"{package}/models.json") ?? "{}"u8.ToArray()),
                RuleTable.Parse(Read($"{package}/rules.json") ?? """{ "source": "", "rules": [] }"""u8.ToArray())
            )
            : null;

    private static byte[]? Read(string name)
    {
        using var stream = typeof(KnownPackage).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
