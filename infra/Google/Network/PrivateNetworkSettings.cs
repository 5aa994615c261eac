using Infra.Quantities;
using Infra.Settings;

namespace Infra.Google.Network;

/// <summary>The address ranges of a private network.</summary>
public sealed record PrivateNetworkSettings
{
    /// <summary>The address range of the services' network interfaces.</summary>
    /// <value>/16 to /26: Cloud Run direct egress allocates 16 addresses at a time and needs twice as many addresses as instances.</value>
    public required AddressRange Subnet { get; init; }

    /// <summary>The address range for Google's managed services; it must not overlap <see cref="Subnet"/>.</summary>
    /// <value>/16 to /24; a /20 is ample for one database and one cache.</value>
    public required AddressRange ManagedServices { get; init; }

    /// <summary>
    /// Whether the peering with Google's services is abandoned when the network is deleted. Google keeps it in use for hours after the last
    /// database is deleted, so short-lived environments must abandon it; elsewhere that would leave an orphan.
    /// </summary>
    public required bool AbandonPeering { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
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
