using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Infra.Google.LoadBalancing;

/// <summary>Builds the provider's URL map.</summary>
internal static class RouteMap
{
    private const string Matcher = "site";

    /// <summary>The page served with a success status for every unknown path; its script reads the path.</summary>
    private const string Page = "/index.html";

    /// <summary>The status of a missing file: 403 for clients that may not list the bucket, 404 for the others.</summary>
    private static readonly string[] NotThere = ["403", "404"];

    public static URLMapArgs Of(string name, IReadOnlyList<(Output<string> Id, int Weight)> backends, LoadBalancerArgs args) =>
        new()
        {
            Name = name,
            // A request for another host, for example by IP address, is redirected to the domain.
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

    /// <summary>
    /// Returns a separate path rule for the site: an error response for the whole map would replace the services' own 404 with a page.
    /// </summary>
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
