using System.Text.Json.Nodes;
using Infra.Docker.Monitoring;
using Infra.Tests.Programs;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Docker.Monitoring;

/// <summary>The form of the dashboards, because Grafana has no package here, and their queries in Prometheus' own parser.</summary>
public sealed class GrafanaDashboardTests
{
    public static TheoryData<string> Dashboards => ["business", "technical"];

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Dashboard_has_the_fields_that_Grafana_requires(string name)
    {
        var dashboard = Read(name);
        var panels = Panels(dashboard);

        Assert.Equal($"ssm-{name}", $"{dashboard["uid"]}");
        Assert.Equal(38, (int)dashboard["schemaVersion"]!);
        Assert.NotEmpty(panels);
        Assert.Equal(Enumerable.Range(1, panels.Count), panels.Select(panel => (int)panel["id"]!));
        Assert.Equal(panels.Count, panels.Select(panel => $"{panel["title"]}").Distinct().Count());
        Assert.All(panels, panel => Assert.NotEmpty(panel["targets"]!.AsArray()));
        Assert.All(panels, panel => Assert.Equal("timeseries", $"{panel["type"]}"));
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Panels_do_not_cover_each_other_and_stay_within_24_columns(string name)
    {
        var cells = Panels(Read(name))
            .SelectMany(panel =>
            {
                var (x, y) = ((int)panel["gridPos"]!["x"]!, (int)panel["gridPos"]!["y"]!);
                var (width, height) = ((int)panel["gridPos"]!["w"]!, (int)panel["gridPos"]!["h"]!);
                Assert.InRange(x + width, 1, 24);
                return Enumerable.Range(x, width).SelectMany(column => Enumerable.Range(y, height).Select(row => (column, row)));
            })
            .ToList();

        Assert.Equal(cells.Count, cells.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Every_panel_and_query_asks_the_provisioned_data_source(string name)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(RenderedMonitoring.Files[$"{MonitoringPaths.GrafanaProvisioning}/datasources/prometheus.yaml"]);
        yaml.Load(reader);
        var source = yaml.Documents.Single().RootNode["datasources"][0];

        var panels = Panels(Read(name));
        var asked = panels.Concat(panels.SelectMany(Targets)).Select(node => $"{node["datasource"]!["type"]} {node["datasource"]!["uid"]}");
        Assert.Equal([$"{source["type"]} {source["uid"]}"], asked.Distinct());
    }

    [Fact]
    public void Provider_reads_the_folder_where_dashboards_lie()
    {
        var provider = RenderedMonitoring.Files[$"{MonitoringPaths.GrafanaProvisioning}/dashboards/files.yaml"];

        Assert.Contains($"path: {MonitoringPaths.GrafanaDashboards}\n", provider, StringComparison.Ordinal);
        Assert.Equal(
            ["business.json", "technical.json"],
            RenderedMonitoring.Files.Keys.Where(path => path.EndsWith(".json", StringComparison.Ordinal)).Select(Path.GetFileName)
        );
    }

    /// <summary>Each query as a rule: Debian's promtool formats and checks only rules.</summary>
    [RequiresProgramTheory("promtool")]
    [MemberData(nameof(Dashboards))]
    public async Task Every_query_is_one_that_Prometheus_reads(string name)
    {
        using var folder = new TemporaryFolder();
        var rules = Panels(Read(name))
            .SelectMany(Targets)
            .Select(
                (target, index) =>
                    $"      - record: query:{index}\n        expr: '{$"{target["expr"]}".Replace("'", "''", StringComparison.Ordinal)}'\n"
            );

        var file = folder.Write("queries.yml", $"groups:\n  - name: queries\n    rules:\n{string.Concat(rules)}");

        (await InstalledProgram.RunAsync("promtool", ["check", "rules", file])).Succeeded();
    }

    private static JsonNode Read(string name) =>
        JsonNode.Parse(RenderedMonitoring.Files[$"{MonitoringPaths.GrafanaDashboards}/{name}.json"])!;

    private static List<JsonNode> Panels(JsonNode dashboard) => [.. dashboard["panels"]!.AsArray().Select(panel => panel!)];

    private static IEnumerable<JsonNode> Targets(JsonNode panel) => panel["targets"]!.AsArray().Select(target => target!);
}
