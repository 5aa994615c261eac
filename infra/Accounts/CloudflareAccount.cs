using System.Text.RegularExpressions;
using Infra.Settings;

namespace Infra.Accounts;

/// <summary>How a Cloudflare account is named: by its id.</summary>
public static partial class CloudflareAccount
{
    private const string Description = "an account's id: 32 hexadecimal digits";

    /// <summary>What stands in the settings until there is an account.</summary>
    private static readonly string Unknown = new('0', 32);

    /// <summary>Reads an account from the stack's settings. One of zeros can be previewed and not deployed to.</summary>
    public static string Read(SettingsSection section, string key)
    {
        var account = section.Target(key, IdForm(), Description, "cloudflare:accountId");
        if (account == Unknown)
        {
            section.RefuseToDeploy(key, "is all zeros, which is nobody's; a deployment needs the id of an account.", "<account id>");
        }

        return account;
    }

    [GeneratedRegex(@"^[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
