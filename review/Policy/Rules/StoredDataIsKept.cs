using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>Types that hold data which a deletion destroys.</summary>
internal sealed class StoredDataIsKept()
    : Rule(
        new RuleDescription
        {
            Id = "PLAN-002",
            Severity = Severity.Critical,
            Kind = "reliability",
            AppliesTo = ["prod"],
            Title = "Resources that store data are not deleted or replaced",
            Remedy = "stop and move the data first; exempt an intended deletion",
            Sources = ["own:destroy-guard"],
        }
    )
{
    private static readonly string[] Types =
    [
        "cloudflare:index/d1Database:D1Database",
        "cloudflare:index/r2Bucket:R2Bucket",
        "docker:index/volume:Volume",
        "gcp:kms/cryptoKey:CryptoKey",
        "gcp:pubsub/topic:Topic",
        "gcp:redis/instance:Instance",
        "gcp:secretmanager/secret:Secret",
        "gcp:sql/database:Database",
        "gcp:sql/databaseInstance:DatabaseInstance",
        "gcp:storage/bucket:Bucket",
    ];

    private static readonly string[] Losses = ["delete", "replace"];

    /// <summary>Judges the resources of the plan and those that it no longer has.</summary>
    public override IEnumerable<Finding> Evaluate(PolicyStack stack) =>
        Types
            .SelectMany(type => stack.OfType(type).Concat(stack.Deleted(type)))
            .Select(subject => new Finding(this, subject, Judge(subject)));

    private static Judgement Judge(Subject subject)
    {
        var found = new PathMatch(
            Subject.OperationPath,
            [],
            Unwrapped.FromPlan(subject.Operation) with
            {
                IsComputed = subject.Resource.OnlyResolved,
            }
        );
        return Judgement.Of(
            found,
            found.IsUnknown ? Truth.Unknown : !Losses.Contains(Scalars.Text(found.Value)),
            $"not {Listing.Of(Losses)}"
        );
    }
}
