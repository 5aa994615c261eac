using Infra.Quantities;
using Infra.Settings;

namespace Infra.Network;

/// <summary>The addresses of a private network.</summary>
public sealed record PrivateNetworkSettings
{
    /// <summary>Addresses of the services' own network interfaces.</summary>
    /// <value>/16 to /26: direct egress of Cloud Run takes 16 addresses at a time and twice those of its instances.</value>
    public required AddressRange Subnet { get; init; }

    /// <summary>Addresses that Google's managed services take theirs from; no part of <see cref="Subnet"/>.</summary>
    /// <value>/16 to /24; a /20 is ample for a database and a cache.</value>
    public required AddressRange ManagedServices { get; init; }

    /// <summary>
    /// Whether deleting the network leaves the peering with Google's services behind. They hold on to it for hours after the last
    /// database is gone, so that an environment that comes and goes must; elsewhere it would leave an orphan.
    /// </summary>
    public required bool AbandonPeering { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
    public static PrivateNetworkSettings Read(SettingsSection section)
    {
        var settings = new PrivateNetworkSettings
        {
            Subnet = section.AddressRange("subnet", NetworkLimits.SubnetPrefix),
            ManagedServices = section.AddressRange("managedServices", NetworkLimits.ManagedServicesPrefix),
            AbandonPeering = section.Flag("abandonPeering"),
        };
        if (section.IsSound("subnet", "managedServices") && settings.Subnet.Overlaps(settings.ManagedServices))
        {
            section.Conflict(
                "managedServices",
                $"is {settings.ManagedServices} and overlaps subnet, {settings.Subnet}.",
                "<another range>"
            );
        }

        return settings;
    }
}
