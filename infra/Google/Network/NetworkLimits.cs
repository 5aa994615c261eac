using Infra.Quantities;

namespace Infra.Google.Network;

/// <summary>The limits of VPC networks.</summary>
internal static class NetworkLimits
{
    /// <summary>Source: https://cloud.google.com/run/docs/configuring/vpc-direct-vpc (at least /26).</summary>
    public static readonly Limit<int> SubnetPrefix = new(16, 26);

    /// <summary>Source: https://cloud.google.com/vpc/docs/configure-private-services-access (at least /24, /16 recommended).</summary>
    public static readonly Limit<int> ManagedServicesPrefix = new(16, 24);
}
