using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>Requires the push account to have a role on the service that it pushes to.</summary>
internal sealed class PushAccountIsInvoker()
    : RelationRule(
        new RuleDescription
        {
            Id = "GCP-PS-011",
            Severity = Severity.High,
            Kind = "correctness",
            Title = "The push account may invoke the Cloud Run service",
            Remedy = "grant the push account roles/run.invoker on the service",
            Sources = ["google:run/triggering/pubsub-push"],
        },
        "gcp:pubsub/subscription:Subscription",
        "pushConfig.oidcToken.serviceAccountEmail"
    )
{
    private const string GrantType = "gcp:cloudrunv2/serviceIamMember:ServiceIamMember";
    private const string InvokerRole = "roles/run.invoker";
    private const string ServiceType = "gcp:cloudrunv2/service:Service";

    private static readonly PropertyPath Push = PropertyPath.Parse("pushConfig");
    private static readonly PropertyPath Member = PropertyPath.Parse("member");
    private static readonly PropertyPath Role = PropertyPath.Parse("role");
    private static readonly PropertyPath Name = PropertyPath.Parse("name");

    /// <summary>The members that include every account.</summary>
    private static readonly string[] EveryAccount = ["allUsers", "allAuthenticatedUsers"];

    protected override string Expected { get; } = $"a {GrantType} of {InvokerRole} on the service that is pushed to";

    protected override Truth Regards(Subject subject) => PresenceTest.IsSet(subject.Find(Push)[0].Value);

    protected override Answer Relate(Subject subject, PathMatch found)
    {
        var services = subject.Origins(Path.Root).Select(subject.Stack.Find).OfType<Subject>();
        var targets = services.Where(origin => origin.Resource.Type == ServiceType).ToList();
        var account = Reference.Of(subject, Path, found);
        var verdicts = targets.ConvertAll(target =>
            Truth.Any(subject.Stack.OfType(GrantType).Select(grant => Lets(grant, account, target)))
        );
        // Which of several services is pushed to is not known.
        return new Answer(verdicts.Distinct().ToList() is [var shared] ? shared : Truth.Unknown, Expected);
    }

    private static Truth Lets(Subject grant, Reference account, Subject target)
    {
        var granted = Reference.Of(grant, Role).Text;
        var service = Reference.Of(grant, Name);
        var isTarget =
            service.Origins.Contains(target.Resource.Urn) ? true
            : service.Text is { } name && Scalars.Text(target.Resource.Inputs["name"]) is { } known ? name == known
            : Truth.Unknown;
        return (granted is null ? Truth.Unknown : granted == InvokerRole) & isTarget & IsMember(Reference.Of(grant, Member), account);
    }

    private static Truth IsMember(Reference member, Reference account) =>
        member.Text is { } text
            ? EveryAccount.Contains(text)
                ? true
                : account.Text is { } email
                    ? text == $"serviceAccount:{email}"
                    : OriginsMeet(member, account)
            : OriginsMeet(member, account);

    /// <summary>Compares the accounts among the origins only, because an input also originates from other resources.</summary>
    private static Truth OriginsMeet(Reference member, Reference account) =>
        member.Origins.Count == 0 ? Truth.Unknown : member.Origins.Any(account.Origins.Contains);
}
