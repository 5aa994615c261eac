using Infra.Google.CloudRun;
using Infra.Google.Iam;
using Infra.Google.Network;
using Infra.Google.SecretManager;
using Infra.Quantities;
using Infra.Tests.Recording;
using Pulumi;

namespace Infra.Tests.Google.CloudRun;

public sealed class CloudRunServiceTests
{
    private const string Service = "gcp:cloudrunv2/service:Service";

    private static readonly CloudRunServiceSettings Large = new()
    {
        Image = Neighbours.Image,
        Revision = ServingRevision.Latest,
        Cpus = 4,
        Memory = new Mebibytes(2_048),
        MinimumInstances = 2,
        MaximumInstances = 10,
        Concurrency = 80,
        Timeout = TimeSpan.FromHours(1),
        Protect = true,
    };

    [Fact]
    public async Task Defaults_declare_an_internal_service_without_invokers() =>
        InventoryFile.Matches(
            "CloudRunService.defaults.txt",
            (await DeclareAsync(given => Args(given, Neighbours.SmallService))).ToString()
        );

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches("CloudRunService.values.txt", (await DeclareAsync(given => Full(given))).ToString());

    [Fact]
    public async Task Instances_are_kept_by_the_service_and_limited_by_the_template()
    {
        var service = (await DeclareAsync(given => Full(given))).Single(Service);

        Assert.Equal(2.0, service.At("scaling.minInstanceCount"));
        Assert.Null(service.At("scaling.maxInstanceCount"));
        Assert.Equal(10.0, service.At("template.scaling.maxInstanceCount"));
        Assert.Null(service.At("template.scaling.minInstanceCount"));
    }

    [Fact]
    public async Task Processors_are_whole_and_paid_for_while_there_are_requests()
    {
        var service = (await DeclareAsync(given => Args(given, Neighbours.SmallService))).Single(Service);

        Assert.Equal("1", service.At("template.containers[0].resources.limits.cpu"));
        Assert.Equal(true, service.At("template.containers[0].resources.cpuIdle"));
    }

    [Fact]
    public async Task Instance_serves_once_its_health_path_answers()
    {
        var service = (await DeclareAsync(given => Args(given, Neighbours.SmallService) with { Port = 8000 })).Single(Service);

        Assert.Equal("/health", service.At("template.containers[0].startupProbe.httpGet.path"));
        Assert.Equal(8000.0, service.At("template.containers[0].startupProbe.httpGet.port"));
        Assert.Equal("/health", service.At("template.containers[0].livenessProbe.httpGet.path"));
    }

    [Fact]
    public async Task Database_socket_is_the_last_volume()
    {
        var service = (await DeclareAsync(given => Full(given))).Single(Service);

        var volumes = service.Leaves().Keys.Where(path => path.StartsWith("template.volumes", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("template.volumes[0].cloudSqlInstance", volumes[0], StringComparison.Ordinal);
        Assert.All(volumes, path => Assert.StartsWith("template.volumes[0].", path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AllowCalls_lets_one_account_call_one_service()
    {
        var added = await Declaration.AddedAsync(
            () => (Service: Neighbours.Service(), Caller: Neighbours.Identity("caller")),
            given => given.Service.AllowCalls("caller", given.Caller)
        );

        Assert.Equal(
            """
            gcp:cloudrunv2/serviceIamMember:ServiceIamMember worker-caller
              location: europe-west1
              member: serviceAccount:caller@test-project.iam.gserviceaccount.com
              name: worker
              role: roles/run.invoker

            """,
            added.ToString()
        );
    }

    [Fact]
    public async Task AllowUnauthenticated_grants_invoker_to_all_users()
    {
        var added = await Declaration.AddedAsync(() => Neighbours.Service(), service => service.AllowUnauthenticated());

        Assert.Equal(
            """
            gcp:cloudrunv2/serviceIamMember:ServiceIamMember worker-everybody
              location: europe-west1
              member: allUsers
              name: worker
              role: roles/run.invoker

            """,
            added.ToString()
        );
    }

    [Theory]
    [InlineData(Ingress.All, "INGRESS_TRAFFIC_ALL")]
    [InlineData(Ingress.Internal, "INGRESS_TRAFFIC_INTERNAL_ONLY")]
    [InlineData(Ingress.InternalLoadBalancer, "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER")]
    public async Task Ingress_uses_the_providers_values(Ingress ingress, string expected)
    {
        var service = (await DeclareAsync(given => Args(given, Neighbours.SmallService) with { Ingress = ingress })).Single(Service);

        Assert.Equal(expected, service.At("ingress"));
    }

    [Fact]
    public async Task Service_without_a_network_has_no_VPC_access()
    {
        var service = (await DeclareAsync(given => Args(given, Neighbours.SmallService) with { Network = null })).Single(Service);

        Assert.DoesNotContain(service.Leaves().Keys, path => path.StartsWith("template.vpcAccess", StringComparison.Ordinal));
    }

    private static Task<Inventory> DeclareAsync(Func<Surroundings, CloudRunServiceArgs> args) =>
        Declaration.AddedAsync(Given, given => _ = new CloudRunService("app", args(given)));

    private static Surroundings Given()
    {
        var secret = new StoredSecret("key", new() { Region = Neighbours.Region, Value = Output.CreateSecret("a value") });
        var identity = Neighbours.Identity();
        return new Surroundings(Neighbours.Network(), identity, secret.GrantTo("runtime", identity));
    }

    private static CloudRunServiceArgs Args(Surroundings given, CloudRunServiceSettings settings) =>
        new()
        {
            Region = Neighbours.Region,
            Identity = given.Identity,
            Network = given.Network,
            Settings = settings,
            HealthPath = "/health",
        };

    private static CloudRunServiceArgs Full(Surroundings given) =>
        Args(given, Large) with
        {
            Port = 8000,
            Ingress = Ingress.InternalLoadBalancer,
            SessionAffinity = true,
            Variables = new Dictionary<string, Input<string>> { ["SECOND"] = "2", ["FIRST"] = "1" },
            Secrets = new Dictionary<string, SecretAccess> { ["KEY"] = given.Access },
            CloudSqlConnection = Output.Create("test-project:europe-west1:db"),
            Labels = new Dictionary<string, string>(Neighbours.Labels),
        };

    private sealed record Surroundings(PrivateNetwork Network, WorkloadIdentity Identity, SecretAccess Access);
}
