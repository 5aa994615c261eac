using System.Security.Cryptography;
using System.Text;
using Infra.Composition;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace Infra.Docker.Containers;

/// <summary>A volume with files, for a container with a read-only root file system.</summary>
/// <remarks>
/// Docker refuses to copy a file into a container with a read-only root, even into one of its volumes. Therefore a second container, the
/// carrier, fills the volume: it is created and filled but never started. Uploaded files belong to root, so a secret is readable only by
/// root's group, which the container that mounts the volume must be a member of.
/// </remarks>
public sealed class ContainerFiles : ComponentResource
{
    private const string TypeToken = "platform:containers:ContainerFiles";

    /// <summary>
    /// The carrier's mount path of the volume. It must not exist in any image, so that no image content is copied into the volume.
    /// </summary>
    private const string Folder = "/files";

    /// <summary>A label whose change replaces the volume, because a removed file would otherwise stay in it.</summary>
    private const string ContentsLabel = "texts";

    /// <param name="name">The name of the volume and the carrier on the host.</param>
    /// <param name="args">The files.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public ContainerFiles(string name, ContainerFilesArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        child.DeleteBeforeReplace = true;
        var labels = new Dictionary<string, string>(args.Labels) { [ContentsLabel] = Digest(args.Contents) };
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

    /// <summary>The container that filled the volume; it is replaced when a file changes.</summary>
    public Resource Carrier { get; }

    private static List<ContainerUploadArgs> Uploads(ContainerFilesArgs args) =>
        [
            .. args
                .Contents.Select(text => (Path: text.Key, Content: (Input<string>)text.Value, Permissions: "0444"))
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
