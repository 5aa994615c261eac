namespace Infra.Tests.Stacks;

/// <summary>The schema's scripts and the script that applies them, on a real PostgreSQL with the required extensions.</summary>
public sealed class SchemaTests
{
    [RequiresPostgresFact]
    public void Migrating_twice_ends_as_migrating_once()
    {
        using var server = new PostgresServer();

        var first = server.Migrate().Succeeded();
        var (schema, ledger) = (server.Schema(), Ledger(server));
        var second = server.Migrate().Succeeded();

        Assert.EndsWith("the schema is complete", first, StringComparison.Ordinal);
        Assert.All(Scripts(server), script => Assert.Contains($"{script}: applied\n", first, StringComparison.Ordinal));
        Assert.All(Scripts(server), script => Assert.Contains($"{script}: applied before\n", second, StringComparison.Ordinal));
        Assert.Equal((schema, ledger), (server.Schema(), Ledger(server)));
        Assert.Equal("pg_trgm\nvector", server.Query("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1"));
    }

    [RequiresPostgresFact]
    public void Nearest_neighbours_are_found_by_the_index()
    {
        using var server = new PostgresServer();
        server.Migrate().Succeeded();
        server.Query(
            """
            INSERT INTO auth_allowlist (email) VALUES ('a@example.com');
            INSERT INTO users (email) VALUES ('a@example.com');
            INSERT INTO documents (user_id, title, media_type, byte_count, content_hash) SELECT id, 't', 'text/plain', 1, '\x00' FROM users;
            SELECT setseed(0.5);
            INSERT INTO document_chunks (document_id, position, content, embedding)
            SELECT documents.id, n, n::text, ARRAY(SELECT random() + 0 * n FROM generate_series(1, 1536))::vector
            FROM documents, generate_series(1, 5000) AS n;
            ANALYZE document_chunks;
            """
        );

        const string search =
            "SELECT position FROM document_chunks ORDER BY embedding <=> "
            + "(SELECT embedding FROM document_chunks WHERE position = 7) LIMIT 5";

        Assert.Contains("Index Scan using idx_chunks_embedding_ivfflat", server.Query($"EXPLAIN {search}"), StringComparison.Ordinal);
        Assert.StartsWith("7\n", server.Query(search), StringComparison.Ordinal);
    }

    [RequiresPostgresFact]
    public void A_script_that_was_applied_and_has_changed_is_refused()
    {
        using var server = new PostgresServer();
        server.Migrate().Succeeded();
        var script = Scripts(server)[^1];
        File.AppendAllText(Path.Combine(server.Scripts, script), "\n-- changed\n");
        var schema = server.Schema();

        var refused = server.Migrate();

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"{script} was applied with other contents", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("write a new script instead", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(schema, server.Schema());
    }

    [RequiresPostgresFact]
    public void A_script_that_fails_leaves_nothing_behind()
    {
        using var server = new PostgresServer();
        server.Migrate().Succeeded();
        var (schema, ledger) = (server.Schema(), Ledger(server));
        File.WriteAllText(Path.Combine(server.Scripts, "0999_fails.sql"), "CREATE TABLE half_done (id int);\nSELECT 1 / 0;\n");

        var failed = server.Migrate();

        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains("division by zero", failed.Errors, StringComparison.Ordinal);
        Assert.Equal((schema, ledger), (server.Schema(), Ledger(server)));
    }

    [RequiresPostgresFact]
    public void The_application_writes_rows_and_cannot_change_the_schema()
    {
        using var server = new PostgresServer();
        server.Migrate().Succeeded();

        server.QueryAsApplication("INSERT INTO auth_allowlist (email) VALUES ('b@example.com')").Succeeded();

        string[] refused = ["DROP TABLE auth_allowlist", "CREATE TABLE own (id int)", "UPDATE schema_migrations SET sha256 = ''"];
        Assert.All(
            refused,
            sql =>
            {
                var outcome = server.QueryAsApplication(sql);
                Assert.True(outcome.ExitCode != 0, sql);
                Assert.Matches("permission denied|must be owner", outcome.Errors);
            }
        );
    }

    private static List<string> Scripts(PostgresServer server) =>
        [.. Directory.EnumerateFiles(server.Scripts, "0*.sql").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string Ledger(PostgresServer server) =>
        server.Query("SELECT name, sha256, applied_at FROM schema_migrations ORDER BY name");
}
