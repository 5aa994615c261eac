using System.Collections.Immutable;
using Engine.Values;

namespace Engine.Tests.Values;

public sealed class AssetValueTests
{
    [Fact]
    public void Equality_of_hashed_assets_is_that_of_their_content() =>
        Assert.Equal(Asset(ContentSource.Text, "a", "hash"), Asset(ContentSource.Path, "./a", "hash"));

    [Fact]
    public void Equality_of_unhashed_assets_is_that_of_their_locations()
    {
        Assert.Equal(Asset(ContentSource.Uri, "https://a", ""), Asset(ContentSource.Uri, "https://a", ""));
        Assert.NotEqual(Asset(ContentSource.Uri, "https://a", ""), Asset(ContentSource.Uri, "https://b", ""));
    }

    [Fact]
    public void Asset_does_not_equal_an_archive() =>
        Assert.NotEqual(Asset(ContentSource.Path, "a", "hash"), Asset(ContentSource.Path, "a", "hash") with { IsArchive = true });

    private static AssetValue Asset(ContentSource source, string location, string hash) =>
        new(false, source, location, ImmutableSortedDictionary<string, PropertyValue>.Empty, hash);
}
