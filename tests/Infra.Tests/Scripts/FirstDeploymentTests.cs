using System.Diagnostics;
using System.Text.RegularExpressions;
using Infra.Tests.Programs;

namespace Infra.Tests.Scripts;

/// <summary>scripts/first-deployment with fakes for the tools it calls, which record their calls.</summary>
public sealed partial class FirstDeploymentTests : IDisposable
{
    private const string Secret = "hunter22";

    private static readonly string Unbuilt = $"@sha256:{new string('0', 64)}";

    private const string Plan = """
        {"resources": [
          {"type": "pulumi:pulumi:Stack", "urn": "urn:stack", "dependencies": []},
          {"type": "gcp:projects/service:Service", "urn": "urn:api", "inputs": {"project": "some-project"}, "parent": "urn:stack",
            "dependencies": []},
          {"type": "gcp:secretmanager/secret:Secret", "urn": "urn:made", "inputs": {"secretId": "made-here"}, "parent": "urn:a",
            "dependencies": []},
          {"type": "gcp:secretmanager/secretVersion:SecretVersion", "urn": "urn:version", "inputs": {}, "parent": "urn:a",
            "dependencies": ["urn:made"]},
          {"type": "gcp:secretmanager/secret:Secret", "urn": "urn:second", "inputs": {"secretId": "second-key"}, "parent": "urn:ab",
            "dependencies": ["urn:api"]},
          {"type": "a:b:C", "urn": "urn:ab", "inputs": {}, "parent": "urn:stack", "dependencies": []},
          {"type": "gcp:secretmanager/secret:Secret", "urn": "urn:first", "inputs": {"secretId": "first-key"}, "parent": "urn:stack",
            "dependencies": []},
          {"type": "gcp:artifactregistry/repository:Repository", "urn": "urn:images", "inputs": {}, "parent": "urn:stack",
            "dependencies": []},
          {"type": "gcp:cloudrunv2/service:Service", "urn": "urn:service", "inputs": {}, "parent": "urn:stack",
            "dependencies": ["urn:first"]}
        ]}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("first-deployment-");

    public FirstDeploymentTests()
    {
        Directory.CreateDirectory(Values);
        Write("plan.json", Plan);
        Tool("dotnet", "cat \"$FOLDER/plan.json\"");
        Tool(
            "pulumi",
            """
            case "$*" in
              'stack select'*) [ -f "$FOLDER/stack" ] ;;
              'stack init'*) touch "$FOLDER/stack" ;;
              *--config-file*) cp "$5" "$FOLDER/settings" ;;
            esac
            """
        );
        Tool(
            "gcloud",
            """
            case "$*" in
              'secrets versions list '*) [ ! -f "$FOLDER/added-$4" ] || echo 1 ;;
              'secrets versions add '*) cat > "$FOLDER/added-$4" ;;
            esac
            """
        );
    }

    private string Values => Path.Combine(_folder.FullName, "values");

    [RequiresProgramFact("bash jq")]
    public async Task First_run_makes_the_secrets_adds_their_values_and_deploys_the_rest()
    {
        Give("first-key", "second-key");

        var run = await RunAsync("staging", Values);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(
            [
                "dotnet run --project review -- preview staging --json",
                "pulumi stack select staging",
                "pulumi stack init staging",
                "gcloud services enable cloudresourcemanager.googleapis.com serviceusage.googleapis.com --project some-project",
                "pulumi up --stack staging --config-file SETTINGS --target=urn:ab --target=urn:api --target=urn:first --target=urn:images "
                    + "--target=urn:second --target=urn:stack --target-dependents=false",
                "gcloud secrets versions list first-key --project some-project --filter state=enabled --limit 1 --format value(name)",
                "gcloud secrets versions add first-key --data-file=- --project some-project",
                "gcloud secrets versions list second-key --project some-project --filter state=enabled --limit 1 --format value(name)",
                "gcloud secrets versions add second-key --data-file=- --project some-project",
                "pulumi up --stack staging",
            ],
            Calls()
        );
        Assert.Equal($"{Secret} of first-key", Read("added-first-key"));
        Assert.Contains("infra:emergence:", Read("settings"), StringComparison.Ordinal);
        Assert.DoesNotContain(Unbuilt, Read("settings"), StringComparison.Ordinal);
        Assert.Contains(Unbuilt, File.ReadAllText(Repository.File("Pulumi.staging.yaml")), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output + string.Join('\n', Calls()), StringComparison.Ordinal);
    }

    [RequiresProgramFact("bash jq")]
    public async Task Second_run_adds_no_value_again()
    {
        Give("first-key", "second-key");
        await RunAsync("staging", Values);
        File.Delete(Path.Combine(_folder.FullName, "calls"));

        var run = await RunAsync("staging", Values);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("first-key: already has a value", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Calls(),
            call => call.Contains("versions add", StringComparison.Ordinal) || call.Contains("init", StringComparison.Ordinal)
        );
    }

    [RequiresProgramFact("bash jq")]
    public async Task Missing_values_are_all_reported_before_any_change()
    {
        var run = await RunAsync("staging", Values);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{Values}/first-key' is missing or empty", run.Output, StringComparison.Ordinal);
        Assert.Contains($"'{Values}/second-key' is missing or empty", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), call => !call.StartsWith("dotnet", StringComparison.Ordinal));
    }

    [RequiresProgramFact("bash jq")]
    public async Task Invalid_arguments_are_all_reported_and_nothing_is_called()
    {
        var run = await RunAsync("stagin", "/nowhere");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'stagin' is not a stack: Pulumi.stagin.yaml does not exist.", run.Output, StringComparison.Ordinal);
        Assert.Contains("'/nowhere' is not a directory.", run.Output, StringComparison.Ordinal);
        Assert.Empty(Calls());
        Assert.Equal(2, (await RunAsync()).ExitCode);
    }

    [RequiresProgramFact("bash jq")]
    public async Task Worker_without_a_token_is_reported_before_any_change()
    {
        Write(
            "plan.json",
            Plan.Replace("[\n", "[\n{\"type\": \"cloudflare:index/worker:Worker\", \"inputs\": {}},\n", StringComparison.Ordinal)
        );
        Give("first-key", "second-key");

        var run = await RunAsync("staging", Values);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("CLOUDFLARE_API_TOKEN is not set", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), call => !call.StartsWith("dotnet", StringComparison.Ordinal));
    }

    [RequiresProgramFact("bash jq")]
    public async Task Step_that_fails_stops_the_rest()
    {
        Give("first-key", "second-key");
        Tool("pulumi", "case \"$*\" in up*) exit 255 ;; esac");

        var run = await RunAsync("staging", Values);

        Assert.Equal(255, run.ExitCode);
        Assert.DoesNotContain(Calls(), call => call.Contains("versions", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Give(params string[] secrets)
    {
        foreach (var secret in secrets)
        {
            Write($"values/{secret}", $"{Secret} of {secret}");
        }
    }

    private void Tool(string name, string body)
    {
        var log = $"printf '%s %s\\n' {name} \"$*\" >> \"$FOLDER/calls\"";
        var path = Write($"bin/{name}", $"#!/usr/bin/env bash\nFOLDER={_folder.FullName}\n{log}\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder.FullName, name));

    private string[] Calls() =>
        File.Exists(Path.Combine(_folder.FullName, "calls"))
            ? TemporaryFile().Replace(Read("calls"), "SETTINGS").TrimEnd('\n').Split('\n')
            : [];

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.File("scripts", "first-deployment"), arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Remove("CLOUDFLARE_API_TOKEN");
        start.Environment["PATH"] = $"{_folder.FullName}/bin:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    [GeneratedRegex(@"(?<=--config-file )\S+", RegexOptions.CultureInvariant)]
    private static partial Regex TemporaryFile();
}
