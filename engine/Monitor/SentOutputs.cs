using Engine.Plans;
using Engine.Secrets;
using Engine.Values;

namespace Engine.Monitor;

/// <summary>The response to the program for a resource, with its secrets marked.</summary>
/// <param name="secrets">Receives every secret that is sent to the program.</param>
internal sealed class SentOutputs(SecretTexts secrets)
{
    /// <summary>Returns a resource's inputs and outputs, without partially unknown values if the caller does not support them.</summary>
    public MapValue Sent(PlannedResource resource, MapValue outputs, bool partialValues)
    {
        secrets.AddMarked(SecretOutputs.From(resource, outputs));
        return new MapValue(
            Marked(resource.Inputs.With(outputs), resource.Options.AdditionalSecretOutputs)
                .Where(output => partialValues || !output.Value.HasUnknowns)
        );
    }

    /// <summary>Returns the values with those of the given names marked as secret, and redacts them from all later output.</summary>
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
