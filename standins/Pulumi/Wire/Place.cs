namespace Pulumi.Wire;

/// <summary>Where a value that is read ends up; its text is made only for a message.</summary>
/// <param name="Owner">The class that takes the value.</param>
/// <param name="Member">The property, or the constructor's parameter, it takes it as.</param>
/// <param name="IsParameter">Whether the member is a parameter.</param>
internal readonly record struct Place(Type Owner, string Member, bool IsParameter)
{
    public override string ToString() => IsParameter ? $"{Owner.FullName}({Member})" : $"{Owner.FullName}.{Member}";
}
