using Engine.Diagnostics;
using Review.Diagnostics;

namespace Review.Policy.Exemptions;

/// <summary>Applies exemptions to findings and reports those that are unused.</summary>
internal sealed class ExemptionMatch
{
    private readonly IReadOnlyList<Exemption> _exemptions;
    private readonly DateOnly _today;
    private readonly HashSet<ResourcePattern> _used = [];

    /// <param name="exemptions">All exemptions of the file.</param>
    /// <param name="stack">The stack under review; exemptions of other stacks are ignored.</param>
    /// <param name="today">The current date.</param>
    public ExemptionMatch(IEnumerable<Exemption> exemptions, string stack, DateOnly today) =>
        (_exemptions, _today) = ([.. exemptions.Where(exemption => exemption.Stacks.Contains(stack))], today);

    /// <returns>The exemption that applies to a finding; null if no exemption applies or it has expired.</returns>
    public Exemption? Find(Finding finding)
    {
        Exemption? found = null;
        foreach (var exemption in _exemptions.Where(exemption => exemption.Rule == finding.Rule.Id))
        {
            foreach (var resource in exemption.Resources.Where(resource => resource.Matches(finding.Subject)))
            {
                _used.Add(resource);
                found ??= IsExpired(exemption) ? null : exemption;
            }
        }

        return found;
    }

    /// <summary>Returns the expired and unused exemptions; call it after all findings were looked up.</summary>
    public IReadOnlyList<Fault> Faults() => [.. Expired(), .. Unused()];

    private IEnumerable<Fault> Expired() =>
        _exemptions
            .Where(IsExpired)
            .Select(exemption =>
                ReviewDiagnostics.ExpiredExemption(exemption.Resources[0].Place, exemption.Rule, exemption.Expires, exemption.Owner)
            );

    private IEnumerable<Fault> Unused() =>
        from exemption in _exemptions
        from resource in exemption.Resources
        where !_used.Contains(resource)
        select ReviewDiagnostics.UnusedExemption(resource.Place, exemption.Rule, resource.Text);

    private bool IsExpired(Exemption exemption) => exemption.Expires < _today;
}
