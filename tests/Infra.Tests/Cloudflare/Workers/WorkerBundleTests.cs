using Infra.Cloudflare.Workers;
using Infra.Settings;
using Infra.Tests.Recording;

namespace Infra.Tests.Cloudflare.Workers;

public sealed class WorkerBundleTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bundle-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task Size_counts_only_the_modules() =>
        InDeployment(bundle =>
        {
            Write("index.js", 1_024);
            Write("words.wasm", 2_048);
            Write("index.js.map", 10_240);

            Assert.Equal("3.00KiB", bundle.Size.ToString());
        });

    [Fact]
    public Task Text_that_repeats_comes_to_little_and_noise_to_all_of_it_compressed() =>
        InDeployment(bundle =>
        {
            Write("index.js", 102_400);
            Assert.InRange(bundle.CompressedSize.Value, 0.01, 1);

            var noise = new byte[102_400];
            new Random(1).NextBytes(noise);
            File.WriteAllBytes(Path.Combine(_folder.FullName, "index.js"), noise);
            Assert.InRange(bundle.CompressedSize.Value, 100, 101);
        });

    [Fact]
    public Task Folder_without_the_main_module_is_incomplete() =>
        InDeployment(bundle =>
        {
            Write("other.js", 1);
            Assert.False(bundle.IsComplete);
            Write("index.js", 1);
            Assert.True(bundle.IsComplete);
            Assert.False(new WorkerBundle(new DeployedFolder("no/such/folder")).IsComplete);
        });

    private void Write(string name, int bytes) => File.WriteAllText(Path.Combine(_folder.FullName, name), new string(' ', bytes));

    /// <summary>Runs a check in a deployment, which determines the project's folder.</summary>
    private Task InDeployment(Action<WorkerBundle> look) =>
        Declaration.RunAsync(() => look(new WorkerBundle(new DeployedFolder(_folder.FullName))));
}
