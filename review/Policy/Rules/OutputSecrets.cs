using Engine.Plans;
using Engine.Values;

namespace Review.Policy.Rules;

/// <summary>Outputs are printed, and other stacks read them.</summary>
internal sealed class OutputSecrets()
    : Rule(
        new RuleDescription
        {
            Id = "PLAN-003",
            Severity = Severity.High,
            Kind = "security",
            Title = "Secret stack outputs are Pulumi secrets",
            Remedy = "wrap the output in Output.CreateSecret",
            Sources = ["kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71", "own:outputs"],
        }
    )
{
    private static readonly PropertyPath Outputs = PropertyPath.Parse("$outputs");

    private readonly SecretNames _secrets = new("(?i)(passw(or)?d|secret|token|api_?key|private_?key|conn(ection)?_?string)");

    public override IEnumerable<Finding> Evaluate(PolicyStack stack) =>
        Judge(new PathMatch(Outputs, [], Unwrapped.FromPlan(stack.Self.Resource.Outputs)))
            .Select(judgement => new Finding(this, stack.Self, judgement));

    private IEnumerable<Judgement> Judge(PathMatch outputs) =>
        outputs.Value is not MapValue map
            ? []
            : map.SelectMany(entry =>
            {
                var value = outputs.Member(entry.Key);
                return Judge(value).Prepend(_secrets.Judge(new Unwrapped(new TextValue(entry.Key)), value, value.Path.ToString()));
            });
}
