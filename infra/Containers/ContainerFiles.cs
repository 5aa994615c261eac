using System.Security.Cryptography;
using System.Text;
using Infra.Composition;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace Infra.Containers;

/// <summary>A volume with files in it, for a container whose own root cannot be written.</summary>
/// <remarks>
/// Docker refuses to copy a file into a container with a read-only root, even into a volume of it, so that another container carries the
/// files into the volume: it is made, filled and never started. What is uploaded belongs to root: a secret is readable by root's group, which
/// the container that mounts the volume must be in, and by nobody else.
/// </remarks>
public sealed class ContainerFiles : ComponentResource
{
    private const string TypeToken = "platform:containers:ContainerFiles";

    /// <summary>Where the carrier mounts the volume; no image has it, so that nothing of the image is copied into the volume.</summary>
    private const string Folder = "/files";

    /// <summary>A changed text empties the volume: a file that is left out would stay in it otherwise.</summary>
    private const string TextsLabel = "texts";

    /// <param name="name">Of the volume and the carrier on the host.</param>
    /// <param name="args">The files.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public ContainerFiles(string name, ContainerFilesArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        child.DeleteBeforeReplace = true;
        var labels = new Dictionary<string, string>(args.Labels) { [TextsLabel] = Digest(args.Texts) };
        var volume = new Volume(
            name,
            new()
            {
                Name = name,
                Labels = labels
                    .OrderBy(label => label.Key, StringComparer.Ordinal)
                    .Select(label => new VolumeLabelArgs { Label = label.Key, Value = label.Value })
                    .ToList(),
            },
            child
        );
        Carrier = new Container(
            name,
            ContainerTemplate.Carrier(name, args.ImageId, Folder, volume.Name, Uploads(args), args.Labels),
            child
        );
        VolumeName = volume.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["volumeName"] = VolumeName });
    }

    /// <summary>The volume's name on the host.</summary>
    public Output<string> VolumeName { get; }

    /// <summary>What filled the volume; it is replaced when a file changes.</summary>
    public Resource Carrier { get; }

    private static List<ContainerUploadArgs> Uploads(ContainerFilesArgs args) =>
        [
            .. args
                .Texts.Select(text => (Path: text.Key, Content: (Input<string>)text.Value, Permissions: "0444"))
                .Concat(args.Secrets.Select(secret => (Path: secret.Key, Content: (Input<string>)secret.Value, Permissions: "0440")))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => new ContainerUploadArgs
                {
                    File = $"{Folder}/{file.Path}",
                    Content = file.Content,
                    Permissions = file.Permissions,
                }),
        ];

    private static string Digest(IReadOnlyDictionary<string, string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in texts.OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
