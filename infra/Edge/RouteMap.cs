using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Infra.Edge;

/// <summary>Which request goes where, as the provider takes it.</summary>
internal static class RouteMap
{
    private const string Matcher = "site";

    /// <summary>The page answers for every path of its own, with success: it looks at the path itself.</summary>
    private const string Page = "/index.html";

    /// <summary>What a bucket says of a file that is not there: 403 to those who may not list the names, 404 to the others.</summary>
    private static readonly string[] NotThere = ["403", "404"];

    public static URLMapArgs Of(string name, IReadOnlyList<(Output<string> Id, int Weight)> backends, LoadBalancerArgs args) =>
        new()
        {
            Name = name,
            // Whoever asks for another host, by its address for one, is sent to the one there is.
            DefaultUrlRedirect = new URLMapDefaultUrlRedirectArgs
            {
                HostRedirect = args.Settings.Domain,
                HttpsRedirect = true,
                StripQuery = false,
            },
            HostRules =
            {
                new URLMapHostRuleArgs { Hosts = { args.Settings.Domain }, PathMatcher = Matcher },
            },
            PathMatchers =
            {
                new URLMapPathMatcherArgs
                {
                    Name = Matcher,
                    DefaultService = args.Site.BackendId,
                    PathRules = { ToServices(backends, args), ToSite(args) },
                },
            },
        };

    public static URLMapArgs ToHttps(string name) =>
        new()
        {
            Name = name,
            DefaultUrlRedirect = new URLMapDefaultUrlRedirectArgs
            {
                HttpsRedirect = true,
                RedirectResponseCode = "MOVED_PERMANENTLY_DEFAULT",
                StripQuery = false,
            },
        };

    private static URLMapPathMatcherPathRuleArgs ToServices(
        IReadOnlyList<(Output<string> Id, int Weight)> backends,
        LoadBalancerArgs args
    ) =>
        new()
        {
            Paths = args.ServicePaths.ToList(),
            RouteAction = new URLMapPathMatcherPathRuleRouteActionArgs
            {
                WeightedBackendServices = backends
                    .Select(backend => new URLMapPathMatcherPathRuleRouteActionWeightedBackendServiceArgs
                    {
                        BackendService = backend.Id,
                        Weight = backend.Weight,
                    })
                    .ToList(),
            },
        };

    /// <summary>On a rule of its own: an answer for the whole map would turn the services' own 404 into a page.</summary>
    private static URLMapPathMatcherPathRuleArgs ToSite(LoadBalancerArgs args) =>
        new()
        {
            Paths = { "/*" },
            Service = args.Site.BackendId,
            CustomErrorResponsePolicy = new URLMapPathMatcherPathRuleCustomErrorResponsePolicyArgs
            {
                ErrorService = args.Site.BackendId,
                ErrorResponseRules =
                {
                    new URLMapPathMatcherPathRuleCustomErrorResponsePolicyErrorResponseRuleArgs
                    {
                        MatchResponseCodes = NotThere.ToList(),
                        Path = Page,
                        OverrideResponseCode = 200,
                    },
                },
            },
        };
}
