using System.Globalization;
using Infra.Composition;
using Infra.Settings;
using Pulumi;
using Pulumi.Command.Local;

namespace Infra.Cloudflare.Vectorize;

/// <summary>
/// A Vectorize index: created if it does not exist; an existing index with other dimensions or another metric is an error.
/// </summary>
/// <remarks>
/// No provider has a resource for it (cloudflare/terraform-provider-cloudflare#7005), so a command on the deploying machine creates it,
/// which needs Node.js, the packages that <c>npm ci</c> installs next to the script, and <c>CLOUDFLARE_API_TOKEN</c>. Indexes are never
/// deleted: other dimensions require a new index with another name.
/// </remarks>
public sealed class VectorIndex : ComponentResource
{
    private const string TypeToken = "platform:vectorize:VectorIndex";

    /// <param name="name">The index's name.</param>
    /// <param name="args">The account and the index settings.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public VectorIndex(string name, VectorIndexArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var variables = new Dictionary<string, string>
        {
            ["CLOUDFLARE_ACCOUNT_ID"] = args.Account,
            ["INDEX_DIMENSIONS"] = args.Settings.Dimensions.ToString(CultureInfo.InvariantCulture),
            ["INDEX_METRIC"] = SettingName.Of(args.Settings.Metric),
            ["INDEX_NAME"] = name,
        };
        var command = new Command(
            name,
            new()
            {
                Create = $"node {args.Script}",
                Environment = variables,
                Triggers = variables
                    .OrderBy(variable => variable.Key, StringComparer.Ordinal)
                    .Select(variable => (object)variable.Value)
                    .ToArray(),
            },
            ChildOptions.Of(this, options)
        );

        // Resources that use the index wait until it exists.
        IndexName = command.Create.Apply(_ => name);
        RegisterOutputs(new Dictionary<string, object?> { ["indexName"] = IndexName });
    }

    /// <summary>The index's name, known once the index exists.</summary>
    public Output<string> IndexName { get; }
}
