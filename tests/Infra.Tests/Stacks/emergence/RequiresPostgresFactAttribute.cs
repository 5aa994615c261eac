using System.Runtime.CompilerServices;

namespace Infra.Tests.Stacks;

/// <summary>A test against a real PostgreSQL 15 with pgvector; it is skipped with a reason without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresPostgresFactAttribute : FactAttribute
{
    public RequiresPostgresFactAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(
            this,
            PostgresServer.IsInstalled ? null : $"not installed: PostgreSQL 15 in {PostgresServer.Programs} with the extension vector",
            test
        );
}
