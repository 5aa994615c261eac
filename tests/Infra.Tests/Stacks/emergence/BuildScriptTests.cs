using System.Diagnostics;

namespace Infra.Tests.Stacks;

/// <summary>The steps of a build, run against a repository on disk and tools replaced by scripts.</summary>
public sealed class BuildScriptTests : IDisposable
{
    private const string Registry = "europe-west1-docker.pkg.dev/some-project/emergence";
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly string[] Images = ["emergence-app", "anima-worker", "neo-worker", "nexus-worker"];
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("build-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Digests_are_written_to_the_settings_of_one_environment_and_pushed()
    {
        await PrepareAsync(Images.Append("emergence-app-old"));

        var (code, _) = await RecordAsync("staging");

        Assert.Equal(0, code);
        var settings = await ShowAsync("Pulumi.staging.yaml");
        Assert.All(
            Images,
            image => Assert.Contains($"image: {Registry}/{image}@sha256:{Digest(image)}\n", settings, StringComparison.Ordinal)
        );
        Assert.Contains($"{Registry}/emergence-app-old@sha256:{new string('0', 64)}\n", settings, StringComparison.Ordinal);
        Assert.DoesNotContain("sha256:1", await ShowAsync("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.Equal("Run 0123456789ab in staging\n", await GitAsync("origin", "log", "-1", "--format=%s", "main"));
    }

    [Fact]
    public async Task Same_commit_again_pushes_nothing()
    {
        await PrepareAsync(Images);
        await RecordAsync("staging");
        var before = await GitAsync("origin", "rev-parse", "main");

        var (code, output) = await RecordAsync("staging");

        Assert.Equal((0, before), (code, await GitAsync("origin", "rev-parse", "main")));
        Assert.Contains("Pulumi.staging.yaml names these images already", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Image_that_no_setting_names_fails_and_pushes_nothing()
    {
        await PrepareAsync(Images.Except(["neo-worker"]));
        var before = await GitAsync("origin", "rev-parse", "main");

        var (code, output) = await RecordAsync("staging");

        Assert.Equal((1, before), (code, await GitAsync("origin", "rev-parse", "main")));
        Assert.Contains($"Pulumi.staging.yaml names no image {Registry}/neo-worker", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Image_that_was_not_pushed_fails_and_pushes_nothing()
    {
        await PrepareAsync(Images);
        await File.WriteAllTextAsync(Path.Combine(_folder, "bin", "gcloud"), "#!/bin/sh\n");
        var before = await GitAsync("origin", "rev-parse", "main");

        var (code, output) = await RecordAsync("staging");

        Assert.Equal((1, before), (code, await GitAsync("origin", "rev-parse", "main")));
        Assert.Contains($"{Registry}/emergence-app:{Commit} has no digest", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_is_never_printed()
    {
        await PrepareAsync(Images);

        var (_, output) = await RecordAsync("staging");

        Assert.DoesNotContain("some-token", output + await ShowAsync("Pulumi.staging.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("some-token", await GitAsync("origin", "log", "--all", "--format=%an%ae%B"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no image", "emergence-app anima-worker neo-worker nexus-worker")]
    [InlineData("anima-worker", "emergence-app neo-worker nexus-worker")]
    public async Task Image_is_built_and_pushed_under_its_commit_unless_it_was_before(string known, string expected)
    {
        await PretendAsync("docker", $"case \"$1 $3\" in\n'manifest {Registry}/{known}:{Commit}') ;;\nmanifest*) exit 1 ;;\nesac\n");

        var (code, _) = await RunStepAsync("build-images.sh");

        Assert.Equal(0, code);
        var calls = await CallsAsync();
        Assert.Equal(
            expected.Split(' ').Select(image => $"push {Registry}/{image}:{Commit}"),
            calls.Where(call => call.StartsWith("push ", StringComparison.Ordinal))
        );
        Assert.Contains(
            $"build --tag {Registry}/neo-worker:{Commit} --file workers/Dockerfile.worker --build-arg WORKER_MODULE=workers.neo_worker .",
            calls
        );
    }

    [Fact]
    public async Task Page_is_published_with_what_it_refers_to_first_and_itself_last_and_never_cached()
    {
        await PretendAsync("gcloud", "");

        var (code, _) = await RunStepAsync("publish-site.sh");

        Assert.Equal(0, code);
        var calls = await CallsAsync();
        Assert.Equal(3, calls.Count);
        Assert.StartsWith("storage rsync dist/assets gs://some-bucket/assets ", calls[0], StringComparison.Ordinal);
        Assert.Contains("immutable", calls[0], StringComparison.Ordinal);
        Assert.Contains(@"--exclude=^(assets/.*|index\.html)$", calls[1], StringComparison.Ordinal);
        Assert.Equal("storage cp dist/index.html gs://some-bucket/index.html --cache-control=no-cache", calls[2]);
    }

    [Theory]
    [InlineData("build-images.sh")]
    [InlineData("build-site.sh")]
    [InlineData("publish-site.sh")]
    [InlineData("record-images.sh")]
    [InlineData("test-back-end.sh")]
    public async Task Script_is_one_that_bash_reads(string script)
    {
        var (code, output) = await RunAsync(_folder, "bash", ["-n", Repository.File("stacks", "emergence", "build", script)]);

        Assert.Equal((0, ""), (code, output));
    }

    private static string Digest(string image) => $"1{Images.ToList().IndexOf(image)}".PadRight(64, 'a');

    private async Task PrepareAsync(IEnumerable<string> images)
    {
        var settings = string.Concat(images.Select(image => $"image: {Registry}/{image}@sha256:{new string('0', 64)}\n"));
        await GitAsync(".", "init", "--quiet", "--bare", "--initial-branch=main", "origin");
        await GitAsync(".", "clone", "--quiet", "origin", "first");
        await File.WriteAllTextAsync(Path.Combine(_folder, "first", "Pulumi.staging.yaml"), settings);
        await File.WriteAllTextAsync(Path.Combine(_folder, "first", "Pulumi.prod.yaml"), settings);
        await GitAsync("first", "checkout", "--quiet", "-B", "main");
        await GitAsync("first", "add", ".");
        await GitAsync("first", "-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "--quiet", "--message", "First");
        await GitAsync("first", "push", "--quiet", "origin", "main");
        var cases = string.Concat(Images.Select(image => $"*/{image}:*) echo sha256:{Digest(image)} ;;\n"));
        var gcloud = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName, "gcloud");
        await File.WriteAllTextAsync(gcloud, $"#!/bin/sh\ncase \"$5\" in\n{cases}esac\n");
        await RunAsync(_folder, "chmod", ["+x", gcloud]);
    }

    /// <summary>Creates a program that records its arguments and runs the given script.</summary>
    private async Task PretendAsync(string program, string script)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName, program);
        await File.WriteAllTextAsync(path, $"#!/bin/sh\necho \"$@\" >> {_folder}/calls\n{script}");
        await RunAsync(_folder, "chmod", ["+x", path]);
    }

    private async Task<IReadOnlyList<string>> CallsAsync() => await File.ReadAllLinesAsync(Path.Combine(_folder, "calls"));

    private Task<(int Code, string Output)> RecordAsync(string stack) => RunStepAsync("record-images.sh", stack);

    private Task<(int Code, string Output)> RunStepAsync(string script, string stack = "staging") =>
        RunAsync(
            _folder,
            "bash",
            [Repository.File("stacks", "emergence", "build", script)],
            new()
            {
                ["PATH"] = $"{Path.Combine(_folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}",
                ["BUCKET"] = "some-bucket",
                ["REGISTRY"] = Registry,
                ["COMMIT"] = Commit,
                ["STACK"] = stack,
                ["SETTINGS_URL"] = Path.Combine(_folder, "origin"),
                ["TOKEN"] = "some-token",
            }
        );

    private Task<string> ShowAsync(string file) => GitAsync("origin", "show", $"main:{file}");

    private async Task<string> GitAsync(string folder, params string[] arguments)
    {
        var (code, output) = await RunAsync(Path.Combine(_folder, folder), "git", arguments);
        Assert.True(code == 0, output);
        return output;
    }

    private static async Task<(int Code, string Output)> RunAsync(
        string folder,
        string program,
        IEnumerable<string> arguments,
        Dictionary<string, string>? variables = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await error);
    }
}
