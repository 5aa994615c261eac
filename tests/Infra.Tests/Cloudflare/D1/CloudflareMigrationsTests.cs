using Infra.Cloudflare.D1;
using Infra.Settings;
using Infra.Tests.Recording;

namespace Infra.Tests.Cloudflare.D1;

public sealed class CloudflareMigrationsTests
{
    private const string Command = "command:local:Command";
    private const string Folder = "tests/Infra.Tests/Cloudflare/D1/migrations";

    [Fact]
    public async Task Values_reach_the_command() =>
        InventoryFile.Matches("CloudflareMigrations.values.txt", (await DeclareAsync(Folder)).ToString());

    [Fact]
    public async Task Command_is_run_again_when_a_file_of_the_folder_changes_and_not_otherwise()
    {
        var folder = Directory.CreateTempSubdirectory("migrations-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "0001_first.sql"), "SELECT 1;");
            var first = await TriggerAsync(folder.FullName);
            Assert.Equal(first, await TriggerAsync(folder.FullName));

            File.WriteAllText(Path.Combine(folder.FullName, "0001_first.sql"), "SELECT 2;");
            var changed = await TriggerAsync(folder.FullName);
            File.WriteAllText(Path.Combine(folder.FullName, "0002_second.sql"), "SELECT 2;");
            var added = await TriggerAsync(folder.FullName);
            File.Move(Path.Combine(folder.FullName, "0002_second.sql"), Path.Combine(folder.FullName, "0003_second.sql"));
            var renamed = await TriggerAsync(folder.FullName);

            Assert.Distinct([first, changed, added, renamed]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<object?> TriggerAsync(string folder) => (await DeclareAsync(folder)).Single(Command).At("triggers[0]");

    private static Task<Inventory> DeclareAsync(string folder) =>
        Declaration.AddedAsync(
            Neighbours.CloudflareDatabase,
            database =>
                _ = new CloudflareMigrations(
                    "data-migrations",
                    new()
                    {
                        Account = Neighbours.CloudflareAccount,
                        Database = database,
                        Migrations = new DeployedFolder(folder),
                        Script = "tools/migrate.mjs",
                    }
                )
        );
}
