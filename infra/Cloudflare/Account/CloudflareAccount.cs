using System.Text.RegularExpressions;
using Infra.Settings;

namespace Infra.Cloudflare.Account;

/// <summary>The format of a Cloudflare account ID.</summary>
public static partial class CloudflareAccount
{
    private const string Description = "an account's id: 32 hexadecimal digits";

    /// <summary>The placeholder for an account that does not exist yet.</summary>
    private static readonly string Unknown = new('0', 32);

    /// <summary>Reads an account ID from the stack's configuration. The all-zero placeholder can be previewed but not deployed.</summary>
    public static string Read(SettingsSection section, string key)
    {
        var account = section.Target(key, IdForm(), Description, "cloudflare:accountId");
        if (account == Unknown)
        {
            section.RefuseToDeploy(key, "is all zeros, a placeholder; a deployment needs the ID of an account.", "<account id>");
        }

        return account;
    }

    [GeneratedRegex(@"^[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
