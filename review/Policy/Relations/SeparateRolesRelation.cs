using Engine.Plans;

namespace Review.Policy.Relations;

/// <summary>Requires that no member has roles of every set.</summary>
internal sealed class SeparateRolesRelation(PropertyPath own, PropertyPath groupBy, IReadOnlyList<IReadOnlyList<string>> sets)
    : RelationOperator
{
    public override string Expected { get; } = string.Join(" and ", sets.Select(set => string.Join(", ", set))) + " with different members";

    /// <summary>Reports each member once, for the grant whose role is in the first set.</summary>
    protected override Answer Relate(Subject subject, PathMatch found)
    {
        if (found.IsUnknown)
        {
            return new Answer(Truth.Unknown, Expected);
        }

        if (!sets[0].Contains(Reference.Of(subject, own, found).Text))
        {
            return new Answer(true, Expected);
        }

        var member = Reference.Of(subject, groupBy);
        var others = subject
            .Stack.OfType(subject.Resource.Type)
            .Select(other => (Role: Reference.Of(other, own).Text, IsSame: member.IsSame(Reference.Of(other, groupBy))))
            .ToList();
        var hasAll = Truth.All(sets.Skip(1).Select(set => Truth.Any(others.Select(other => IsOf(other.Role, set) & other.IsSame))));
        return new Answer(!hasAll, Expected, member.IsComputed);
    }

    private static Truth IsOf(string? role, IReadOnlyList<string> set) => role is null ? Truth.Unknown : set.Contains(role);
}
