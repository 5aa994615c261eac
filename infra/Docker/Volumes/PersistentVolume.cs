using Infra.Composition;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace Infra.Docker.Volumes;

/// <summary>A volume whose data survives the replacement of its container.</summary>
public sealed class PersistentVolume : ComponentResource
{
    private const string TypeToken = "platform:containers:PersistentVolume";

    /// <param name="name">The volume's name on the host.</param>
    /// <param name="args">Whether the volume is protected from deletion.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public PersistentVolume(string name, PersistentVolumeArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        child.Protect = args.Protect;
        child.DeleteBeforeReplace = true;
        Name = new Volume(
            name,
            new()
            {
                Name = name,
                Labels = args
                    .Labels.OrderBy(label => label.Key, StringComparer.Ordinal)
                    .Select(label => new VolumeLabelArgs { Label = label.Key, Value = label.Value })
                    .ToList(),
            },
            child
        ).Name;
        RegisterOutputs(new Dictionary<string, object?> { ["name"] = Name });
    }

    /// <summary>The volume's name on the host.</summary>
    public Output<string> Name { get; }
}

/// <summary>Arguments of <see cref="PersistentVolume"/>.</summary>
public sealed record PersistentVolumeArgs
{
    /// <summary>Whether the volume is protected from deletion. Changing a label replaces the volume and deletes its data.</summary>
    public required bool Protect { get; init; }

    /// <summary>The labels of the volume.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
