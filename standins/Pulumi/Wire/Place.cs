namespace Pulumi.Wire;

/// <summary>The target of a value that is read, for messages; its string is created only when needed.</summary>
/// <param name="Owner">The class that receives the value.</param>
/// <param name="Member">The property or constructor parameter.</param>
/// <param name="IsParameter">Whether the member is a parameter.</param>
internal readonly record struct Place(Type Owner, string Member, bool IsParameter)
{
    public override string ToString() => IsParameter ? $"{Owner.FullName}({Member})" : $"{Owner.FullName}.{Member}";
}
