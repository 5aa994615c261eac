using Infra.Composition;
using Infra.Google.CertificateManager;
using Pulumi;
using Pulumi.Gcp.Compute;

namespace Infra.Google.LoadBalancing;

/// <summary>
/// A load balancer with one IP address for a website and the services behind it: HTTPS only, with weighted traffic between services.
/// </summary>
/// <remarks>
/// Changing a weight updates only the URL map; addresses, certificates and services stay unchanged. Plain HTTP requests are redirected to
/// HTTPS. Source: https://cloud.google.com/load-balancing/docs/https.
/// </remarks>
public sealed class LoadBalancer : ComponentResource
{
    private const string TypeToken = "platform:edge:LoadBalancer";

    /// <summary>The scheme that supports weights; the default is the classic load balancer, which does not.</summary>
    private const string Scheme = "EXTERNAL_MANAGED";

    /// <param name="name">The name of the URL map and the prefix of the other names.</param>
    /// <param name="args">The domain, the website and the services.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public LoadBalancer(string name, LoadBalancerArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        var address = CreateAddress(name, args, options);
        var policy = new SecurityPolicy(name, RequestPolicy.Of(args), child);
        var backends = args.Backends.Select(backend => (CreateBackend(backend, policy, args, options).BackendId, backend.Weight)).ToList();
        Certificate = new DnsCertificate(
            name,
            new() { Domain = args.Settings.Domain, Labels = args.Labels },
            ChildOptions.OfComponent(this, options)
        );
        ServeHttps(name, address, new URLMap(name, RouteMap.Of(name, backends, args), child), args, child);
        RedirectHttp(name, address, args, child);

        Address = address.Address.Apply(text => text!);
        RegisterOutputs(new Dictionary<string, object?> { ["address"] = Address });
    }

    /// <summary>The IP address for the domain's A record at the cut-over.</summary>
    public Output<string> Address { get; }

    /// <summary>The certificate and the record that proves domain ownership.</summary>
    public DnsCertificate Certificate { get; }

    private GlobalAddress CreateAddress(string name, LoadBalancerArgs args, ComponentResourceOptions? options)
    {
        var child = ChildOptions.Of(this, options);
        // The domain's DNS record points at this address: without it the site is unreachable until every resolver has the new one.
        child.Protect = args.Settings.Protect;
        return new GlobalAddress(
            name,
            new()
            {
                Name = name,
                AddressType = "EXTERNAL",
                Labels = args.Labels,
            },
            child
        );
    }

    private ServerlessBackend CreateBackend(
        WeightedBackend backend,
        SecurityPolicy policy,
        LoadBalancerArgs args,
        ComponentResourceOptions? options
    ) =>
        new(
            backend.Name,
            new()
            {
                Region = args.Region,
                Service = backend.Service,
                SecurityPolicyId = policy.Id,
            },
            ChildOptions.OfComponent(this, options)
        );

    private void ServeHttps(string name, GlobalAddress address, URLMap routes, LoadBalancerArgs args, CustomResourceOptions child)
    {
        var tls = new SSLPolicy(
            name,
            new()
            {
                Name = name,
                Profile = "MODERN",
                MinTlsVersion = "TLS_1_2",
            },
            child
        );
        var proxy = new TargetHttpsProxy(
            name,
            new()
            {
                Name = name,
                UrlMap = routes.Id,
                SslPolicy = tls.Id,
                CertificateMap = Output.Format($"//certificatemanager.googleapis.com/{Certificate.MapId}"),
            },
            child
        );
        Listen(name, address, "443", proxy.Id, args, child);
    }

    private static void RedirectHttp(string name, GlobalAddress address, LoadBalancerArgs args, CustomResourceOptions child)
    {
        var redirect = new URLMap($"{name}-redirect", RouteMap.ToHttps($"{name}-redirect"), child);
        var proxy = new TargetHttpProxy($"{name}-redirect", new() { Name = $"{name}-redirect", UrlMap = redirect.Id }, child);
        Listen($"{name}-redirect", address, "80", proxy.Id, args, child);
    }

    private static void Listen(
        string name,
        GlobalAddress address,
        string port,
        Input<string> proxy,
        LoadBalancerArgs args,
        CustomResourceOptions child
    ) =>
        _ = new GlobalForwardingRule(
            name,
            new()
            {
                Name = name,
                LoadBalancingScheme = Scheme,
                IpAddress = address.Id,
                IpProtocol = "TCP",
                PortRange = port,
                Target = proxy,
                Labels = args.Labels,
            },
            child
        );
}
