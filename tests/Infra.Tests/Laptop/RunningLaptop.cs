using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Tests.Plans;
using Infra.Tests.Programs;

namespace Infra.Tests.Laptop;

/// <summary>All resources that a plan declares on a Docker host, created from the plan's inputs in dependency order.</summary>
public sealed class RunningLaptop : IAsyncLifetime
{
    /// <summary>The value of every host secret and of every generated one.</summary>
    public const string Secret = "correct-horse-battery";

    private const string Image = "stand-in";

    /// <summary>The port of an image's own program by container, if no variable sets it.</summary>
    private static readonly Dictionary<string, int> Ports = new()
    {
        ["supersmartmatch-prometheus"] = 9090,
        ["supersmartmatch-alertmanager"] = 9093,
        ["supersmartmatch-grafana"] = 3000,
    };

    private readonly TemporaryFolder _secrets = new();
    private readonly ConcurrentDictionary<string, Task> _made = new();
    private DockerDaemon? _daemon;
    private Task? _whole;

    internal DockerDaemon Daemon => _daemon!;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Creates all resources of a plan, once.</summary>
    internal Task StartAsync(StackPlan plan) => _whole ??= MakeAllAsync(plan);

    /// <summary>Returns the output of a command inside a container; it must succeed unless stated otherwise.</summary>
    internal async Task<string> ExecAsync(string container, string command, bool mustSucceed = true)
    {
        var run = await InstalledProgram.RunAsync("docker", ["--host", Daemon.Host, "exec", container, "sh", "-c", command]);
        Assert.True(!mustSucceed || run.ExitCode == 0, $"{container}: {command} ended with {run.ExitCode}: {run.Output}{run.Errors}");
        return run.ExitCode == 0 ? run.Output.Trim() : $"{run.Output}{run.Errors}".Trim();
    }

    internal async Task<JsonElement> InspectAsync(string container) =>
        await Daemon.Http.GetFromJsonAsync<JsonElement>(new Uri($"containers/{container}/json", UriKind.Relative));

    internal async Task UntilHealthyAsync(string container, TimeSpan patience)
    {
        var end = DateTime.UtcNow + patience;
        while (true)
        {
            var state = (await InspectAsync(container)).GetProperty("State");
            if (state.GetProperty("Health").GetProperty("Status").GetString() == "healthy")
            {
                return;
            }

            Assert.True(DateTime.UtcNow < end, $"{container} is not healthy: {state}");
            await Task.Delay(200);
        }
    }

    public async Task DisposeAsync()
    {
        if (_daemon is not null)
        {
            await _daemon.DisposeAsync();
        }

        _secrets.Dispose();
    }

    private async Task MakeAllAsync(StackPlan plan)
    {
        _daemon = await DockerDaemon.StartAsync(new TemporaryFolder());
        using (var content = new ByteArrayContent(await StandInImage.TarAsync()))
        {
            await AskAsync(HttpMethod.Post, $"images/create?fromSrc=-&repo={Image}&changes=ENTRYPOINT%20%5B%22/stand-in%22%5D", content);
        }

        await Task.WhenAll(plan.Resources.Select(resource => MadeAsync(plan, resource)));
    }

    private Task MadeAsync(StackPlan plan, PlannedResource resource) =>
        _made.GetOrAdd(resource.Urn, _ => Task.Run(() => MakeAsync(plan, resource)));

    private async Task MakeAsync(StackPlan plan, PlannedResource resource)
    {
        await Task.WhenAll(resource.Dependencies.Select(urn => MadeAsync(plan, plan.ByUrn(urn))));
        await (
            resource.Type switch
            {
                DockerTypes.Network => MakeNetworkAsync(resource),
                DockerTypes.Volume => AskAsync(HttpMethod.Post, "volumes/create", JsonContent.Create(new { resource.Name })),
                DockerTypes.Container => MakeContainerAsync(resource),
                _ => Task.CompletedTask,
            }
        );
    }

    private Task MakeNetworkAsync(PlannedResource network)
    {
        var options = network
            .Leaves.Where(leaf => leaf.Key.StartsWith("options.", StringComparison.Ordinal))
            .ToDictionary(leaf => leaf.Key["options.".Length..], leaf => leaf.Value);
        return AskAsync(
            HttpMethod.Post,
            "networks/create",
            JsonContent.Create(
                new
                {
                    network.Name,
                    Driver = network.At("driver"),
                    Internal = network.At("internal"),
                    Options = options,
                }
            )
        );
    }

    /// <summary>
    /// Creates a container as the provider does: created, moved from the default network to its own, filled, started, awaited.
    /// </summary>
    private async Task MakeContainerAsync(PlannedResource container)
    {
        var request = ContainerRequest.Of(container, Image, HostFile);
        if (Ports.TryGetValue(container.Name, out var port))
        {
            request["Env"]!.AsArray().Add((JsonNode)$"PORT={port}");
        }

        await AskAsync(HttpMethod.Post, $"containers/create?name={container.Name}", JsonContent.Create(request));
        if (container.Networks().Count > 0)
        {
            await AskAsync(HttpMethod.Post, "networks/bridge/disconnect", JsonContent.Create(new { Container = container.Name }));
        }

        foreach (var (network, aliases) in container.Networks())
        {
            var place = new { Container = container.Name, EndpointConfig = new { Aliases = aliases } };
            await AskAsync(HttpMethod.Post, $"networks/{network}/connect", JsonContent.Create(place));
        }

        await UploadAsync(container);
        if (container.At("start") is not false)
        {
            await AskAsync(HttpMethod.Post, $"containers/{container.Name}/start", null);
            await UntilHealthyAsync(container.Name, TimeSpan.FromSeconds((double)container.At("waitTimeout")!));
        }
    }

    private async Task UploadAsync(PlannedResource container)
    {
        foreach (var index in Enumerable.Range(0, container.Leaves.Keys.Count(path => path.EndsWith("].file", StringComparison.Ordinal))))
        {
            var text = (string)container.At($"uploads[{index}].content")!;
            using var content = new ByteArrayContent(
                StandInImage.Upload(
                    (string)container.At($"uploads[{index}].file")!,
                    text == "[secret]" ? Secret : text,
                    (string)container.At($"uploads[{index}].permissions")!
                )
            );
            await AskAsync(HttpMethod.Put, $"containers/{container.Name}/archive?path=/", content);
        }
    }

    /// <summary>Creates the host file for the user who reads it.</summary>
    private string HostFile(string path)
    {
        lock (_secrets)
        {
            var file = _secrets.File(path.TrimStart('/'));
            if (!File.Exists(file))
            {
                _secrets.Write(path.TrimStart('/'), path.EndsWith(".pem", StringComparison.Ordinal) ? SelfSigned.Pem() : Secret);
                InstalledProgram.RunAsync("chmod", ["0400", file]).GetAwaiter().GetResult();
                InstalledProgram.RunAsync("chown", [Reader(path), file]).GetAwaiter().GetResult();
            }

            return file;
        }
    }

    private static string Reader(string path) =>
        path.StartsWith("/srv/phoenix/", StringComparison.Ordinal) ? "10001"
        : path.EndsWith(".pem", StringComparison.Ordinal) ? "99"
        : "65534";

    private async Task AskAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (content is ByteArrayContent)
        {
            content.Headers.ContentType = new("application/x-tar");
        }

        using var answer = await Daemon.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
