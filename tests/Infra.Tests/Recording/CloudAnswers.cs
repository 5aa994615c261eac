namespace Infra.Tests.Recording;

/// <summary>The values that the cloud adds to each type's inputs: the id and computed outputs.</summary>
internal static class CloudAnswers
{
    public const string Project = "test-project";

    /// <summary>The start-up time of every Worker version, in milliseconds.</summary>
    public const int StartupTime = 35;

    private static readonly Dictionary<string, object> Nothing = [];

    private static readonly Dictionary<string, Func<RecordedResource, (string Id, Dictionary<string, object> Computed)>> Answers = new()
    {
        ["cloudflare:index/d1Database:D1Database"] = database => (Id(database), new() { ["uuid"] = $"uuid of {database.Name}" }),
        ["cloudflare:index/r2Bucket:R2Bucket"] = Plain,
        ["cloudflare:index/r2BucketLifecycle:R2BucketLifecycle"] = Plain,
        ["cloudflare:index/worker:Worker"] = Plain,
        ["cloudflare:index/workerVersion:WorkerVersion"] = version => (Id(version), new() { ["startupTimeMs"] = StartupTime }),
        ["cloudflare:index/workersCronTrigger:WorkersCronTrigger"] = Plain,
        ["cloudflare:index/workersCustomDomain:WorkersCustomDomain"] = Plain,
        ["cloudflare:index/workersDeployment:WorkersDeployment"] = Plain,
        ["command:local:Command"] = command => (Id(command), new() { ["stdout"] = $"output of {command.Name}" }),
        ["gcp:billing/budget:Budget"] = Plain,
        ["gcp:artifactregistry/repository:Repository"] = Plain,
        ["gcp:artifactregistry/repositoryIamMember:RepositoryIamMember"] = Plain,
        ["gcp:certificatemanager/certificate:Certificate"] = certificate => Global(certificate, "certificates"),
        ["gcp:certificatemanager/certificateMap:CertificateMap"] = map => Global(map, "certificateMaps"),
        ["gcp:certificatemanager/certificateMapEntry:CertificateMapEntry"] = Plain,
        ["gcp:certificatemanager/dnsAuthorization:DnsAuthorization"] = authorization =>
            (Global(authorization, "dnsAuthorizations").Id, DnsRecord($"{authorization.At("domain")}")),
        ["gcp:cloudbuild/trigger:Trigger"] = trigger => (Id(trigger), new() { ["triggerId"] = $"id of {trigger.Name}" }),
        ["docker:index/container:Container"] = Plain,
        ["docker:index/network:Network"] = Plain,
        ["docker:index/remoteImage:RemoteImage"] = image => (Id(image), new() { ["imageId"] = $"sha256:{image.Name}" }),
        ["docker:index/volume:Volume"] = Plain,
        ["gcp:cloudrunv2/job:Job"] = Plain,
        ["gcp:cloudrunv2/service:Service"] = service => (Id(service), new() { ["uri"] = $"https://{service.Name}-hash.a.run.app" }),
        ["gcp:cloudrunv2/serviceIamMember:ServiceIamMember"] = Plain,
        ["gcp:cloudrunv2/workerPool:WorkerPool"] = Plain,
        ["gcp:compute/backendBucket:BackendBucket"] = bucket => Global(bucket, "backendBuckets"),
        ["gcp:compute/backendService:BackendService"] = service => Global(service, "backendServices"),
        ["gcp:compute/globalAddress:GlobalAddress"] = address =>
            (Global(address, "addresses").Id, address.At("address") is null ? new() { ["address"] = "203.0.113.10" } : Nothing),
        ["gcp:compute/globalForwardingRule:GlobalForwardingRule"] = Plain,
        ["gcp:compute/network:Network"] = network => ($"projects/{Project}/global/networks/{network.Name}", Nothing),
        ["gcp:compute/regionNetworkEndpointGroup:RegionNetworkEndpointGroup"] = group =>
            ($"projects/{Project}/regions/{group.At("region")}/networkEndpointGroups/{group.Name}", Nothing),
        ["gcp:compute/sSLPolicy:SSLPolicy"] = policy => Global(policy, "sslPolicies"),
        ["gcp:compute/securityPolicy:SecurityPolicy"] = policy => Global(policy, "securityPolicies"),
        ["gcp:compute/subnetwork:Subnetwork"] = subnet =>
            ($"projects/{Project}/regions/{subnet.At("region")}/subnetworks/{subnet.Name}", Nothing),
        ["gcp:monitoring/alertPolicy:AlertPolicy"] = Plain,
        ["gcp:monitoring/dashboard:Dashboard"] = Plain,
        ["gcp:monitoring/notificationChannel:NotificationChannel"] = channel =>
            ($"projects/{Project}/notificationChannels/{channel.Name}", Nothing),
        ["gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig"] = Plain,
        ["gcp:compute/targetHttpProxy:TargetHttpProxy"] = proxy => Global(proxy, "targetHttpProxies"),
        ["gcp:compute/targetHttpsProxy:TargetHttpsProxy"] = proxy => Global(proxy, "targetHttpsProxies"),
        ["gcp:compute/uRLMap:URLMap"] = map => Global(map, "urlMaps"),
        ["gcp:iam/workloadIdentityPool:WorkloadIdentityPool"] = pool => (Id(pool), new() { ["name"] = Pool(pool.Name) }),
        ["gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider"] = provider =>
            (Id(provider), new() { ["name"] = $"{Pool($"{provider.At("workloadIdentityPoolId")}")}/providers/{provider.Name}" }),
        ["gcp:projects/iAMMember:IAMMember"] = Plain,
        ["gcp:projects/service:Service"] = Plain,
        ["gcp:projects/serviceIdentity:ServiceIdentity"] = _ => ("agent", Account("service-1", "gcp-sa-pubsub")),
        ["gcp:pubsub/subscription:Subscription"] = subscription => ($"projects/{Project}/subscriptions/{subscription.Name}", Nothing),
        ["gcp:pubsub/subscriptionIAMMember:SubscriptionIAMMember"] = Plain,
        ["gcp:pubsub/topic:Topic"] = topic => ($"projects/{Project}/topics/{topic.Name}", Nothing),
        ["gcp:pubsub/topicIAMMember:TopicIAMMember"] = Plain,
        ["gcp:redis/instance:Instance"] = cache => (Id(cache), Cache(cache.Name)),
        ["gcp:secretmanager/secret:Secret"] = secret => ($"projects/{Project}/secrets/{secret.Name}", Nothing),
        ["gcp:secretmanager/secretIamMember:SecretIamMember"] = Plain,
        ["gcp:secretmanager/secretVersion:SecretVersion"] = version => (Id(version), new() { ["version"] = "1" }),
        ["gcp:serviceaccount/account:Account"] = account => (Id(account), Account(account.Name, Project)),
        ["gcp:serviceaccount/iAMMember:IAMMember"] = Plain,
        ["gcp:servicenetworking/connection:Connection"] = Plain,
        ["gcp:sql/database:Database"] = Plain,
        ["gcp:sql/databaseInstance:DatabaseInstance"] = instance => (Id(instance), Database(instance)),
        ["gcp:sql/user:User"] = Plain,
        ["gcp:storage/bucket:Bucket"] = Plain,
        ["gcp:storage/bucketIAMMember:BucketIAMMember"] = Plain,
        ["gcp:storage/bucketObject:BucketObject"] = Plain,
        ["random:index/randomPassword:RandomPassword"] = password => (Id(password), new() { ["result"] = $"value of {password.Name}" }),
    };

    /// <summary>The types with an answer.</summary>
    public static IEnumerable<string> Types => Answers.Keys;

    public static (string Id, Dictionary<string, object> Computed) To(RecordedResource resource) =>
        Answers.TryGetValue(resource.Type, out var answer)
            ? answer(resource)
            : throw new InvalidOperationException($"{resource.Key}: no answer is known for this type; add one to CloudAnswers.");

    private static (string Id, Dictionary<string, object> Computed) Plain(RecordedResource resource) => (Id(resource), Nothing);

    private static string Id(RecordedResource resource) => $"id of {resource.Name}";

    /// <summary>Returns an answer with the resource's own name, even if the provider would append a suffix.</summary>
    private static (string Id, Dictionary<string, object> Computed) Global(RecordedResource resource, string collection) =>
        (
            $"projects/{Project}/global/{collection}/{resource.Name}",
            resource.At("name") is null ? new() { ["name"] = resource.Name } : Nothing
        );

    private static string Pool(string id) => $"projects/1/locations/global/workloadIdentityPools/{id}";

    private static Dictionary<string, object> DnsRecord(string domain) =>
        new()
        {
            ["dnsResourceRecords"] = new List<Dictionary<string, object>>
            {
                new()
                {
                    ["name"] = $"_acme-challenge.{domain}.",
                    ["type"] = "CNAME",
                    ["data"] = "proof.example.",
                },
            },
        };

    private static Dictionary<string, object> Account(string name, string domain) =>
        new()
        {
            ["name"] = $"projects/{domain}/serviceAccounts/{name}@{domain}.iam.gserviceaccount.com",
            ["email"] = $"{name}@{domain}.iam.gserviceaccount.com",
            ["member"] = $"serviceAccount:{name}@{domain}.iam.gserviceaccount.com",
        };

    private static Dictionary<string, object> Cache(string name) =>
        new()
        {
            ["host"] = "10.11.0.4",
            ["port"] = 6378,
            ["authString"] = $"password of {name}",
            ["serverCaCerts"] = new[] { "first", "second" }.Select(text => new Dictionary<string, object> { ["cert"] = text }).ToList(),
        };

    private static Dictionary<string, object> Database(RecordedResource instance) =>
        new() { ["connectionName"] = $"{Project}:{instance.At("region")}:{instance.At("name")}", ["privateIpAddress"] = "10.11.0.3" };
}
