using System.IO.Compression;
using System.Text.Json;
using Engine.Values;

namespace Engine.Tests.Recorded;

/// <summary>The inputs in a provider's own schema: all, the required ones and the deprecated ones.</summary>
internal sealed class ProviderFacts
{
    private readonly JsonElement _schema;
    private readonly JsonElement? _details;

    private ProviderFacts(string package)
    {
        _schema = Read(package, "schema.json.gz")!.Value;
        _details = Read(package, "terraform-facts.json.gz");
    }

    public static ProviderFacts Of(string package) => new(package);

    /// <summary>Returns what the provider would reject in a resource's inputs, by path.</summary>
    public IEnumerable<string> Findings(string type, MapValue inputs)
    {
        if (!_schema.GetProperty("resources").TryGetProperty(type, out var resource))
        {
            return [$"{type} is not known"];
        }

        return Object(type, "", resource.GetProperty("inputProperties"), Names(resource, "requiredInputs"), inputs);
    }

    /// <summary>
    /// Returns whether a type has an input, <c>template.containers[*].image</c>; a name that starts with a dollar sign is not an input.
    /// </summary>
    public bool HasInput(string type, string path)
    {
        if (!_schema.GetProperty("resources").TryGetProperty(type, out var resource))
        {
            return false;
        }

        var properties = resource.GetProperty("inputProperties");
        return path.StartsWith('$') || HasInput(properties, path.Split('.'));
    }

    private bool HasInput(JsonElement properties, ReadOnlySpan<string> path)
    {
        var name = path[0].Replace("[*]", "", StringComparison.Ordinal);
        if (!properties.TryGetProperty(name, out var property))
        {
            return false;
        }

        var isEach = name.Length < path[0].Length;
        if (isEach && !property.TryGetProperty("items", out property))
        {
            return false;
        }

        return path.Length == 1
            || (
                property.TryGetProperty("$ref", out var reference)
                && _schema.GetProperty("types").GetProperty(Uri.UnescapeDataString(reference.GetString()!["#/types/".Length..]))
                    is var referred
                && HasInput(referred.GetProperty("properties"), path[1..])
            );
    }

    private static JsonElement? Read(string package, string file)
    {
        var path = Path.Combine(Repository.Shared, "facts", package, file);
        if (!File.Exists(path))
        {
            return null;
        }

        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        return JsonDocument.Parse(stream).RootElement;
    }

    private static IEnumerable<string> Names(JsonElement json, string list) =>
        json.TryGetProperty(list, out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];

    private IEnumerable<string> Object(string type, string path, JsonElement properties, IEnumerable<string> required, MapValue values)
    {
        var missing = required.Where(name => values[name] is null or NullValue).Select(name => $"{type} {path}{name} is missing");
        return missing.Concat(
            values.SelectMany(entry =>
                properties.TryGetProperty(entry.Key, out var property)
                    ? Value(type, path + entry.Key, property, entry.Value)
                    : [$"{type} {path}{entry.Key} is not known"]
            )
        );
    }

    private IEnumerable<string> Value(string type, string path, JsonElement property, PropertyValue value)
    {
        var findings = IsDeprecated(type, path) ? new[] { $"{type} {path} is deprecated" } : [];
        return findings.Concat(
            value switch
            {
                SecretValue secret => Value(type, path, property, secret.Inner),
                ArrayValue list when property.TryGetProperty("items", out var items) => list.Items.SelectMany(item =>
                    Value(type, $"{path}[]", items, item)
                ),
                MapValue map when property.TryGetProperty("$ref", out var reference) => Referred(type, path, reference.GetString()!, map),
                _ => [],
            }
        );
    }

    private IEnumerable<string> Referred(string type, string path, string reference, MapValue map)
    {
        var name = Uri.UnescapeDataString(reference["#/types/".Length..]);
        return
            _schema.GetProperty("types").TryGetProperty(name, out var referred) && referred.TryGetProperty("properties", out var properties)
            ? Object(type, $"{path}.", properties, Names(referred, "required"), map)
            : [$"{type} {path}: {name} is not known"];
    }

    private bool IsDeprecated(string type, string path) =>
        _details is { } details
        && details.TryGetProperty(type, out var facts)
        && facts.GetProperty("props").TryGetProperty(path, out var property)
        && property.TryGetProperty("deprecated", out _);
}
