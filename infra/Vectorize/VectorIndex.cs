using System.Globalization;
using Infra.Composition;
using Infra.Settings;
using Pulumi;
using Pulumi.Command.Local;

namespace Infra.Vectorize;

/// <summary>A Vectorize index: made where there is none, refused where it has other dimensions or another metric.</summary>
/// <remarks>
/// No provider has a resource for it (cloudflare/terraform-provider-cloudflare#7005). It is a command on the deploying machine, which
/// needs Node.js, what <c>npm ci</c> installs beside the script, and <c>CLOUDFLARE_API_TOKEN</c>. Nothing deletes an index: a new size
/// is a new index, under another name.
/// </remarks>
public sealed class VectorIndex : ComponentResource
{
    private const string TypeToken = "platform:vectorize:VectorIndex";

    /// <param name="name">The index's name.</param>
    /// <param name="args">Whose it is and what it holds.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
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

        // Whoever is bound to the index waits until it is there.
        IndexName = command.Create.Apply(_ => name);
        RegisterOutputs(new Dictionary<string, object?> { ["indexName"] = IndexName });
    }

    /// <summary>Its name, known once it is there.</summary>
    public Output<string> IndexName { get; }
}
