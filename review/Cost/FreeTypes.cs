namespace Review.Cost;

/// <summary>
/// The resource types that are free of charge, each with the reason. A type that is neither here nor in the models is not priced.
/// </summary>
internal static class FreeTypes
{
    private const string Grant = "a grant costs nothing";
    private const string Command = "runs while the program is deployed, on the machine that deploys it";
    private const string Identity = "identities cost nothing";
    private const string Routing = "the load balancer's forwarding rules are paid for";
    private const string Network = "networks cost nothing; traffic is counted where it leaves";
    private const string Notification = "notifications, dashboards and budgets cost nothing";
    private const string OfInstance = "a part of its instance, which is paid for";
    private const string OnDocker = "runs on a machine that the program does not hold";
    private const string OfWorker = "a part of its Worker, which is paid for";
    private const string OfBucket = "a part of its bucket, which is paid for";
    private const string OfCertificate = "a part of its certificate, which is paid for";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["cloudflare:index/r2BucketLifecycle:R2BucketLifecycle"] = OfBucket,
        ["cloudflare:index/workersCronTrigger:WorkersCronTrigger"] = OfWorker,
        ["cloudflare:index/workersCustomDomain:WorkersCustomDomain"] = OfWorker,
        ["cloudflare:index/workersDeployment:WorkersDeployment"] = OfWorker,
        ["command:local:Command"] = Command,
        ["docker:index/container:Container"] = OnDocker,
        ["docker:index/network:Network"] = OnDocker,
        ["docker:index/remoteImage:RemoteImage"] = OnDocker,
        ["docker:index/volume:Volume"] = OnDocker,
        ["gcp:artifactregistry/repositoryIamMember:RepositoryIamMember"] = Grant,
        ["gcp:billing/budget:Budget"] = Notification,
        ["gcp:certificatemanager/certificateMap:CertificateMap"] = OfCertificate,
        ["gcp:certificatemanager/certificateMapEntry:CertificateMapEntry"] = OfCertificate,
        ["gcp:certificatemanager/dnsAuthorization:DnsAuthorization"] = OfCertificate,
        ["gcp:cloudrunv2/jobIamMember:JobIamMember"] = Grant,
        ["gcp:cloudrunv2/serviceIamMember:ServiceIamMember"] = Grant,
        ["gcp:compute/managedSslCertificate:ManagedSslCertificate"] = Routing,
        ["gcp:compute/network:Network"] = Network,
        ["gcp:compute/regionNetworkEndpointGroup:RegionNetworkEndpointGroup"] = Routing,
        ["gcp:compute/sSLPolicy:SSLPolicy"] = Routing,
        ["gcp:compute/subnetwork:Subnetwork"] = Network,
        ["gcp:compute/targetHttpProxy:TargetHttpProxy"] = Routing,
        ["gcp:compute/targetHttpsProxy:TargetHttpsProxy"] = Routing,
        ["gcp:compute/uRLMap:URLMap"] = Routing,
        ["gcp:iam/workloadIdentityPool:WorkloadIdentityPool"] = Identity,
        ["gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider"] = Identity,
        ["gcp:monitoring/dashboard:Dashboard"] = Notification,
        ["gcp:monitoring/notificationChannel:NotificationChannel"] = Notification,
        ["gcp:projects/iAMMember:IAMMember"] = Grant,
        ["gcp:projects/service:Service"] = "enabling an interface costs nothing",
        ["gcp:projects/serviceIdentity:ServiceIdentity"] = Identity,
        ["gcp:pubsub/subscriptionIAMMember:SubscriptionIAMMember"] = Grant,
        ["gcp:pubsub/topicIAMMember:TopicIAMMember"] = Grant,
        ["gcp:secretmanager/secretIamMember:SecretIamMember"] = Grant,
        ["gcp:secretmanager/secretVersion:SecretVersion"] = "counted at its secret",
        ["gcp:serviceaccount/account:Account"] = Identity,
        ["gcp:serviceaccount/iAMMember:IAMMember"] = Grant,
        ["gcp:servicenetworking/connection:Connection"] = Network,
        ["gcp:sql/database:Database"] = OfInstance,
        ["gcp:sql/user:User"] = OfInstance,
        ["gcp:storage/bucketIAMMember:BucketIAMMember"] = Grant,
        ["gcp:storage/bucketObject:BucketObject"] = OfBucket,
        ["random:index/randomPassword:RandomPassword"] = "held in the state alone",
    };

    public static IReadOnlyDictionary<string, string> All => Reasons;

    public static string? Reason(string type) => Reasons.GetValueOrDefault(type);
}
