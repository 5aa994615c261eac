using Pulumi;
using Standins.Tests.Outputs;
using Standins.Tests.Testing;

namespace Standins.Tests.Resources;

public sealed class ResourceOptionsTests
{
    [Fact]
    public void Merged_values_are_the_second_s_where_it_has_them()
    {
        var merged = CustomResourceOptions.Merge(
            new()
            {
                Protect = true,
                Version = "1.0.0",
                ImportId = "first",
                CustomTimeouts = new() { Create = TimeSpan.FromMinutes(1) },
            },
            new()
            {
                Protect = false,
                DeleteBeforeReplace = true,
                RetainOnDelete = true,
                ImportId = "second",
            }
        );

        Assert.False(merged.Protect);
        Assert.Equal("1.0.0", merged.Version);
        Assert.Equal("second", merged.ImportId);
        Assert.True(merged.DeleteBeforeReplace);
        Assert.True(merged.RetainOnDelete);
        Assert.Equal(TimeSpan.FromMinutes(1), merged.CustomTimeouts!.Create);
    }

    [Fact]
    public void Merged_lists_hold_both_and_leave_their_sources_alone()
    {
        CustomResourceOptions first = new()
        {
            IgnoreChanges = { "a" },
            ReplaceOnChanges = { "b" },
            AdditionalSecretOutputs = { "c" },
            Aliases = { new Alias { Name = "d" } },
            HideDiffs = { "e" },
        };
        CustomResourceOptions second = new()
        {
            IgnoreChanges = { "A" },
            ReplaceOnChanges = { "B" },
            AdditionalSecretOutputs = { "C" },
            Aliases = { new Alias { Name = "D" } },
            HideDiffs = { "E" },
        };

        var merged = CustomResourceOptions.Merge(first, second);

        Assert.Equal(["a", "A"], merged.IgnoreChanges);
        Assert.Equal(["b", "B"], merged.ReplaceOnChanges);
        Assert.Equal(["c", "C"], merged.AdditionalSecretOutputs);
        Assert.Equal(["e", "E"], merged.HideDiffs);
        Assert.Equal(2, merged.Aliases.Count);
        Assert.Equal(["a"], first.IgnoreChanges);
        Assert.Equal(["A"], second.IgnoreChanges);
    }

    [Fact]
    public async Task Merged_dependencies_are_those_of_both()
    {
        CustomResourceOptions? merged = null;
        await Deployment.TestAsync(
            new EchoMocks(),
            new(),
            () =>
            {
                var first = new CustomResourceOptions { DependsOn = { new Group("first", _ => { }) } };
                merged = CustomResourceOptions.Merge(first, new() { DependsOn = { new Group("second", _ => { }) } });
            }
        );

        var names = (await Traits.ValueAsync(merged!.DependsOn.ToOutput())).Select(resource => resource.GetResourceName());
        Assert.Equal(["first", "second"], names);
    }

    [Fact]
    public void Nothing_merges_into_new_options()
    {
        var options = new CustomResourceOptions { Protect = true };

        Assert.Null(CustomResourceOptions.Merge(null, null).Protect);
        Assert.NotSame(options, CustomResourceOptions.Merge(options, null));
        Assert.True(CustomResourceOptions.Merge(null, options).Protect);
    }

    [Fact]
    public async Task Component_options_merge_their_providers()
    {
        ComponentResourceOptions? merged = null;
        await Deployment.TestAsync(
            new EchoMocks(),
            new(),
            () =>
                merged = ComponentResourceOptions.Merge(
                    new() { Providers = { new ProviderResource("gcp", "first", ResourceArgs.Empty, null) } },
                    new() { Providers = { new ProviderResource("docker", "second", ResourceArgs.Empty, null) }, Protect = true }
                )
        );

        Assert.Equal(["first", "second"], merged!.Providers.Select(provider => provider.GetResourceName()));
        Assert.True(merged.Protect);
    }
}
