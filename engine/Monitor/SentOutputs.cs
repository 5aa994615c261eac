using Engine.Plans;
using Engine.Values;
using Engine.Wire;

namespace Engine.Monitor;

/// <summary>What the program gets back of a resource, with its secrets marked.</summary>
/// <param name="secrets">Learns every secret on its way to the program.</param>
internal sealed class SentOutputs(SecretTexts secrets)
{
    /// <summary>The inputs come back as outputs; what the asker cannot hold half-known is left out.</summary>
    public MapValue Sent(PlannedResource resource, MapValue outputs, bool partialValues)
    {
        secrets.AddMarked(SecretOutputs.Of(resource, outputs));
        return new MapValue(
            Marked(resource.Inputs.With(outputs), resource.Options.AdditionalSecretOutputs)
                .Where(output => partialValues || !output.Value.HasUnknowns)
        );
    }

    /// <summary>The values with those of these names marked as secret, wherever they are written from here on.</summary>
    public MapValue Marked(MapValue properties, IReadOnlyCollection<string> secret)
    {
        foreach (var name in secret)
        {
            if (properties.TryGetValue(name, out var value))
            {
                secrets.Add(value);
            }
        }

        return new MapValue(
            properties.Select(property =>
                secret.Contains(property.Key) && property.Value is not SecretValue
                    ? KeyValuePair.Create(property.Key, (PropertyValue)new SecretValue(property.Value))
                    : property
            )
        );
    }
}
