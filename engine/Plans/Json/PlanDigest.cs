using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Diagnostics;

namespace Engine.Plans.Json;

/// <summary>
/// The digest at the end of a plan: <c>sha256:</c> and the hash of every other member, written without white space. It proves that a file
/// is complete and unchanged; it is not a signature.
/// </summary>
internal static class PlanDigest
{
    public const string Member = "digest";

    private const string Prefix = "sha256:";

    /// <summary>Returns the digest of a plan that is being written.</summary>
    public static string Compute(Plan plan, int maximumDepth) => Take(maximumDepth, json => PlanWriter.Write(plan, json, digest: null));

    /// <summary>Returns the expected digest of a plan that was read from a file.</summary>
    public static string Compute(JsonElement plan, int maximumDepth) => Take(maximumDepth, json => WriteOthers(plan, json));

    /// <exception cref="FaultException">ENG261: the file has no digest. ENG262: it was changed after it was written.</exception>
    public static void Verify(string file, JsonElement plan, int maximumDepth)
    {
        if (
            plan.ValueKind != JsonValueKind.Object
            || !plan.TryGetProperty(Member, out var digest)
            || digest.ValueKind != JsonValueKind.String
        )
        {
            throw new FaultException(EngineDiagnostics.PlanWithoutDigest(file, Member));
        }

        if (digest.GetString() != Compute(plan, maximumDepth))
        {
            throw new FaultException(EngineDiagnostics.PlanModified(file));
        }
    }

    private static void WriteOthers(JsonElement plan, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var member in plan.EnumerateObject().Where(member => member.Name != Member))
        {
            member.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static string Take(int maximumDepth, Action<Utf8JsonWriter> write)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        using (
            var json = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions { MaxDepth = maximumDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            write(json);
        }

        return Prefix + Convert.ToHexStringLower(hash.Hash!);
    }
}
