using Engine.Plans;

namespace Review.Policy.Rules;

/// <summary>Creating service accounts and acting as them are separate duties.</summary>
internal sealed class SeparateServiceAccountRoles()
    : RelationRule(
        new RuleDescription
        {
            Id = "GCP-IAM-013",
            Severity = Severity.Medium,
            Kind = "security",
            AppliesTo = ["prod"],
            Title = "Service account admin and user roles are separated",
            Remedy = "grant one of the two roles to another member",
            Sources = ["cis-gcp-4:1.8", "prowler:iam_role_sa_enforce_separation_of_duties"],
        },
        "gcp:projects/iAMMember:IAMMember",
        "role"
    )
{
    private const string AdminRole = "roles/iam.serviceAccountAdmin";
    private const string UserRole = "roles/iam.serviceAccountUser";

    private static readonly PropertyPath Member = PropertyPath.Parse("member");

    protected override string Expected => $"{AdminRole} and {UserRole} with different members";

    /// <summary>Reports each member once, for the grant of the admin role.</summary>
    protected override Answer Relate(Subject subject, PathMatch found)
    {
        if (found.IsUnknown)
        {
            return new Answer(Truth.Unknown, Expected);
        }

        if (Reference.Of(subject, Path, found).Text != AdminRole)
        {
            return new Answer(true, Expected);
        }

        var member = Reference.Of(subject, Member);
        var hasBoth = Truth.Any(
            subject
                .Stack.OfType(subject.Resource.Type)
                .Select(other => IsUserRole(Reference.Of(other, Path).Text) & member.IsSame(Reference.Of(other, Member)))
        );
        return new Answer(!hasBoth, Expected, member.IsComputed);
    }

    private static Truth IsUserRole(string? role) => role is null ? Truth.Unknown : role == UserRole;
}
