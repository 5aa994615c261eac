using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Projects;

namespace Engine.Tests.Monitor;

/// <summary>The setting pulumi:disable-default-providers, as Pulumi's own engine reads it.</summary>
public sealed class DefaultProvidersTests
{
    private const string Setting = "pulumi:disable-default-providers";

    [Theory]
    [InlineData("[\"*\"]")]
    [InlineData("[\"test\"]")]
    [InlineData("[\"gcp\",\" test \"]")]
    public async Task Resource_without_a_provider_is_refused_if_its_default_provider_is_disabled(string value)
    {
        await using var monitor = await MonitorFixture.StartAsync((Setting, value));

        var fault = await monitor.FaultAsync(() => monitor.RegisterAsync(new()));

        Assert.Equal(
            new Fault(
                "ENG237",
                "test:index:Thing 'one': 'provider' is not set, "
                    + "and 'pulumi:disable-default-providers' disables the default provider of 'test'.",
                "set the resource's 'provider' option, or the 'providers' of a component that contains it.",
                MonitorFixture.Urn("one")
            ),
            fault
        );
    }

    [Fact]
    public async Task Resources_without_a_provider_are_all_reported_in_one_run()
    {
        await using var monitor = await MonitorFixture.StartAsync((Setting, "[\"*\"]"));
        await monitor.RegisterAsync(new() { Name = "first" });
        await monitor.RegisterAsync(new() { Name = "second" });

        Assert.Equal([MonitorFixture.Urn("first"), MonitorFixture.Urn("second")], monitor.Registry.Faults.Select(fault => fault.Urn));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[\"gcp\",\"random\"]")]
    [InlineData("[\"tes\",\"Test\"]")]
    public async Task Resource_of_a_package_that_is_not_listed_is_accepted(string value)
    {
        await using var monitor = await MonitorFixture.StartAsync((Setting, value));

        await monitor.RegisterAsync(new());

        Assert.Empty(monitor.Registry.Faults);
    }

    [Fact]
    public async Task Components_providers_and_resources_with_an_explicit_provider_are_accepted()
    {
        await using var monitor = await MonitorFixture.StartAsync((Setting, "[\"*\"]"));
        var provider = await monitor.ProviderAsync("test");
        await monitor.ComponentAsync("plain");
        var outer = await monitor.SendAsync(
            new()
            {
                Type = "test:index:Box",
                Name = "outer",
                Providers = { ["test"] = provider },
            }
        );
        var inner = await monitor.SendAsync(
            new()
            {
                Type = "test:index:Box",
                Name = "inner",
                Parent = outer.Urn,
            }
        );

        await monitor.RegisterAsync(new() { Name = "explicit", Provider = provider });
        await monitor.RegisterAsync(new() { Name = "inherited", Parent = inner.Urn });

        Assert.Empty(monitor.Registry.Faults);
    }

    [Fact]
    public async Task Component_with_providers_of_another_package_passes_on_none()
    {
        await using var monitor = await MonitorFixture.StartAsync((Setting, "[\"*\"]"));
        var box = await monitor.SendAsync(
            new()
            {
                Type = "test:index:Box",
                Name = "box",
                Providers = { ["other"] = await monitor.ProviderAsync("other") },
            }
        );

        var fault = await monitor.FaultAsync(() => monitor.RegisterAsync(new() { Parent = box.Urn }));

        Assert.Equal("ENG237", fault.Code);
    }

    [Fact]
    public async Task Reads_need_an_explicit_provider_too_and_stack_references_do_not()
    {
        await using var monitor = await MonitorFixture.StartAsync((Setting, "[\"*\"]"));
        await monitor.ReadAsync(
            new()
            {
                Type = "pulumi:pulumi:StackReference",
                Name = "other",
                Id = "o/p/s",
            }
        );
        await monitor.ReadAsync(
            new()
            {
                Type = "test:index:Thing",
                Name = "two",
                Id = "i",
                Provider = await monitor.ProviderAsync("test"),
            }
        );

        var fault = await monitor.FaultAsync(() =>
            monitor.ReadAsync(
                new()
                {
                    Type = "test:index:Thing",
                    Name = "one",
                    Id = "i",
                }
            )
        );

        Assert.Equal(("ENG237", MonitorFixture.Urn("one")), (fault.Code, fault.Urn));
    }

    [Theory]
    [InlineData("*", "*")]
    [InlineData("random", "random")]
    [InlineData("{\"a\":\"b\"}", "{\"a\":\"b\"}")]
    [InlineData("[\"random\",2]", "[\"random\",2]")]
    [InlineData("true", "true")]
    public void Setting_that_is_not_a_list_of_package_names_is_refused(string value, string quoted)
    {
        var settings = new DeploymentSettings
        {
            Project = "p",
            Stack = "s",
            Config = new Dictionary<string, string> { [Setting] = value },
        };

        var exception = Assert.Throws<FaultException>(() => DefaultProviders.From(settings));

        Assert.Equal(ExitCode.Usage, exception.ExitCode);
        Assert.Equal(
            Fault.Usage(
                "ENG238",
                $"The setting 'pulumi:disable-default-providers' is {quoted}, which is not a list of package names.",
                "write a list, as in [gcp, random], or [\"*\"] for every package."
            ),
            exception.Faults.Single()
        );
    }
}
