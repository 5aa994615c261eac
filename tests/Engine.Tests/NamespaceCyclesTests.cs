namespace Engine.Tests;

/// <summary>The search itself, on sources of a few lines: a search that finds nothing proves nothing.</summary>
public sealed class NamespaceCyclesTests
{
    [Fact]
    public void Imports_in_both_directions_are_a_cycle() =>
        Assert.Equal(
            ["Shop.Orders (a.cs) → Shop.Stock (b.cs) → Shop.Orders"],
            Find(("a.cs", "using Shop.Stock;\n\nnamespace Shop.Orders;"), ("b.cs", "using Shop.Orders;\n\nnamespace Shop.Stock;"))
        );

    [Fact]
    public void Imports_through_a_third_namespace_are_a_cycle() =>
        Assert.Equal(
            ["Shop.A (a.cs) → Shop.B (b.cs) → Shop.C (c.cs) → Shop.A"],
            Find(
                ("c.cs", "using Shop.A;\nnamespace Shop.C;"),
                ("b.cs", "using Shop.C;\nnamespace Shop.B;"),
                ("a.cs", "using Shop.B;\nnamespace Shop.A;")
            )
        );

    [Fact]
    public void Namespaces_count_with_those_inside_them() =>
        Assert.Equal(
            ["Shop.A (deep.cs) → Shop.B (b.cs) → Shop.A"],
            Find(
                ("deep.cs", "using Shop.B;\nnamespace Shop.A.Deep;"),
                ("a.cs", "namespace Shop.A;"),
                ("b.cs", "using Shop.A;\nnamespace Shop.B;")
            )
        );

    /// <summary>A namespace beside one's own is visible without an import.</summary>
    [Fact]
    public void Names_with_a_part_of_their_namespace_count() =>
        Assert.Equal(
            ["Shop.A (a.cs) → Shop.B (b.cs) → Shop.A"],
            Find(
                ("a.cs", "namespace Shop.A;\nclass Order { int Count() => B.Item.Count; }"),
                ("b.cs", "using static Shop.A.Order;\nnamespace Shop.B;\nsealed record Item;")
            )
        );

    [Fact]
    public void Aliases_count() =>
        Assert.Equal(
            ["Shop.A (a.cs) → Shop.B (b.cs) → Shop.A"],
            Find(
                ("a.cs", "using Item = Shop.B.Item;\nnamespace Shop.A;\nclass Order;"),
                ("b.cs", "using Shop.A;\nnamespace Shop.B;\nclass Item;")
            )
        );

    [Fact]
    public void Parents_and_children_may_use_each_other() =>
        Assert.Empty(Find(("a.cs", "using Shop.A.Deep;\nnamespace Shop.A;"), ("deep.cs", "using Shop.A;\nnamespace Shop.A.Deep;")));

    [Fact]
    public void Use_in_one_direction_is_no_cycle() =>
        Assert.Empty(
            Find(
                ("a.cs", "using Shop.B;\nusing Shop.C;\nnamespace Shop.A;"),
                ("b.cs", "using Shop.C;\nnamespace Shop.B; // A.Order\nclass Item { object B => this.A.Other; }"),
                ("c.cs", "namespace Shop.C;"),
                ("d.cs", "namespace Shop.A;\nclass Order;")
            )
        );

    private static IReadOnlyList<string> Find(params (string Name, string Source)[] files) => NamespaceCycles.Find(files);
}
