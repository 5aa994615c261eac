using System.Diagnostics;

namespace Infra.Tests.Stacks;

/// <summary>
/// A PostgreSQL server for one test: it listens on a socket in a temporary folder, and is stopped and deleted on disposal.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    /// <summary>The folder of Debian's programs for the database's release.</summary>
    public const string Programs = "/usr/lib/postgresql/15/bin";

    private const string VectorControl = "/usr/share/postgresql/15/extension/vector.control";
    private const string Database = "emergence";
    private const string Migrator = "emergence-migrator";

    private static readonly TimeSpan ExitTimeout = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pg-");

    public PostgresServer()
    {
        Scripts = Path.Combine(_folder.FullName, "scripts");
        Directory.CreateDirectory(Scripts);
        foreach (var script in Directory.EnumerateFiles(Repository.File("stacks", "emergence", "sql")))
        {
            File.Copy(script, Path.Combine(Scripts, Path.GetFileName(script)));
        }

        Own(_folder.FullName);
        Succeed(Program("initdb"), "-D", Data, "-U", Migrator, "--auth=trust", "--encoding=UTF8", "--locale=C");
        Succeed(Program("pg_ctl"), "-D", Data, "-w", "-l", Log, "-o", $"-c listen_addresses= -k {_folder.FullName} -c fsync=off", "start");
        Query("CREATE ROLE \"emergence-app\" LOGIN", "postgres");
        Query($"CREATE DATABASE {Database}", "postgres");
    }

    /// <summary>Whether the server is installed on this machine.</summary>
    public static bool IsInstalled => File.Exists(Program("initdb")) && File.Exists(VectorControl);

    /// <summary>The scripts that the migration applies; a test may change them.</summary>
    public string Scripts { get; }

    private string Data => Path.Combine(_folder.FullName, "data");

    private string Log => Path.Combine(_folder.FullName, "log");

    /// <summary>Runs the migration as its job does.</summary>
    public Outcome Migrate() => Run("bash", Migrator, Database, [Path.Combine(Scripts, "migrate.sh")]);

    /// <summary>Runs statements and returns their output, one row per line with columns separated by vertical bars.</summary>
    public string Query(string sql, string database = Database) => Ask(sql, Migrator, database).Succeeded();

    /// <summary>Runs statements as the application's user.</summary>
    public Outcome QueryAsApplication(string sql) => Ask(sql, "emergence-app", Database);

    /// <summary>Returns the complete schema as one string.</summary>
    public string Schema() =>
        Run(Program("pg_dump"), Migrator, Database, ["--schema-only", "--restrict-key=none"]) is { ExitCode: 0 } dump
            ? dump.Output
            : Run(Program("pg_dump"), Migrator, Database, ["--schema-only"]).Succeeded();

    public void Dispose()
    {
        Run(Program("pg_ctl"), Migrator, Database, ["-D", Data, "-m", "immediate", "-w", "stop"]);
        _folder.Delete(recursive: true);
    }

    private static string Program(string name) => Path.Combine(Programs, name);

    private Outcome Ask(string sql, string user, string database) =>
        Run("psql", user, database, ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", "--command", sql]);

    private void Succeed(string program, params string[] arguments) => Run(program, Migrator, "postgres", arguments).Succeeded();

    /// <summary>Changes the owner, because PostgreSQL refuses to run as root; Debian's package creates an account for it.</summary>
    private static void Own(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var process = Process.Start("chown", ["-R", "postgres:postgres", folder]);
            process.WaitForExit();
        }
    }

    private Outcome Run(string program, string user, string database, IEnumerable<string> arguments)
    {
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", program] : [program];
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName,
        };
        foreach (var (name, value) in Variables(user, database))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        // The server that pg_ctl starts keeps the streams open: only those of clients are read to their end.
        var isClient = !program.EndsWith("pg_ctl", StringComparison.Ordinal);
        var output = isClient ? process.StandardOutput.ReadToEndAsync() : Task.FromResult("");
        var errors = isClient ? process.StandardError.ReadToEndAsync() : Task.FromResult("");
        if (!process.WaitForExit(ExitTimeout))
        {
            process.Kill(entireProcessTree: true);
        }

        return new Outcome(process.ExitCode, output.Result, errors.Result);
    }

    private Dictionary<string, string> Variables(string user, string database) =>
        new()
        {
            ["PGHOST"] = _folder.FullName,
            ["PGUSER"] = user,
            ["PGDATABASE"] = database,
            ["SCRIPTS"] = Scripts,
            ["EMBEDDING_DIMENSIONS"] = "1536",
            ["APPLICATION_USER"] = "emergence-app",
        };

    /// <summary>The result of a program and its output.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Errors)
    {
        /// <returns>The output of a successful program.</returns>
        public string Succeeded()
        {
            Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Errors}");
            return Output.Trim();
        }
    }
}
