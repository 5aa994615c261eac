using System.Text.RegularExpressions;

namespace Infra.Tests.Stacks;

/// <summary>The properties of the schema's scripts that are visible in their text.</summary>
public sealed partial class SqlScriptTests
{
    private static readonly IReadOnlyList<string> Files =
    [
        .. Directory
            .EnumerateFiles(Repository.File("stacks", "emergence", "sql"))
            .Select(file => Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal),
    ];

    private static readonly IReadOnlyList<string> Numbered = [.. Files.Where(file => char.IsAsciiDigit(file[0]))];

    private static readonly string Schema = string.Concat(Numbered.Select(Text));

    [Fact]
    public void Scripts_are_numbered_without_gaps_and_say_what_they_are_for()
    {
        Assert.Equal(Enumerable.Range(1, Numbered.Count), Numbered.Select(file => int.Parse(file[..4], null)));
        Assert.All(Numbered, file => Assert.Matches("^[0-9]{4}_[a-z_]+\\.sql$", file));
        Assert.All(Numbered, file => Assert.StartsWith("-- ", Text(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Scripts_travel_inside_the_program() =>
        Assert.Equal(
            Files.Select(file => $"emergence/sql/{file}"),
            typeof(global::Stacks.StackSystems)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith("emergence/sql/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Schema_has_its_tables_each_once()
    {
        var tables = Table().Matches(Schema).Select(match => match.Groups["name"].Value).ToList();

        Assert.Equal(tables.Distinct(), tables);
        Assert.True(tables.Count >= 15, $"{tables.Count} tables");
        Assert.Superset(
            new HashSet<string> { "auth_allowlist", "sessions", "messages", "documents", "document_chunks", "agent_tasks" },
            tables.ToHashSet()
        );
    }

    [Fact]
    public void Messages_have_the_columns_that_are_required()
    {
        var messages = Table().Matches(Schema).Single(match => match.Groups["name"].Value == "messages").Groups["columns"].Value;

        var columns = messages
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')[0]);
        Assert.Equal(["id", "session_id", "role", "content", "agent_id", "cost_usd", "created_at"], columns);
    }

    [Fact]
    public void Table_refers_only_to_tables_above_it()
    {
        var known = new HashSet<string>();
        foreach (Match table in Table().Matches(Schema))
        {
            known.Add(table.Groups["name"].Value);
            var referred = Reference().Matches(table.Value).Select(match => match.Groups["name"].Value);
            Assert.Subset(known, referred.ToHashSet());
        }
    }

    [Fact]
    public void Semantic_search_has_an_index_that_the_check_verifies()
    {
        Assert.Contains(
            "CREATE INDEX idx_chunks_embedding_ivfflat ON document_chunks USING ivfflat (embedding vector_cosine_ops)",
            Schema,
            StringComparison.Ordinal
        );
        Assert.Contains("idx_chunks_embedding_ivfflat", Text("verify.sql"), StringComparison.Ordinal);
    }

    [Fact]
    public void Extensions_come_first_in_the_version_of_their_binaries()
    {
        var first = Text(Numbered[0]);

        Assert.All(
            ["vector", "pg_trgm"],
            name => Assert.Contains($"CREATE EXTENSION IF NOT EXISTS {name};", first, StringComparison.Ordinal)
        );
        Assert.All(["vector", "pg_trgm"], name => Assert.Contains($"ALTER EXTENSION {name} UPDATE;", first, StringComparison.Ordinal));
    }

    [Fact]
    public void Ledger_of_what_was_applied_is_out_of_the_applications_reach()
    {
        var granted = Schema.IndexOf("ON ALL TABLES IN SCHEMA public TO :\"application_user\"", StringComparison.Ordinal);
        var revoked = Schema.IndexOf("REVOKE ALL ON schema_migrations FROM :\"application_user\"", StringComparison.Ordinal);

        Assert.InRange(granted, 0, revoked);
        Assert.Contains("CREATE TABLE IF NOT EXISTS schema_migrations", Text("migrate.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_of_the_scripts_are_those_that_the_job_sets()
    {
        var used = Variable().Matches(Schema).Select(match => match.Groups["name"].Value).ToHashSet();
        var set = SetVariable().Matches(Text("migrate.sh")).Select(match => match.Groups["name"].Value).ToHashSet();

        Assert.Equal(["application_user", "embedding_dimensions"], used.Order());
        Assert.Subset(set, used);
    }

    private static string Text(string file) => File.ReadAllText(Repository.File("stacks", "emergence", "sql", file));

    [GeneratedRegex(@"^CREATE TABLE (?<name>\w+) \(\n(?<columns>.*?)^\);", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"REFERENCES (?<name>\w+)")]
    private static partial Regex Reference();

    /// <summary>Matches a psql variable; two colons are a cast.</summary>
    [GeneratedRegex(@"(?<!:):""?(?<name>[a-z_]+)""?")]
    private static partial Regex Variable();

    [GeneratedRegex(@"--set=(?<name>[a-z_]+)=")]
    private static partial Regex SetVariable();
}
