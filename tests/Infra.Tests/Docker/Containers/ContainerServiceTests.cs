using Infra.Docker.Containers;
using Infra.Docker.Networks;
using Infra.Docker.Volumes;
using Infra.Quantities;
using Infra.Services;
using Infra.Tests.Recording;
using Pulumi;

namespace Infra.Tests.Docker.Containers;

public sealed class ContainerServiceTests
{
    private const string Type = "docker:index/container:Container";
    private const string Service = "matcher";

    private static readonly ContainerSettings Small = new()
    {
        Image = Neighbours.Image,
        Cpus = new Millicpus(250),
        Memory = new Mebibytes(64),
    };

    [Fact]
    public async Task Defaults_declare_an_image_and_a_confined_container() =>
        InventoryFile.Matches("ContainerService.defaults.txt", (await DeclareAsync(Args)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches("ContainerService.values.txt", (await DeclareAsync(Full)).ToString());

    [Fact]
    public async Task Container_has_no_capability_that_was_not_granted()
    {
        var container = (await DeclareAsync(Args)).Single(Type);

        Assert.Equal("ALL", container.At("capabilities.drops[0]"));
        Assert.Null(container.At("capabilities.adds"));
        Assert.Equal("no-new-privileges:true", container.At("securityOpts[0]"));
        Assert.Equal(true, container.At("readOnly"));
        Assert.Null(container.At("privileged"));
    }

    /// <summary>An empty list would differ from the image's own value at every preview.</summary>
    [Fact]
    public async Task Container_arguments_omit_unset_values() =>
        Assert.DoesNotContain("[]", (await DeclareAsync(Args)).Single(Type).Leaves().Values);

    [Fact]
    public async Task Memory_is_all_there_is_and_none_of_it_is_swapped()
    {
        var container = (await DeclareAsync(Args)).Single(Type);

        Assert.Equal(64.0, container.At("memory"));
        Assert.Equal(container.At("memory"), container.At("memorySwap"));
        Assert.Equal("0.25", container.At("cpus"));
    }

    [Fact]
    public async Task Container_wait_timeout_covers_the_worst_case_health_check()
    {
        var probe = new HealthProbe(["true"])
        {
            Interval = TimeSpan.FromSeconds(5),
            Timeout = TimeSpan.FromSeconds(3),
            Retries = 5,
            StartPeriod = TimeSpan.FromSeconds(90),
        };

        var container = (await DeclareAsync(given => Args(given) with { Probe = probe })).Single(Type);

        Assert.Equal(true, container.At("wait"));
        Assert.Equal(138.0, container.At("waitTimeout"));
        Assert.Equal("1m30s", container.At("healthcheck.startPeriod"));
    }

    [Fact]
    public async Task Service_with_files_finds_them_in_a_volume_it_cannot_write_that_a_container_filled_that_never_ran()
    {
        var added = await DeclareAsync(Full);
        var (service, carrier) = (added.Single(Type, Service), added.Single(Type, $"{Service}-rules"));

        Assert.Equal(("/etc/matcher", true), (service.At("volumes[0].containerPath"), service.At("volumes[0].readOnly")));
        Assert.Equal(carrier.At("volumes[0].volumeName"), service.At("volumes[0].volumeName"));
        Assert.Equal((false, false), (carrier.At("start"), carrier.At("mustRun")));
        Assert.Null(carrier.At("readOnly"));
        Assert.Equal("none", carrier.At("networkMode"));
        // With any other policy, the daemon would start a container that was never started.
        Assert.Equal("on-failure", carrier.At("restart"));
        Assert.Null(service.At("uploads"));
    }

    [Fact]
    public async Task Secret_file_is_readable_by_the_group_of_uploads_alone_which_its_reader_is_in()
    {
        var added = await DeclareAsync(Full);
        var uploads = added.Single(Type, $"{Service}-rules").Leaves();

        Assert.Equal(("/files/key", "0440"), (uploads["uploads[1].file"], uploads["uploads[1].permissions"]));
        Assert.Equal(("/files/a.yml", "0444"), (uploads["uploads[0].file"], uploads["uploads[0].permissions"]));
        Assert.Equal("0", added.Single(Type, Service).At("groupAdds[0]"));
    }

    [Fact]
    public async Task Volume_label_covers_plain_contents_but_not_secrets()
    {
        var before = await LabelAsync("one", "first");
        var otherText = await LabelAsync("two", "first");
        var otherSecret = await LabelAsync("one", "second");

        Assert.NotEqual(before, otherText);
        Assert.Equal(before, otherSecret);
    }

    [Fact]
    public async Task Content_moved_to_another_file_changes_the_digest()
    {
        var one = await DeclareAsync(given => WithTexts(given, ("a", "bc"), ("d", "")));
        var other = await DeclareAsync(given => WithTexts(given, ("a", "b"), ("d", "c")));

        Assert.NotEqual(Label(one), Label(other));
    }

    private static async Task<object?> LabelAsync(string text, string secret) =>
        Label(
            await DeclareAsync(given =>
                Args(given) with
                {
                    Files =
                    [
                        new("rules", "/etc/matcher")
                        {
                            Contents = new Dictionary<string, string> { ["a.yml"] = text },
                            Secrets = new Dictionary<string, Output<string>> { ["key"] = Output.CreateSecret(secret) },
                        },
                    ],
                }
            )
        );

    private static object? Label(Inventory added) => added.Single("docker:index/volume:Volume", $"{Service}-rules").At("labels[0].value");

    private static ContainerServiceArgs WithTexts(Surroundings given, params (string Path, string Text)[] texts) =>
        Args(given) with
        {
            Files = [new("rules", "/etc/matcher") { Contents = texts.ToDictionary(text => text.Path, text => text.Text) }],
        };

    private static Task<Inventory> DeclareAsync(Func<Surroundings, ContainerServiceArgs> args) =>
        Declaration.AddedAsync(
            () => new Surroundings(new("inside", new() { IsInternal = true }), new("data", new() { Protect = false })),
            given => _ = new ContainerService(Service, args(given))
        );

    private static ContainerServiceArgs Args(Surroundings given) =>
        new()
        {
            Settings = Small,
            User = new ContainerUser(10_001, 10_001),
            Probe = HealthProbe.Http(ProbeTool.Wget, 8080, "/health"),
            Networks = [new(given.Network)],
        };

    private static ContainerServiceArgs Full(Surroundings given) =>
        Args(given) with
        {
            Networks = [new(given.Network, "match", "v1")],
            Entrypoint = ["sh", "/etc/matcher/start.sh"],
            Command = ["--verbose"],
            Variables = new Dictionary<string, Input<string>> { ["SECOND"] = "2", ["FIRST"] = "1" },
            Ports = [new(PublishedPort.Loopback, 18_080, 8_080)],
            Files =
            [
                new("rules", "/etc/matcher")
                {
                    Contents = new Dictionary<string, string> { ["a.yml"] = "rules: []" },
                    Secrets = new Dictionary<string, Output<string>> { ["key"] = Output.CreateSecret("correct-horse") },
                },
            ],
            HostFiles = new Dictionary<string, string> { ["/run/secrets/TOKEN"] = "/srv/matcher/TOKEN" },
            Volumes = new Dictionary<string, PersistentVolume> { ["/var/lib/matcher"] = given.Volume },
            Scratch = ["/tmp", "/var/cache"],
            Labels = Neighbours.Labels,
        };

    private sealed record Surroundings(ContainerNetwork Network, PersistentVolume Volume);
}
