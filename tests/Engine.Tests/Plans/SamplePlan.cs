using System.Collections.Immutable;
using Engine.Plans;
using Engine.Values;

namespace Engine.Tests.Plans;

/// <summary>A plan that uses every member of the format at least once.</summary>
internal static class SamplePlan
{
    public const string SecretText = "hunter22";

    private static readonly TextValue Text = new("é 😀 <b> \u001b \"quoted\"");

    public static Plan Whole =>
        new()
        {
            Project = "shop",
            Stack = "dev",
            Placement = ImmutableSortedDictionary<string, string>.Empty.Add("gcp:region", "europe-west1"),
            Resources = [Resource("leaf") with { Options = AllOptions, OnlyResolved = true, Outputs = AllValues }, Read, Resource("bare")],
            Outputs = AllValues,
            IsResolved = true,
            Differences = [new("urn:pulumi:dev::shop::a:b:C::leaf", "inputs.text"), new("urn:pulumi:dev::shop::a:b:C::bare", "")],
            NotChecked = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add("a:b:C", 2).Add("aws:s3/b:B", 1),
        };

    public static MapValue AllValues =>
        new([
            new("null", NullValue.Instance),
            new("true", new BooleanValue(true)),
            new("whole", new NumberValue(3)),
            new("fraction", new NumberValue(0.1)),
            new("large", new NumberValue(1.7976931348623157e308)),
            new("text", Text),
            new("list", new ArrayValue([Text, MapValue.Empty, new ArrayValue([])])),
            new("secret", new SecretValue(new TextValue(SecretText))),
            new("secretInside", new MapValue([new(SecretText + "-key-is-no-secret", new SecretValue(new TextValue(SecretText)))])),
            new("unknown", UnknownValue.Instance),
            new("computed", new ComputedValue(new MapValue([new("a", new SecretValue(new TextValue(SecretText)))]))),
            new("asset", Asset(isArchive: false)),
            new("archive", Asset(isArchive: true)),
            new("reference", new ReferenceValue("urn:pulumi:dev::shop::a:b:C::x", "id")),
            new("$secret", Text),
            new("dollars", new MapValue([new("$secret", new BooleanValue(true))])),
            new("moreDollars", new MapValue([new("$$unknown", new BooleanValue(true))])),
        ]);

    private static PlannedOptions AllOptions =>
        new()
        {
            Protect = true,
            IgnoreChanges = ["a", "b[0]"],
            ReplaceOnChanges = ["c"],
            RetainOnDelete = false,
            DeleteBeforeReplace = true,
            Aliases = [new TextValue("urn:old"), new MapValue([new("name", new TextValue("before"))])],
            Provider = "urn:provider",
            CustomTimeouts = ImmutableSortedDictionary<string, double>.Empty.Add("create", 90.5).Add("delete", 60),
            DeletedWith = "urn:other",
            ReplaceWith = ["urn:other"],
            AdditionalSecretOutputs = ["password"],
            HideDiffs = ["etag"],
            ReplacementTrigger = new SecretValue(new TextValue(SecretText)),
            Import = "existing",
            Version = "1.2.3",
        };

    private static PlannedResource Read => Resource("read") with { ReadId = "id-1", Options = PlannedOptions.None };

    private static PlannedResource Resource(string name) =>
        new()
        {
            Urn = $"urn:pulumi:dev::shop::a:b:C::{name}",
            Type = "a:b:C",
            Name = name,
            IsCustom = true,
            Parent = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
            Inputs = AllValues,
            Dependencies = ["urn:a", "urn:b"],
            PropertyDependencies = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("$text", ["urn:a"]).Add("x", []),
        };

    private static AssetValue Asset(bool isArchive) =>
        new(isArchive, ContentSource.Text, "not in the plan", ImmutableSortedDictionary<string, PropertyValue>.Empty, "cafe");
}
