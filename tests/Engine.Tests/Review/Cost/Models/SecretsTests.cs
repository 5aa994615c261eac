namespace Engine.Tests.Review.Cost.Models;

public sealed class SecretsTests
{
    private const string Secret = "gcp:secretmanager/secret:Secret";

    private const string Version = "gcp:secretmanager/secretVersion:SecretVersion";

    [Fact]
    public void Secret_whose_versions_are_added_by_hand_depends_on_them() =>
        Assert.Equal(
            ["versions: needs activeVersions", "accesses: needs monthlyAccesses"],
            Priced.Lines(Secret, """{"secretId": "key"}""")
        );

    [Fact]
    public void Secret_costs_its_declared_versions_in_each_location() =>
        Assert.Equal(
            "versions declared: 4 version-month = 0.24",
            Priced
                .Lines(
                    Priced.Resource(
                        Secret,
                        "key",
                        """{"secretId": "key", "replication": {"userManaged": {"replicas": [{"location": "a"}, {"location": "b"}]}}}"""
                    ),
                    [
                        Priced.Resource(Version, "key-1", """{"secret": {"$computed": "projects/p/secrets/key"}}"""),
                        Priced.Resource(Version, "key-2", """{"secret": "key"}"""),
                        Priced.Resource(Version, "other", """{"secret": "projects/p/secrets/monkey"}"""),
                    ]
                )
                .First()
        );

    [Fact]
    public void Secret_costs_what_usage_says_and_its_accesses() =>
        Assert.Equal(
            ["versions: 3 version-month = 0.18 by usage", "accesses: 2 10,000 accesses = 0.06 by usage"],
            Priced.Lines(
                Priced.Resource(Secret, "key", """{"secretId": "key"}"""),
                [Priced.Resource(Version, "key-1", """{"secret": "key"}""")],
                ("activeVersions", 3),
                ("monthlyAccesses", 20_000)
            )
        );

    /// <summary>Another stack pays for the version that this one reads.</summary>
    [Fact]
    public void Version_that_is_only_read_is_not_declared() =>
        Assert.Equal(
            Priced.Lines(Secret, """{"secretId": "key"}"""),
            Priced.Lines(
                Priced.Resource(Secret, "thing", """{"secretId": "key"}"""),
                [Priced.Resource(Version, "key-1", """{"secret": "key"}""") with { ReadId = "projects/p/secrets/key/versions/1" }]
            )
        );
}
