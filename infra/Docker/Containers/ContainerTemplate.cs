using Infra.Docker.Networks;
using Infra.Docker.Volumes;
using Infra.Quantities;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace Infra.Docker.Containers;

/// <summary>Builds the provider's container arguments.</summary>
internal static class ContainerTemplate
{
    /// <summary>The group of root, which uploaded files belong to.</summary>
    private const string UploadsGroup = "0";

    /// <summary>The resources of a container that never runs: the minimum that Docker accepts.</summary>
    private static readonly (Millicpus Cpus, Mebibytes Memory) Nothing = (DockerLimits.Cpus.Minimum, DockerLimits.Memory.Minimum);

    /// <summary>Returns the arguments of a container that runs, and whose dependents wait until it is healthy.</summary>
    public static ContainerArgs Service(
        string name,
        Input<string> imageId,
        IReadOnlyDictionary<string, Output<string>> files,
        ContainerServiceArgs args
    )
    {
        var container = Confined(name, imageId, args.User, args.Settings.Cpus, args.Settings.Memory, args.Labels);
        container.ReadOnly = true;
        container.Init = true;
        container.Restart = "unless-stopped";
        container.StopTimeout = (int)DockerLimits.GracePeriod.TotalSeconds;
        container.DestroyGraceSeconds = (int)DockerLimits.GracePeriod.TotalSeconds;
        container.Healthcheck = Healthcheck(args.Probe);
        container.Wait = true;
        container.WaitTimeout = (int)args.Probe.Verdict.TotalSeconds;
        container.Tmpfs = args.Scratch.ToDictionary(path => path, _ => DockerLimits.ScratchOptions);
        container.NetworksAdvanced = args.Networks.Select(Attachment).ToList();
        AddProgram(container, args);
        AddFiles(container, files, args);
        return container;
    }

    /// <summary>
    /// Returns the arguments of a container that is created but never started; files are copied through it into a volume.
    /// </summary>
    public static ContainerArgs Carrier(
        string name,
        Input<string> imageId,
        string folder,
        Input<string> volume,
        List<ContainerUploadArgs> uploads,
        IReadOnlyDictionary<string, string> labels
    )
    {
        var container = Confined(name, imageId, ContainerUser.Unprivileged, Nothing.Cpus, Nothing.Memory, labels);
        container.NetworkMode = "none";
        container.Start = false;
        container.MustRun = false;
        // Any other policy would start it when the daemon restarts.
        container.Restart = "on-failure";
        container.Volumes = [new ContainerVolumeArgs { VolumeName = volume, ContainerPath = folder }];
        container.Uploads = uploads;
        return container;
    }

    /// <summary>Sets only what is given: an empty list would be a permanent difference from the image's own value.</summary>
    private static void AddProgram(ContainerArgs container, ContainerServiceArgs args)
    {
        foreach (var argument in args.Entrypoint)
        {
            container.Entrypoints.Add(argument);
        }

        foreach (var argument in args.Command)
        {
            container.Command.Add(argument);
        }

        foreach (var (name, value) in args.Variables.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            container.Envs.Add(Output.Format($"{name}={value}"));
        }

        foreach (var port in args.Ports)
        {
            container.Ports.Add(
                new ContainerPortArgs
                {
                    Ip = port.Address,
                    External = port.External,
                    Internal = port.Internal,
                }
            );
        }
    }

    private static void AddFiles(ContainerArgs container, IReadOnlyDictionary<string, Output<string>> files, ContainerServiceArgs args)
    {
        foreach (var volume in Volumes(files, args.Volumes))
        {
            container.Volumes.Add(volume);
        }

        foreach (var file in args.HostFiles.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            container.Mounts.Add(HostFile(file));
        }

        if (args.Files.Any(set => set.Secrets.Count > 0))
        {
            container.GroupAdds.Add(UploadsGroup);
        }
    }

    private static ContainerArgs Confined(
        string name,
        Input<string> imageId,
        ContainerUser user,
        Millicpus cpus,
        Mebibytes memory,
        IReadOnlyDictionary<string, string> labels
    )
    {
        var container = new ContainerArgs
        {
            Name = name,
            Image = imageId,
            User = user.ToString(),
            Cpus = cpus.Processors,
            Memory = memory.Value,
            // Equal to the memory limit, which disables swap.
            MemorySwap = memory.Value,
            Capabilities = new ContainerCapabilitiesArgs { Drops = ["ALL"] },
            SecurityOpts = ["no-new-privileges:true"],
            Ulimits = [Ulimit("nofile", DockerLimits.OpenFiles), Ulimit("nproc", DockerLimits.Processes)],
            LogDriver = "json-file",
            LogOpts = new Dictionary<string, string> { ["max-file"] = DockerLimits.LogFiles, ["max-size"] = DockerLimits.LogFileSize },
        };
        foreach (var (label, value) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            container.Labels.Add(new ContainerLabelArgs { Label = label, Value = value });
        }

        return container;
    }

    private static ContainerUlimitArgs Ulimit(string name, int value) =>
        new()
        {
            Name = name,
            Soft = value,
            Hard = value,
        };

    private static ContainerNetworksAdvancedArgs Attachment(NetworkAttachment attachment)
    {
        var place = new ContainerNetworksAdvancedArgs { Name = attachment.Network.Name };
        foreach (var alias in attachment.Aliases)
        {
            place.Aliases.Add(alias);
        }

        return place;
    }

    private static ContainerHealthcheckArgs Healthcheck(HealthProbe probe) =>
        new()
        {
            Tests = ["CMD", .. probe.Command],
            Interval = probe.Interval.InGoForm(),
            Timeout = probe.Timeout.InGoForm(),
            Retries = probe.Retries,
            StartPeriod = probe.StartPeriod.InGoForm(),
        };

    private static IEnumerable<ContainerVolumeArgs> Volumes(
        IReadOnlyDictionary<string, Output<string>> files,
        IReadOnlyDictionary<string, PersistentVolume> kept
    ) =>
        files
            .Select(volume => (Path: volume.Key, Name: volume.Value, ReadOnly: true))
            .Concat(kept.Select(volume => (Path: volume.Key, volume.Value.Name, ReadOnly: false)))
            .OrderBy(volume => volume.Path, StringComparer.Ordinal)
            .Select(volume => new ContainerVolumeArgs
            {
                VolumeName = volume.Name,
                ContainerPath = volume.Path,
                ReadOnly = volume.ReadOnly,
            });

    /// <summary>Returns a mount instead of a volume: a mount does not create missing files on the host.</summary>
    private static ContainerMountArgs HostFile(KeyValuePair<string, string> file) =>
        new()
        {
            Type = "bind",
            Source = file.Value,
            Target = file.Key,
            ReadOnly = true,
            BindOptions = new ContainerMountBindOptionsArgs { Propagation = "rprivate" },
        };
}
