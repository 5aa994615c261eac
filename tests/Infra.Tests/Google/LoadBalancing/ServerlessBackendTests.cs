using Infra.Google.LoadBalancing;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.LoadBalancing;

public sealed class ServerlessBackendTests
{
    private const string Group = "gcp:compute/regionNetworkEndpointGroup:RegionNetworkEndpointGroup";
    private const string Service = "gcp:compute/backendService:BackendService";

    [Fact]
    public async Task Defaults_declare_a_group_of_one_service_and_a_backend_with_policy_and_logs() =>
        InventoryFile.Matches("ServerlessBackend.defaults.txt", (await DeclareAsync()).ToString());

    [Fact]
    public async Task Backend_uses_the_load_balancer_scheme_that_supports_weights()
    {
        var added = await DeclareAsync();

        Assert.Equal("SERVERLESS", added.Single(Group).At("networkEndpointType"));
        Assert.Equal("EXTERNAL_MANAGED", added.Single(Service).At("loadBalancingScheme"));
    }

    [Theory]
    [InlineData(Group)]
    [InlineData(Service)]
    public async Task Name_is_generated_so_that_replacement_creates_before_deleting(string type) =>
        Assert.Null((await DeclareAsync()).Single(type).At("name"));

    [Theory]
    [InlineData("healthChecks")]
    [InlineData("timeoutSec")]
    public async Task Backend_has_no_property_that_serverless_backends_reject(string input) =>
        Assert.Null((await DeclareAsync()).Single(Service).At(input));

    private static Task<Inventory> DeclareAsync() =>
        Declaration.AddedAsync(
            () => Neighbours.Service("app"),
            service =>
                _ = new ServerlessBackend(
                    "backend",
                    new()
                    {
                        Region = Neighbours.Region,
                        Service = service,
                        SecurityPolicyId = "projects/test-project/global/securityPolicies/policy",
                    }
                )
        );
}
