using System.Text.Json;
using Infra.Tests.Plans;
using Infra.Tests.Programs;

namespace Infra.Tests.Laptop;

/// <summary>The laptop's plan on a real Docker daemon.</summary>
[Collection(StackPlans.Collection)]
public sealed class LaptopOnDockerTests(StackPlans plans, RunningLaptop laptop) : IClassFixture<RunningLaptop>
{
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(60);

    [RequiresDockerFact]
    public async Task Everything_declared_becomes_healthy_in_its_order_and_carriers_never_run()
    {
        var plan = await StartedAsync();

        foreach (var container in plan.Running())
        {
            await laptop.UntilHealthyAsync(container.Name, Restart);
        }

        Assert.NotEmpty(plan.Carriers());
        foreach (var carrier in plan.Carriers())
        {
            Assert.Equal("created", (await laptop.InspectAsync(carrier.Name)).GetProperty("State").GetProperty("Status").GetString());
        }
    }

    [RequiresDockerFact]
    public async Task Container_runs_as_its_user_without_capabilities_and_writes_nothing_but_tmp()
    {
        var plan = await StartedAsync();

        foreach (var container in plan.Running())
        {
            Assert.Equal($"{container.At("user")}", await laptop.ExecAsync(container.Name, "echo $(id -u):$(id -g)"));
            Assert.Equal("0000000000000000", await laptop.ExecAsync(container.Name, "grep CapEff /proc/1/status | cut -f 2"));
            Assert.Equal("1", await laptop.ExecAsync(container.Name, "grep NoNewPrivs /proc/1/status | cut -f 2"));
            Assert.Contains(
                "Read-only file system",
                await laptop.ExecAsync(container.Name, "touch /somewhere", false),
                StringComparison.Ordinal
            );
            await laptop.ExecAsync(container.Name, "touch /tmp/something");
        }
    }

    [RequiresDockerFact]
    public async Task Limit_is_the_kernels()
    {
        await StartedAsync();

        var host = (await laptop.InspectAsync("phoenix-letters")).GetProperty("HostConfig");
        Assert.Equal((512L << 20, 512L << 20), (host.GetProperty("Memory").GetInt64(), host.GetProperty("MemorySwap").GetInt64()));
        Assert.Equal(500_000_000, host.GetProperty("NanoCpus").GetInt64());
        Assert.Equal("16384", await laptop.ExecAsync("phoenix-letters", "ulimit -n"));
    }

    [RequiresDockerFact]
    public async Task Secret_of_the_host_is_read_by_those_that_name_it_and_is_in_no_definition()
    {
        await StartedAsync();

        Assert.Equal(RunningLaptop.Secret, await laptop.ExecAsync("phoenix-agents-ai", "cat $OPENAI_API_KEY_FILE"));
        Assert.Equal("400 10001", await laptop.ExecAsync("phoenix-agents-ai", "stat -c '%a %u' /run/secrets/OPENAI_API_KEY"));
        Assert.Equal("GOOGLE_API_KEY OPENAI_API_KEY", await laptop.ExecAsync("phoenix-agents-ai", "echo $(ls /run/secrets)"));
        Assert.DoesNotContain(RunningLaptop.Secret, $"{await laptop.InspectAsync("phoenix-agents-ai")}", StringComparison.Ordinal);
    }

    [RequiresDockerFact]
    public async Task Generated_secret_is_read_by_its_reader_and_cannot_be_written()
    {
        await StartedAsync();

        Assert.Equal(RunningLaptop.Secret, await laptop.ExecAsync("supersmartmatch-grafana", "cat $GF_SECURITY_ADMIN_PASSWORD__FILE"));
        Assert.Equal("440 0 0", await laptop.ExecAsync("supersmartmatch-grafana", "stat -c '%a %u %g' $GF_SECURITY_ADMIN_PASSWORD__FILE"));
        Assert.Contains(
            "Read-only file system",
            await laptop.ExecAsync("supersmartmatch-grafana", "touch /etc/grafana/provisioning/other", false),
            StringComparison.Ordinal
        );
        Assert.NotEmpty(await laptop.ExecAsync("supersmartmatch-grafana", "ls /var/lib/grafana/dashboards"));
    }

    [RequiresDockerFact]
    public async Task Service_reaches_another_by_its_alias_and_not_through_the_network_that_leads_out()
    {
        await StartedAsync();

        Assert.Equal("ok", await laptop.ExecAsync("phoenix-letters", "wget -q -O - $BACKEND_API_URL/health"));
        var backend = await laptop.InspectAsync("phoenix-backend-unified");
        Assert.Equal("no answer", await AskAsync("phoenix-letters", backend, "phoenix-outside", 8000));
    }

    [RequiresDockerFact]
    public async Task Container_of_internal_networks_alone_reaches_no_other_network_and_has_no_port()
    {
        await StartedAsync();

        var grafana = await laptop.InspectAsync("supersmartmatch-grafana");
        Assert.Equal("ok", await AskAsync("supersmartmatch-v1", grafana, "supersmartmatch-internal", 3000));
        Assert.Equal("no answer", await AskAsync("supersmartmatch-v1", grafana, "supersmartmatch-edge", 3000));
        Assert.NotEqual(0, (await laptop.Daemon.RunBesideAsync("curl", "-s", "-m", "2", "http://127.0.0.1:5062/health")).ExitCode);
    }

    [RequiresDockerFact]
    public async Task Published_port_answers_on_the_loopback_address()
    {
        await StartedAsync();

        foreach (var address in new[] { "8501/_stcore/health", "3000/api/health", "8000/health", "3001/api/health" })
        {
            var answer = await laptop.Daemon.RunBesideAsync("curl", "-sf", "-m", "5", $"http://127.0.0.1:{address}");
            Assert.Equal((0, "ok"), (answer.ExitCode, answer.Output.Trim()));
        }

        var router = await laptop.Daemon.RunBesideAsync("curl", "-skf", "-m", "5", "--tlsv1.3", "https://127.0.0.1:10443/health");
        Assert.Equal((0, "ok"), (router.ExitCode, router.Output.Trim()));
    }

    [RequiresDockerFact]
    public async Task Replica_follows_its_master()
    {
        await StartedAsync();

        await laptop.ExecAsync("supersmartmatch-redis-master", "redis-cli set shared yes");
        await Loopback.UntilAsync(
            async () => await laptop.ExecAsync("supersmartmatch-redis-replica", "redis-cli get shared") == "yes",
            "the replica has what the master has"
        );
    }

    [RequiresDockerFact]
    public async Task Weight_is_applied_to_the_running_router_and_survives_a_restart()
    {
        var plan = await StartedAsync();
        var command = plan.Single("command:local:Command", "supersmartmatch-router-weight");
        var variables = command
            .Leaves.Where(leaf => leaf.Key.StartsWith("environment.", StringComparison.Ordinal))
            .ToDictionary(leaf => leaf.Key["environment.".Length..], leaf => (string)leaf.Value!);
        (variables["DOCKER_HOST"], variables["WEIGHT"], variables["SHARES"]) = (laptop.Daemon.Host, "10", "default=10 beta_users=100");

        var run = await InstalledProgram.RunAsync("sh", ["-c", (string)command.At("create")!], variables);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal("beta_users 100\ndefault 10", await SharesAsync());
        await CrashAsync("supersmartmatch-router");
        Assert.Equal("beta_users 100\ndefault 10", await SharesAsync());
    }

    [RequiresDockerFact]
    public async Task Container_that_ends_is_started_again()
    {
        await StartedAsync();

        await CrashAsync("phoenix-website");
    }

    /// <summary>Requests a page by the address of one of a container's networks. 143: no response within 2 s.</summary>
    private async Task<string> AskAsync(string from, JsonElement container, string network, int port)
    {
        var address = container.GetProperty("NetworkSettings").GetProperty("Networks").GetProperty(network).GetProperty("IPAddress");
        var answer = await laptop.ExecAsync(
            from,
            $"printf 'GET /health HTTP/1.0\\r\\n\\r\\n' | timeout 2 nc {address} {port} || echo ended with $?"
        );
        return answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) ? "ok"
            : answer == "ended with 143" ? "no answer"
            : answer;
    }

    private Task<string> SharesAsync() => laptop.ExecAsync("supersmartmatch-router", "sh /usr/local/etc/haproxy/shares.sh show");

    private async Task<StackPlan> StartedAsync()
    {
        var plan = plans[StackPlans.Laptop];
        await laptop.StartAsync(plan);
        return plan;
    }

    /// <summary>Kills the first process from inside: a container stopped from outside is not restarted.</summary>
    private async Task CrashAsync(string container)
    {
        var before = (await laptop.InspectAsync(container)).GetProperty("RestartCount").GetInt32();
        await laptop.ExecAsync(container, "kill 1", false);
        await Loopback.UntilAsync(
            async () => (await laptop.InspectAsync(container)).GetProperty("RestartCount").GetInt32() > before,
            $"{container} is started again"
        );
        await laptop.UntilHealthyAsync(container, Restart);
    }
}
