using Engine.Hosts.NodeJs;
using Engine.Processes;

namespace Engine.Tests.Hosts.NodeJs;

public sealed class ReadableErrorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Source maps produce such a stack trace of Pulumi's SDK. Node.js releases that loop over it end with "Invalid string length".
    /// </summary>
    [RequiresNodeTheory]
    [InlineData("require('util').inspect(error, { colors: true })")]
    [InlineData("require('util').inspect(error, false, 2, true)")]
    [InlineData("require('util').formatWithOptions({ colors: true }, '%o', error)")]
    [InlineData("(await import('node:util')).inspect(error, { colors: true })")]
    public async Task Error_from_a_package_without_a_folder_is_formatted(string format)
    {
        _folder.Write(
            "program.js",
            "(async () => { const error = new Error('its own message'); "
                + "error.stack = 'Error: its own message\\n    at apply (/app/node_modules/@pulumi/output.ts:1:2)'; "
                + $"console.log({format}); }})();"
        );
        var home = new Dictionary<string, string> { ["HOME"] = _folder.Path };
        var command = new ProcessCommand(Executables.Find("node")!, [.. ReadableErrors.Install(home), "program.js"], _folder.Path, home);

        await using var process = ChildProcess.Start(command);
        await process.WaitAsync(CancellationToken.None);
        await process.CloseAsync();

        Assert.StartsWith(
            "Error: its own message\n    at apply (/app/node_modules/@pulumi/output.ts:1:2)",
            process.Output.ToString().TrimStart('{', ' '),
            StringComparison.Ordinal
        );
    }
}
