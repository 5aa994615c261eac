namespace Bindings;

/// <summary>Writes an enumeration of strings as a structure with one property per member.</summary>
internal static class EnumEmitter
{
    public static void Enum(CodeWriter code, string name, IReadOnlyDictionary<string, string> members)
    {
        code.Line("[EnumType]");
        code.Block(
            $"public readonly struct {name} : System.IEquatable<{name}>",
            () =>
            {
                code.Line("private readonly string _value;");
                code.Line();
                code.Line($"private {name}(string value) => _value = value;");
                code.Line();
                foreach (var (member, value) in members)
                {
                    code.Line($"public static {name} {member} {{ get; }} = new {name}(\"{value}\");");
                }

                code.Line();
                code.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
                code.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
                code.Line($"public static explicit operator string({name} value) => value._value;");
                code.Line();
                code.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
                code.Line($"public bool Equals({name} other) => string.Equals(_value, other._value, System.StringComparison.Ordinal);");
                code.Line("public override int GetHashCode() => _value?.GetHashCode() ?? 0;");
                code.Line("public override string ToString() => _value;");
            }
        );
    }
}
