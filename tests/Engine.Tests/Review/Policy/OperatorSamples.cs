using System.Globalization;
using System.Text.Json.Nodes;

namespace Engine.Tests.Review.Policy;

/// <summary>Sample values derived from a rule's operator, conforming and not conforming. Null means that the value is absent.</summary>
internal static class OperatorSamples
{
    /// <summary>Matching and non-matching strings for each pattern, because they cannot be generated from it.</summary>
    private static readonly Dictionary<string, (string[] Matching, string[] Other)> Patterns = new()
    {
        ["CF-WRK-002"] = (["2026-03-31"], ["2026-3-31", "2026-13-01", "latest"]),
        ["DKR-004"] = (["no-new-privileges", "no-new-privileges:true"], ["seccomp=unconfined", "no-new-privileges:false"]),
        ["DKR-021"] = (["/var/run/docker.sock", "/run/podman.sock"], ["/srv/data"]),
        ["DKR-022"] = (["/", "/etc/nginx", "/var/run", "/proc"], ["/srv/data", "/home/app", "data"]),
        ["DKR-027"] = (["root", "0", "0:0", "root:root"], ["1000", "1000:1000", "nobody"]),
        ["DKR-033"] = (
            ["GF_AUTH_ANONYMOUS_ENABLED=true", "GF_SECURITY_ADMIN_PASSWORD=admin", "GF_USERS_ALLOW_SIGN_UP=true"],
            ["GF_AUTH_ANONYMOUS_ENABLED=false", "GF_SECURITY_ADMIN_PASSWORD=admin1"]
        ),
        ["GCP-IAM-002"] = (["roles/cloudsql.admin", "roles/storage.objectAdmin"], ["roles/cloudsql.client"]),
        ["GCP-IAM-005"] = (["user:a@gmail.com", "user:B@GoogleMail.com"], ["user:a@example.com"]),
        ["GCP-IAM-010"] = (
            ["assertion.repository == 'o/r'", "assertion.sub==\"repo:o/r:ref\""],
            ["assertion.repository_owner == 'o'", "true"]
        ),
        ["GCP-PS-009"] = (["https://x.run.app/process"], ["http://x.run.app/process"]),
        ["GCP-RUN-001"] = (["123-compute@developer.gserviceaccount.com"], ["own@p.iam.gserviceaccount.com"]),
        ["GCP-RUN-005"] = ([$"r/i@sha256:{new string('a', 64)}"], ["r/i:latest", "r/i@sha256:abc"]),
        ["GCP-SQL-003"] = (["0.0.0.0/0", "::/0"], ["203.0.113.0/24"]),
        ["GCP-SQL-017"] = (["POSTGRES_15", "POSTGRES_18"], ["POSTGRES_14", "POSTGRES_9_6", "MYSQL_8_0"]),
        ["OWN-001"] = ([$"r/i@sha256:{new string('0', 64)}"], [$"r/i@sha256:{new string('a', 64)}"]),
    };

    /// <summary>The same for conditions, by pattern: the first string matches, the second does not.</summary>
    private static readonly Dictionary<string, (string Matching, string Other)> ConditionPatterns = new()
    {
        ["grafana"] = ("grafana/grafana:11", "nginx:1"),
        ["(?i)^docker$"] = ("DOCKER", "MAVEN"),
        ["^serviceAccount:"] = ("serviceAccount:a@p.iam.gserviceaccount.com", "group:a@example.com"),
        ["^POSTGRES_"] = ("POSTGRES_16", "MYSQL_8_0"),
        ["^POSTGRES_(1[6-9]|[2-9][0-9])$"] = ("POSTGRES_16", "POSTGRES_15"),
    };

    public static IEnumerable<JsonNode?> Conforming(RuleFile rule) => Of(rule, conforming: true);

    public static IEnumerable<JsonNode?> Violating(RuleFile rule) => Of(rule, conforming: false);

    /// <summary>Returns a value for which a condition holds, or does not; null for an absent one.</summary>
    public static JsonNode? Condition(JsonObject condition, bool holds)
    {
        var value = condition["value"];
        return condition["op"]!.GetValue<string>() switch
        {
            "eq" => holds ? Copy(value) : "another",
            "in" => holds ? Copy(value![0]) : "another",
            "ne" => holds ? null : Copy(value),
            "notIn" => holds ? null : Copy(value![0]),
            "exists" => holds ? new JsonObject() : null,
            "absent" => holds ? null : "x",
            "containsAny" => new JsonArray(holds ? Copy(value![0]) : "another"),
            "regex" when ConditionPatterns[value!.GetValue<string>()] is var texts => holds ? texts.Matching : texts.Other,
            var other => throw new InvalidOperationException($"no sample for a condition of '{other}'"),
        };
    }

    private static IEnumerable<JsonNode?> Of(RuleFile rule, bool conforming)
    {
        var value = rule.Value;
        return rule.Operator switch
        {
            "eq" => conforming ? [Copy(value)] : [Other(value!)],
            "ne" => conforming ? [Other(value!)] : [Copy(value)],
            "in" => conforming ? value!.AsArray().Select(Copy) : ["another"],
            "notIn" => conforming ? ["another"] : value!.AsArray().Select(Copy),
            "regex" or "anyRegex" => Texts(Patterns[rule.Id], conforming),
            "notRegex" => Texts(Patterns[rule.Id], !conforming),
            "exists" => conforming ? ["x"] : [null, "", new JsonArray()],
            "absent" => conforming ? [null, "", new JsonArray()] : ["x"],
            "minItems" =>
            [
                new JsonArray([.. Enumerable.Repeat("x", value!.GetValue<int>() - (conforming ? 0 : 1)).Select(text => (JsonNode)text)]),
            ],
            "anyOf" => conforming ? [new JsonObject { [value![0]!.GetValue<string>()] = "x" }] : [new JsonObject { ["egress"] = "x" }],
            "sumEq" => [value!.GetValue<double>() - (conforming ? 0 : 1)],
            "neField" => [conforming ? "projects/p/topics/another" : "projects/p/topics/orders"],
            "between" => Range(value![0]!.GetValue<double>(), value[1]!.GetValue<double>(), conforming),
            "betweenOrIn" => Range(Number(value!, "min"), Number(value!, "max"), conforming)
                .Concat(conforming ? value!["in"]!.AsArray().Select(Copy) : []),
            "gte" => Bound(value!.GetValue<double>(), conforming ? 0 : -1),
            "lte" => Bound(value!.GetValue<double>(), conforming ? 0 : 1),
            "flagIn" => Flags(value!.AsObject(), conforming),
            "noPlainSecret" => Secrets(value!.AsObject(), conforming),
            "portsNotOpen" => Ports(value!["ports"]!.AsArray(), conforming),
            var other => throw new InvalidOperationException($"no sample for '{other}'"),
        };
    }

    /// <summary>Returns a bound as a number and as a duration string, which providers accept.</summary>
    private static IEnumerable<JsonNode?> Bound(double bound, double beside) =>
        [bound + beside, string.Create(CultureInfo.InvariantCulture, $"{bound + beside}s")];

    private static IEnumerable<JsonNode?> Range(double least, double most, bool conforming) =>
        Bound(least, conforming ? 0 : -1).Concat(Bound(most, conforming ? 0 : 1)).Append(conforming ? least : "many");

    private static IEnumerable<JsonNode?> Flags(JsonObject flags, bool conforming)
    {
        if (conforming)
        {
            return [Flags(flags, _ => true)];
        }

        return flags
            .Select(left => (JsonNode?)Flags(flags, flag => flag != left.Key))
            .Append(new JsonArray([.. flags.Select(flag => (JsonNode)Flag(flag.Key, "wrong"))]));
    }

    private static JsonArray Flags(JsonObject flags, Func<string, bool> isIn) =>
        new([.. flags.Where(flag => isIn(flag.Key)).Select(flag => (JsonNode)Flag(flag.Key, Copy(flag.Value![0])!))]);

    private static JsonObject Flag(string name, JsonNode value) => new() { ["name"] = name, ["value"] = value };

    private static IEnumerable<JsonNode?> Secrets(JsonObject form, bool conforming)
    {
        var marked = new JsonObject { ["$secret"] = true };
        if (form["nameField"] is null)
        {
            return conforming ? [marked, "PORT=8080", "API_TOKEN_FILE=/run/secrets/token"] : ["API_TOKEN=abc", "db_password=abc"];
        }

        JsonObject Pair(string name, JsonNode? value) =>
            value is null ? new() { ["name"] = name } : new() { ["name"] = name, ["value"] = value };
        return conforming
            ? [Pair("API_TOKEN", marked), Pair("PORT", "8080"), Pair("API_TOKEN", null), Pair("API_TOKEN", "")]
            : [Pair("API_TOKEN", "abc"), Pair("DB_CONNECTION_STRING", "abc")];
    }

    private static IEnumerable<JsonNode?> Ports(JsonArray ports, bool conforming)
    {
        JsonObject Entry(string protocol, params JsonNode?[] open) =>
            open.Length == 0 ? new() { ["protocol"] = protocol } : new() { ["protocol"] = protocol, ["ports"] = new JsonArray(open) };
        return conforming
            ? [Entry("tcp", "443"), Entry("tcp", "8000-8100"), Entry("icmp")]
            : ports
                .Select(port => (JsonNode?)Entry("tcp", port!.ToString()))
                .Concat([Entry("tcp", "0-65535"), Entry("tcp"), Entry("all"), Entry("all", "443")]);
    }

    private static IEnumerable<JsonNode?> Texts((string[] Matching, string[] Other) texts, bool matching) =>
        (matching ? texts.Matching : texts.Other).Select(text => (JsonNode?)text);

    private static JsonNode Other(JsonNode value) =>
        value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.True => false,
            System.Text.Json.JsonValueKind.False => true,
            _ => $"{value}-another",
        };

    private static double Number(JsonNode value, string member) => value[member]!.GetValue<double>();

    private static JsonNode? Copy(JsonNode? value) => value?.DeepClone();
}
