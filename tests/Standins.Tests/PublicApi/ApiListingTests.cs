using Pulumi;

namespace Standins.Tests.PublicApi;

/// <summary>The listing contains every form of member: the comparison of stand-ins would miss an omitted one.</summary>
public sealed class ApiListingTests
{
    private const string Name = "Standins.Tests.PublicApi.ApiListingTests.Sample<T>";

    [Fact]
    public void Class_is_listed_with_its_public_and_protected_members() =>
        Assert.Equal(
            [
                $"type {Name} abstract class : System.IO.MemoryStream [ResourceType(\"a:b:C\", null)]",
                $"{Name}..ctor(System.Int32? size = null)",
                $"{Name}.op_Implicit({Name} sample) : System.String static",
                $"{Name}.Take<TKey>(ref System.Collections.Generic.Dictionary<System.String,TKey> map, out ref T taken,"
                    + " params System.Int32[] rest) : System.Void",
                $"{Name}.Label {{ get; }} : Pulumi.Output<System.String> [Output(\"label\")]",
                $"{Name}.Item[System.String] {{ set; }} : T",
                $"{Name}.Shown : System.Boolean static",
            ],
            ApiListing.Of(typeof(Sample<>))
        );

    [Fact]
    public void Kinds_of_types_are_distinguished() =>
        Assert.Equal(
            [
                "type System.DayOfWeek enum",
                "type System.IDisposable interface",
                "type System.TimeSpan struct",
                "type System.Action delegate : System.MulticastDelegate",
                "type System.Math static class",
                "type System.Version sealed class",
                "type System.Random class",
            ],
            new[]
            {
                typeof(DayOfWeek),
                typeof(IDisposable),
                typeof(TimeSpan),
                typeof(Action),
                typeof(Math),
                typeof(Version),
                typeof(Random),
            }.Select(type => ApiListing.Of(type).First())
        );

    [ResourceType("a:b:C", null)]
    public abstract class Sample<T> : MemoryStream
    {
        protected static readonly bool Shown = true;

        internal static readonly bool Hidden = Shown;

        protected Sample(int? size = null) => _ = size;

        [Output("label")]
        public Output<string> Label { get; private set; } = null!;

        public T this[string key]
        {
            set => _ = (key, value);
        }

        public static implicit operator string(Sample<T> sample) => $"{sample.Label}{Hidden}";

        protected internal abstract void Take<TKey>(ref Dictionary<string, TKey> map, out T taken, params int[] rest);
    }
}
