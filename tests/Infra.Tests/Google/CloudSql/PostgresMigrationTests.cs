using Infra.Google.CloudSql;
using Infra.Google.Iam;
using Infra.Google.Network;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.CloudSql;

public sealed class PostgresMigrationTests
{
    private const string Command = "command:local:Command";

    private static readonly Dictionary<string, string> Scripts = new() { ["migrate.sh"] = "psql", ["0001_first.sql"] = "SELECT 1;" };

    [Fact]
    public async Task Defaults_declare_bucket_scripts_job_and_its_run() =>
        InventoryFile.Matches("PostgresMigration.defaults.txt", (await DeclareAsync(Scripts, [])).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "PostgresMigration.values.txt",
            (await DeclareAsync(Scripts, new() { ["DIMENSIONS"] = "3" }, labelled: true)).ToString()
        );

    [Fact]
    public async Task Run_is_repeated_when_a_script_or_a_variable_changes_and_not_otherwise()
    {
        var first = await TriggerAsync(Scripts, new() { ["DIMENSIONS"] = "3" });

        Assert.Equal(first, await TriggerAsync(new(Scripts), new() { ["DIMENSIONS"] = "3" }));
        Assert.NotEqual(first, await TriggerAsync(Scripts, new() { ["DIMENSIONS"] = "4" }));
        Assert.NotEqual(first, await TriggerAsync(new(Scripts) { ["0001_first.sql"] = "SELECT 2;" }, new() { ["DIMENSIONS"] = "3" }));
        Assert.NotEqual(first, await TriggerAsync(new(Scripts) { ["0002_second.sql"] = "SELECT 2;" }, new() { ["DIMENSIONS"] = "3" }));
    }

    [Fact]
    public async Task Bucket_is_never_public()
    {
        var bucket = (await DeclareAsync(Scripts, [])).Single("gcp:storage/bucket:Bucket");

        Assert.Equal("enforced", bucket.At("publicAccessPrevention"));
        Assert.Equal(true, bucket.At("uniformBucketLevelAccess"));
    }

    [Fact]
    public async Task Password_comes_from_a_secret_in_a_pinned_version()
    {
        var job = (await DeclareAsync(Scripts, [])).Single("gcp:cloudrunv2/job:Job");

        var path = job.Leaves().Single(leaf => leaf.Value is "PGPASSWORD").Key.Replace(".name", "", StringComparison.Ordinal);
        Assert.Null(job.At($"{path}.value"));
        Assert.Equal("db-migrator-password", job.At($"{path}.valueSource.secretKeyRef.secret"));
        Assert.Equal("1", job.At($"{path}.valueSource.secretKeyRef.version"));
    }

    [Fact]
    public async Task AllowScripts_grants_one_role_on_the_scripts()
    {
        var added = await Declaration.AddedAsync(
            () =>
            {
                var network = Neighbours.Network();
                var args = Args(network, Neighbours.Database(network), Neighbours.Identity());
                return (Migration: new PostgresMigration("migrate", args), Deployer: Neighbours.Identity("deployer"), Holder: network);
            },
            given => given.Migration.AllowScripts("deployer", "roles/storage.objectUser", given.Deployer, given.Holder)
        );

        Assert.Equal(
            """
            gcp:storage/bucketIAMMember:BucketIAMMember deployer-migrate-scripts
              bucket: test-project-migrate
              member: serviceAccount:deployer@test-project.iam.gserviceaccount.com
              role: roles/storage.objectUser

            """,
            added.ToString()
        );
    }

    private static PostgresMigrationArgs Args(PrivateNetwork network, PostgresInstance database, WorkloadIdentity identity) =>
        new()
        {
            Project = CloudAnswers.Project,
            Region = Neighbours.Region,
            Database = database,
            Network = network,
            Identity = identity,
            Image = Neighbours.Image,
            Scripts = Scripts,
        };

    private static async Task<object?> TriggerAsync(Dictionary<string, string> scripts, Dictionary<string, string> variables) =>
        (await DeclareAsync(scripts, variables)).Single(Command).At("triggers[0]");

    private static Task<Inventory> DeclareAsync(
        Dictionary<string, string> scripts,
        Dictionary<string, string> variables,
        bool labelled = false
    ) =>
        Declaration.AddedAsync(
            () =>
            {
                var network = Neighbours.Network();
                return (Network: network, Database: Neighbours.Database(network), Identity: Neighbours.Identity());
            },
            given =>
                _ = new PostgresMigration(
                    "migrate",
                    new()
                    {
                        Project = CloudAnswers.Project,
                        Region = Neighbours.Region,
                        Database = given.Database,
                        Network = given.Network,
                        Identity = given.Identity,
                        Image = Neighbours.Image,
                        Scripts = scripts,
                        Variables = variables,
                        Labels = labelled ? new Dictionary<string, string>(Neighbours.Labels) : [],
                    }
                )
        );
}
