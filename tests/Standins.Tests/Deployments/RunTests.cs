namespace Standins.Tests.Deployments;

/// <summary>A program as a separate process: its exit code, and its messages to a minimal engine.</summary>
public sealed class RunTests
{
    /// <summary>The exit code of a failure that was reported to the engine.</summary>
    private const int Reported = 32;

    [StandInFact]
    public async Task Successful_program_ends_with_0_after_the_engine_has_answered()
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(0, (await RunAsync("nothing", engine)).ExitCode);
        Assert.Contains("scenarios-nothing", Assert.Single(engine.Sent("ResourceMonitor/RegisterResource")), StringComparison.Ordinal);
        Assert.Single(engine.Sent("ResourceMonitor/RegisterResourceOutputs"));
        Assert.Single(engine.Sent("ResourceMonitor/SignalAndWaitForShutdown"));
    }

    [StandInFact]
    public async Task Failing_apply_ends_with_32_and_its_exception()
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(Reported, (await RunAsync("failing-apply", engine)).ExitCode);
        Assert.Contains(engine.Sent("Engine/Log"), Has("broken on purpose"));
    }

    [StandInFact]
    public async Task Logged_error_ends_with_1()
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(1, (await RunAsync("logged-error", engine)).ExitCode);
        Assert.Contains(engine.Sent("Engine/Log"), Has("logged on purpose"));
    }

    [StandInFact]
    public async Task Missing_setting_ends_with_32_and_no_stack_trace()
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(Reported, (await RunAsync("missing-setting", engine)).ExitCode);
        var error = Assert.Single(engine.Sent("Engine/Log"), new Predicate<string>(Has("Missing Required configuration variable")));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task Failure_of_an_input_names_resource_and_property()
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(Reported, (await RunAsync("failing-input", engine)).ExitCode);
        var error = Assert.Single(engine.Sent("Engine/Log"));
        Assert.Contains("gcp:pubsub/topic:Topic 'orders', property 'kmsKeyName': broken on purpose", error, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task Missing_input_names_resource_and_property()
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(Reported, (await RunAsync("missing-input", engine)).ExitCode);
        var error = Assert.Single(engine.Sent("Engine/Log"));
        Assert.Contains(
            "random:index/randomPassword:RandomPassword 'password': "
                + "[Input] Pulumi.Random.RandomPasswordArgs.Length is required but was not given a value (Parameter 'Length')",
            error,
            StringComparison.Ordinal
        );
    }

    [StandInFact]
    public async Task Stack_of_a_service_provider_registers_its_outputs()
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(0, (await RunAsync("service", engine)).ExitCode);
        Assert.Contains("from a service", Assert.Single(engine.Sent("ResourceMonitor/RegisterResourceOutputs")), StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task Stack_that_is_not_registered_with_the_service_provider_is_named()
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(Reported, (await RunAsync("no-service", engine)).ExitCode);
        Assert.Contains(
            "The service provider has no Scenarios.ServiceStack; register that type before RunAsync.",
            Assert.Single(engine.Sent("Engine/Log")),
            StringComparison.Ordinal
        );
    }

    [StandInTheory]
    [InlineData("parameterized", "pkg:index:Thing 'thing'")]
    [InlineData("extended", "pulumi:providers:pkg 'provider'")]
    public async Task Parameterized_package_is_refused_with_the_fix(string program, string resource)
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(Reported, (await RunAsync(program, engine)).ExitCode);
        Assert.Contains(
            $"STD002 {resource} is of the package 'pkg', which is the provider 'base' with parameters; "
                + "stand-in packages do not support parameterized packages.\n"
                + "       Fix: restore Pulumi's official packages and preview with the Pulumi CLI, "
                + "or leave the resource out of this preview.",
            Assert.Single(engine.Sent("Engine/Log")),
            StringComparison.Ordinal
        );
    }

    [StandInFact]
    public async Task Package_without_parameters_gives_its_version_and_download_address()
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(0, (await RunAsync("packaged", engine)).ExitCode);
        var request = Assert.Single(engine.Sent("ResourceMonitor/RegisterResource"), new Predicate<string>(Has("pkg:index:Thing")));
        Assert.Contains("1.2.3", request, StringComparison.Ordinal);
        Assert.Contains("https://example.com/plugins", request, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task Real_deployment_is_refused_with_the_fix_before_anything_is_registered()
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(Reported, (await RunAsync("nothing", engine, isDryRun: false)).ExitCode);
        Assert.Contains("STD001", Assert.Single(engine.Sent("Engine/Log")), StringComparison.Ordinal);
        Assert.Empty(engine.Sent("ResourceMonitor/RegisterResource"));
    }

    [StandInFact]
    public async Task Rehearsal_is_allowed_for_the_one_deployment_it_names()
    {
        await using var engine = await EngineRecorder.StartAsync();

        Assert.Equal(0, (await RunAsync("nothing", engine, isDryRun: false, rehearsal: "scenarios/nothing")).ExitCode);
        Assert.Single(engine.Sent("ResourceMonitor/RegisterResource"));
        Assert.Equal(Reported, (await RunAsync("nothing", engine, isDryRun: false, rehearsal: "scenarios/another")).ExitCode);
        Assert.Single(engine.Sent("ResourceMonitor/RegisterResource"));
    }

    [StandInFact]
    public async Task Program_started_manually_explains_how_to_start_it()
    {
        var run = await Started.RunAsync(Repository.Built("Scenarios", "Scenarios.dll"), []);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("PULUMI_PROJECT is not set: a Pulumi program is run by an engine", run.Errors, StringComparison.Ordinal);
    }

    private static Predicate<string> Has(string text) => sent => sent.Contains(text, StringComparison.Ordinal);

    private static Task<Started> RunAsync(string stack, EngineRecorder engine, bool isDryRun = true, string rehearsal = "") =>
        Started.RunAsync(
            Repository.Built("Scenarios", "Scenarios.dll"),
            [],
            new()
            {
                ["PULUMI_MONITOR"] = engine.Address,
                ["PULUMI_ENGINE"] = engine.Address,
                ["PULUMI_PROJECT"] = "scenarios",
                ["PULUMI_STACK"] = stack,
                ["PULUMI_DRY_RUN"] = isDryRun ? "true" : "false",
                ["PULUMI_QUERY_MODE"] = "false",
                ["PULUMI_PARALLEL"] = "16",
                ["PULUMI_STANDIN_REHEARSAL"] = rehearsal,
            }
        );
}
