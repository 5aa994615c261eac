using Engine.Plans;
using Engine.Values;

namespace Review.Policy;

/// <summary>A plan as seen by rules.</summary>
internal sealed class PolicyStack
{
    private readonly Dictionary<string, Subject> _subjects;
    private readonly ILookup<string, Subject> _byType;
    private readonly ILookup<string, Subject> _deletedByType;

    /// <param name="plan">The plan under review.</param>
    /// <param name="before">The stack before the change, if known.</param>
    public PolicyStack(Plan plan, Plan? before = null)
    {
        Name = plan.Stack;
        var operations = before is null ? null : new PlannedOperations(before, plan);
        Self = new Subject(plan.Self with { Outputs = plan.Outputs }, this, UnknownValue.Instance);
        _subjects = plan
            .Resources.Where(resource => resource.IsManaged)
            .Select(resource => new Subject(resource, this, operations?.Of(resource) ?? UnknownValue.Instance))
            .Append(Self)
            .ToDictionary(subject => subject.Resource.Urn, StringComparer.Ordinal);
        _byType = ByType(_subjects.Values);
        _deletedByType = ByType((operations?.Deleted() ?? []).Select(gone => new Subject(gone.Resource, this, gone.Operation)));
    }

    /// <summary>The stack's name.</summary>
    public string Name { get; }

    /// <summary>The stack as a resource, for findings that do not belong to any other resource.</summary>
    public Subject Self { get; }

    /// <summary>Returns the managed resources of a type, in ordinal order of their URNs.</summary>
    public IEnumerable<Subject> OfType(string type) => _byType[type];

    /// <summary>Returns the resources of the previous plan that this plan no longer has.</summary>
    public IEnumerable<Subject> Deleted(string type) => _deletedByType[type];

    /// <returns>The resource; null if the plan does not have it.</returns>
    public Subject? Find(string urn) => _subjects.GetValueOrDefault(urn);

    private static ILookup<string, Subject> ByType(IEnumerable<Subject> subjects) =>
        subjects
            .OrderBy(subject => subject.Resource.Urn, StringComparer.Ordinal)
            .ToLookup(subject => subject.Resource.Type, StringComparer.Ordinal);
}
