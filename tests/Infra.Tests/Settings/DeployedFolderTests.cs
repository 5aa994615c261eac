using Infra.Settings;
using Infra.Tests.Programs;
using Infra.Tests.Recording;

namespace Infra.Tests.Settings;

public sealed class DeployedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fingerprint_does_not_depend_on_the_line_endings_of_text()
    {
        var unix = await FingerprintAsync("SELECT 1;\nSELECT 2;\n");

        Assert.Equal(unix, await FingerprintAsync("SELECT 1;\r\nSELECT 2;\r\n"));
        Assert.NotEqual(unix, await FingerprintAsync("SELECT 1;\nSELECT 3;\n"));
        Assert.NotEqual(unix, await FingerprintAsync("SELECT 1;\r\rSELECT 2;\n"));
    }

    [Fact]
    public async Task Fingerprint_of_binary_data_counts_every_byte() =>
        Assert.NotEqual(await FingerprintAsync("\0a\r\n"), await FingerprintAsync("\0a\n"));

    private async Task<string> FingerprintAsync(string text)
    {
        _folder.Write("files/0001_a.sql", text);
        var fingerprint = "";
        await Declaration.RunAsync(() => fingerprint = new DeployedFolder(_folder.File("files")).Fingerprint);
        return fingerprint;
    }
}
