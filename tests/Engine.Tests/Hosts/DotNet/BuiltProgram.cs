using Engine.Hosts.DotNet;
using Engine.Isolation;
using Engine.Processes;
using Engine.Projects;

namespace Engine.Tests.Hosts.DotNet;

/// <summary>A program that reads its parts from all the places a build can read, built once, and the record of that build.</summary>
public sealed class BuiltProgram : IAsyncLifetime
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="../build/common.props" />
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <LibraryFolder>../lib</LibraryFolder>
            <DefineConstants>$(DefineConstants);$(FRESHNESS_FLAVOR)</DefineConstants>
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="../shared/**/*.cs;../artifacts/*.cs;obj/Handwritten.cs;.hidden/*.cs" />
            <EmbeddedResource Include="../data/*.json" />
            <Content Include="../content/**" CopyToOutputDirectory="PreserveNewest" />
            <AdditionalFiles Include="../additional.txt" />
            <ProjectReference Include="$(LibraryFolder)/Library.csproj" />
          </ItemGroup>
          <Target Name="Generate" BeforeTargets="CoreCompile" Inputs="../tool/*.txt" Outputs="$(IntermediateOutputPath)stamp">
            <Touch Files="$(IntermediateOutputPath)stamp" AlwaysCreate="true" />
          </Target>
        </Project>
        """;

    private const string Common = """
        <Project>
          <PropertyGroup><Label>$([System.IO.File]::ReadAllText('$(MSBuildThisFileDirectory)label.txt'))</Label></PropertyGroup>
          <Import Project="optional.props" Condition="Exists('$(MSBuildThisFileDirectory)optional.props')" />
        </Project>
        """;

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["app/App.csproj"] = Project,
        ["app/Program.cs"] = "System.Console.WriteLine();",
        ["app/obj/Handwritten.cs"] = "class Handwritten;",
        ["app/.hidden/Hidden.cs"] = "class Hidden;",
        ["build/common.props"] = Common,
        ["build/label.txt"] = "1",
        ["shared/Names.cs"] = "class Names;",
        ["shared/deep/Deep.cs"] = "class Deep;",
        ["artifacts/Registry.cs"] = "class Registry;",
        ["elsewhere/Linked.cs"] = "class Linked;",
        ["elsewhere/folder/Far.cs"] = "class Far;",
        ["data/a.json"] = "{}",
        ["content/a.txt"] = "a",
        ["additional.txt"] = "a",
        ["tool/input.txt"] = "a",
        ["lib/Library.csproj"] =
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>",
        ["lib/Library.cs"] = "public class Library;",
        [".git/HEAD"] = "ref: refs/heads/main",
    };

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _data = new();

    public string Root => _folder.Path;

    public string ProjectPath => At("app/App.csproj");

    /// <summary>Returns the record; null as soon as a build would read different inputs.</summary>
    public string? Recorded(params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>(BuildEnvironment.Recorded([]), StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return Record(environment).Assembly();
    }

    public string At(string file) => Path.Combine(Root, file);

    public async Task InitializeAsync()
    {
        foreach (var (file, text) in Files)
        {
            _folder.Write(file, text);
        }

        File.CreateSymbolicLink(At("app/Linked.cs"), "../elsewhere/Linked.cs");
        Directory.CreateSymbolicLink(At("app/far"), "../elsewhere/folder");
        await BuildAsync();
    }

    /// <summary>Returns the path of the assembly.</summary>
    public async Task<string> BuildAsync()
    {
        var project = new ProjectFile
        {
            Directory = At("app"),
            Name = "app",
            Runtime = "dotnet",
        };
        using var isolation = new IsolatedRun(project, new IsolationOptions());
        var record = Record(BuildEnvironment.Recorded([]));
        return await new DotNetBuild(Executables.Find("dotnet")!, ProjectPath, isolation, new Silent(), record).RunAsync(
            CancellationToken.None
        );
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        _data.Dispose();
        return Task.CompletedTask;
    }

    private BuildRecord Record(IReadOnlyDictionary<string, string> environment) =>
        new(PrivateFolder.Find(new Silent(), _data.Path), Executables.Find("dotnet")!, ProjectPath, environment);

    private sealed class Silent : IProgress<string>
    {
        public void Report(string value) { }
    }
}
