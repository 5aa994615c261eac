using System.Text.RegularExpressions;
using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>Rules for every container of every stack.</summary>
[Collection(StackPlans.Collection)]
public sealed partial class ContainerRuleTests(StackPlans plans)
{
    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Container_is_confined(string stack) =>
        Assert.All(
            Containers(stack),
            container =>
            {
                Assert.Equal(["ALL"], container.Strings("capabilities.drops"));
                Assert.Empty(container.Strings("capabilities.adds"));
                Assert.Equal(["no-new-privileges:true"], container.Strings("securityOpts"));
                Assert.Matches("^[1-9][0-9]*:[1-9][0-9]*$", (string)container.At("user")!);
                Assert.DoesNotContain(container.Leaves.Keys, path => path.StartsWith("devices", StringComparison.Ordinal));
                Assert.All(
                    new[] { "privileged", "pidMode", "ipcMode", "usernsMode", "publishAllPorts" },
                    path => Assert.Null(container.At(path))
                );
                Assert.NotEqual("host", container.At("networkMode"));
            }
        );

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Container_has_limits_and_keeps_few_logs(string stack) =>
        Assert.All(
            Containers(stack),
            container =>
            {
                Assert.InRange((double)container.At("memory")!, 16, 1_048_576);
                Assert.Equal(container.At("memory"), container.At("memorySwap"));
                Assert.Matches("^[0-9]+(\\.[0-9]+)?$", (string)container.At("cpus")!);
                Assert.Equal(
                    ("json-file", "10m", "3"),
                    (container.At("logDriver"), container.At("logOpts.max-size"), container.At("logOpts.max-file"))
                );
                Assert.Equal(("nofile", "nproc"), (container.At("ulimits[0].name"), container.At("ulimits[1].name")));
            }
        );

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Container_that_runs_cannot_write_its_root_is_probed_waited_for_and_comes_back(string stack) =>
        Assert.All(
            plans[stack].Running(),
            container =>
            {
                Assert.Equal(true, container.At("readOnly"));
                Assert.Equal("CMD", container.At("healthcheck.tests[0]"));
                Assert.Equal(true, container.At("wait"));
                Assert.Equal("unless-stopped", container.At("restart"));
                Assert.Equal(true, container.At("init"));
                Assert.Empty(container.Strings("uploads"));
            }
        );

    /// <summary>The provider changes none of the three on an existing container, and does not report it.</summary>
    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Container_that_runs_is_replaced_by_what_docker_cannot_change_and_after_the_one_before_is_gone(string stack) =>
        Assert.All(
            plans[stack].Running(),
            container =>
            {
                Assert.Equal(["healthcheck", "init", "tmpfs"], container.ReplaceOnChanges);
                Assert.True(container.IsDeletedBeforeReplaced);
            }
        );

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Carrier_never_runs_and_its_volume_is_read_by_one_container_that_is_replaced_with_it(string stack) =>
        Assert.All(
            plans[stack].Carriers(),
            carrier =>
            {
                Assert.Equal((false, "none", "on-failure"), (carrier.At("mustRun"), carrier.At("networkMode"), carrier.At("restart")));
                var volume = Assert.Single(carrier.Volumes().Values).Name;
                var reader = Assert.Single(plans[stack].Running(), container => container.Volumes().Values.Any(use => use.Name == volume));
                Assert.Contains((volume, true), reader.Volumes().Values);
                Assert.Contains(carrier.Urn, reader.ReplaceWith);
                Assert.Contains(carrier.Urn, reader.Dependencies);
            }
        );

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Volume_is_written_by_one_container_at_most(string stack)
    {
        var writers = plans[stack].Running().SelectMany(container => container.Volumes().Values.Where(volume => !volume.IsReadOnly));

        Assert.Equal(writers.Select(volume => volume.Name).Distinct(), writers.Select(volume => volume.Name));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Port_is_published_once_on_one_address_by_a_container_in_an_external_network(string stack)
    {
        var published = plans[stack].Running().SelectMany(container => container.Ports().Select(port => (container, port))).ToList();
        var leadingOut = plans[stack]
            .OfType(DockerTypes.Network)
            .Where(network => network.At("internal") is false)
            .Select(network => network.Name);

        Assert.NotEmpty(published);
        Assert.Equal(published.Count, published.Select(pair => (pair.port.Address, pair.port.External)).Distinct().Count());
        Assert.All(published, pair => Assert.DoesNotContain(pair.port.Address, new[] { "", "::", "0.0.0.0" }));
        Assert.All(published, pair => Assert.Contains(pair.port.External, new[] { 80, 443 }.Concat(Enumerable.Range(1_024, 64_512))));
        Assert.All(published, pair => Assert.NotEmpty(pair.container.Networks().Keys.Intersect(leadingOut)));
    }

    /// <summary>
    /// An alias that exists in both networks would resolve in the external one first, which forwards nothing between containers.
    /// </summary>
    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void External_network_connects_no_neighbors_and_has_no_aliases(string stack)
    {
        foreach (var network in plans[stack].OfType(DockerTypes.Network).Where(network => network.At("internal") is false))
        {
            Assert.Equal("false", network.At("options.com.docker.network.bridge.enable_icc"));
            Assert.All(
                plans[stack].Running().Where(container => container.Networks().ContainsKey(network.Name)),
                container => Assert.Empty(container.Networks()[network.Name])
            );
        }
    }

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Image_is_pulled_by_digest_and_kept_for_the_way_back(string stack) =>
        Assert.All(
            plans[stack].OfType(DockerTypes.RemoteImage),
            image =>
            {
                Assert.Matches("@sha256:[0-9a-f]{64}$", (string)image.At("name")!);
                Assert.Equal(true, image.At("keepLocally"));
            }
        );

    /// <summary>Everyone with access to Docker can read a variable.</summary>
    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Variable_that_sounds_like_a_secret_names_a_file(string stack) =>
        Assert.All(
            Containers(stack).SelectMany(container => container.Strings("envs")),
            variable => Assert.True(!SoundsSecret().IsMatch(variable) || variable.Contains("_FILE=/", StringComparison.Ordinal), variable)
        );

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void File_of_the_host_is_a_secret_in_a_directory_for_them_that_cannot_be_written(string stack) =>
        Assert.All(
            Containers(stack).SelectMany(container => container.HostFiles().Keys.Index().Select(file => (container, file.Index))),
            mount =>
            {
                Assert.Equal("bind", mount.container.At($"mounts[{mount.Index}].type"));
                Assert.Equal(true, mount.container.At($"mounts[{mount.Index}].readOnly"));
                Assert.Equal("rprivate", mount.container.At($"mounts[{mount.Index}].bindOptions.propagation"));
                Assert.StartsWith("/run/secrets/", (string)mount.container.At($"mounts[{mount.Index}].target")!, StringComparison.Ordinal);
                Assert.Matches("^/srv/[a-z]+/secrets/[A-Za-z_.-]+$", (string)mount.container.At($"mounts[{mount.Index}].source")!);
            }
        );

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Generated_secret_is_a_file_for_the_group_that_its_reader_is_in(string stack)
    {
        var secret = plans[stack]
            .Carriers()
            .SelectMany(carrier => carrier.Leaves.Where(leaf => leaf.Value is "[secret]").Select(leaf => (carrier, leaf.Key)))
            .ToList();

        Assert.NotEmpty(secret);
        Assert.All(
            secret,
            pair => Assert.Equal("0440", pair.carrier.At(pair.Key.Replace(".content", ".permissions", StringComparison.Ordinal)))
        );
        Assert.All(
            secret,
            pair =>
                Assert.Contains(
                    plans[stack].Running(),
                    reader => reader.ReplaceWith.Contains(pair.carrier.Urn) && reader.Strings("groupAdds").SequenceEqual(["0"])
                )
        );
    }

    private IEnumerable<PlannedResource> Containers(string stack) => plans[stack].OfType(DockerTypes.Container);

    [GeneratedRegex("^[^=]*(PASSW(OR)?D|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY)", RegexOptions.CultureInvariant)]
    private static partial Regex SoundsSecret();
}
