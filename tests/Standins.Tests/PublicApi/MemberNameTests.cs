namespace Standins.Tests.PublicApi;

/// <summary>The assignment of lines to members, which the comparison of overloads depends on.</summary>
public sealed class MemberNameTests
{
    [Theory]
    [InlineData("A.B..ctor(System.String name = null)", "A.B..ctor")]
    [InlineData("A.B<T0,T1>.op_Implicit(T0 t) : A.B<T0,T1> static", "A.B<T0,T1>.op_Implicit")]
    [InlineData("A.B<T>.Apply<TResult>(System.Func<T,TResult> func) : A.B<TResult>", "A.B<T>.Apply")]
    [InlineData("A.B.Name { get; set; } : A.Input<System.String>", "A.B.Name")]
    [InlineData("A.B.Item[System.String] { set; } : A.Input<T>", "A.B.Item")]
    [InlineData("A.B.Empty : A.B static", "A.B.Empty")]
    public void Name_is_what_overloads_share(string line, string name) => Assert.Equal(name, MemberName.Of(line));

    [Fact]
    public void Overload_is_missing_only_if_its_name_or_interface_exists() =>
        Assert.Equal(
            ["A.B.Do<T>(T value) : System.Void", "A.IB.Other() : System.Void"],
            MemberName.MissingOverloads(
                new HashSet<string> { "type A.B class", "A.B.Do() : System.Void", "type A.IB interface" },
                [
                    "type A.B class",
                    "type A.C class",
                    "A.B.Do() : System.Void",
                    "A.B.Do<T>(T value) : System.Void",
                    "A.B.Undo() : System.Void",
                    "A.C.Do(System.Int32 value) : System.Void",
                    "type A.IB interface",
                    "A.IB.Other() : System.Void",
                ]
            )
        );
}
