using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Tests.Plans;

namespace Infra.Tests.Laptop;

/// <summary>A planned container in the form in which the provider sends it to the daemon.</summary>
internal static class ContainerRequest
{
    private const long Mebibyte = 1 << 20;
    private const decimal Nano = 1_000_000_000;

    /// <param name="container">The container in the plan.</param>
    /// <param name="image">The image to run.</param>
    /// <param name="hostFile">The location of a host file on this machine.</param>
    public static JsonObject Of(PlannedResource container, string image, Func<string, string> hostFile)
    {
        var request = new JsonObject
        {
            ["Image"] = image,
            ["User"] = (string?)container.At("user"),
            ["Env"] = List(container.Strings("envs")),
            ["StopTimeout"] = Number(container, "stopTimeout"),
            ["ExposedPorts"] = new JsonObject(container.Ports().Select(port => Member($"{port.Internal}/tcp", new JsonObject()))),
            ["HostConfig"] = Host(container, hostFile),
        };
        Add(request, "Entrypoint", container.Strings("entrypoints"));
        Add(request, "Cmd", container.Strings("command"));
        if (container.At("healthcheck.interval") is not null)
        {
            request["Healthcheck"] = new JsonObject
            {
                ["Test"] = List(container.Strings("healthcheck.tests")),
                ["Interval"] = Nanoseconds(container, "healthcheck.interval"),
                ["Timeout"] = Nanoseconds(container, "healthcheck.timeout"),
                ["StartPeriod"] = Nanoseconds(container, "healthcheck.startPeriod"),
                ["Retries"] = Number(container, "healthcheck.retries"),
            };
        }

        return request;
    }

    private static JsonObject Host(PlannedResource container, Func<string, string> hostFile) =>
        new()
        {
            ["Memory"] = Number(container, "memory") * Mebibyte,
            ["MemorySwap"] = Number(container, "memorySwap") * Mebibyte,
            ["NanoCpus"] = (long)(decimal.Parse((string)container.At("cpus")!, CultureInfo.InvariantCulture) * Nano),
            ["CapDrop"] = List(container.Strings("capabilities.drops")),
            ["SecurityOpt"] = List(container.Strings("securityOpts")),
            ["ReadonlyRootfs"] = container.At("readOnly") is true,
            ["Init"] = container.At("init") is true,
            ["GroupAdd"] = List(container.Strings("groupAdds")),
            ["NetworkMode"] = (string?)container.At("networkMode") ?? "bridge",
            ["RestartPolicy"] = new JsonObject { ["Name"] = (string)container.At("restart")! },
            ["LogConfig"] = new JsonObject
            {
                ["Type"] = (string)container.At("logDriver")!,
                ["Config"] = new JsonObject(
                    new[] { "max-file", "max-size" }.Select(option => Member(option, (string)container.At($"logOpts.{option}")!))
                ),
            },
            ["Ulimits"] = new JsonArray([
                .. new[] { 0, 1 }.Select(index => new JsonObject
                {
                    ["Name"] = (string)container.At($"ulimits[{index}].name")!,
                    ["Soft"] = Number(container, $"ulimits[{index}].soft"),
                    ["Hard"] = Number(container, $"ulimits[{index}].hard"),
                }),
            ]),
            ["Tmpfs"] = new JsonObject(
                container
                    .Leaves.Where(leaf => leaf.Key.StartsWith("tmpfs.", StringComparison.Ordinal))
                    .Select(leaf => Member(leaf.Key["tmpfs.".Length..], (string)leaf.Value!))
            ),
            ["Binds"] = List(
                container.Volumes().Select(volume => $"{volume.Value.Name}:{volume.Key}{(volume.Value.IsReadOnly ? ":ro" : "")}")
            ),
            ["Mounts"] = new JsonArray([
                .. container
                    .HostFiles()
                    .Select(file => new JsonObject
                    {
                        ["Type"] = "bind",
                        ["Source"] = hostFile(file.Value),
                        ["Target"] = file.Key,
                        ["ReadOnly"] = true,
                        ["BindOptions"] = new JsonObject { ["Propagation"] = "rprivate" },
                    }),
            ]),
            ["PortBindings"] = new JsonObject(
                container
                    .Ports()
                    .Select(port =>
                        Member(
                            $"{port.Internal}/tcp",
                            new JsonArray(new JsonObject { ["HostIp"] = port.Address, ["HostPort"] = $"{port.External}" })
                        )
                    )
            ),
        };

    private static long Number(PlannedResource container, string path) => container.At(path) is double number ? (long)number : 0;

    /// <summary>Converts durations, which are all whole seconds below a minute.</summary>
    private static long Nanoseconds(PlannedResource container, string path) =>
        (long)(decimal.Parse(((string)container.At(path)!).TrimEnd('s'), CultureInfo.InvariantCulture) * Nano);

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static KeyValuePair<string, JsonNode?> Member(string name, JsonNode value) => new(name, value);

    private static void Add(JsonObject request, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            request[name] = List(texts);
        }
    }
}
