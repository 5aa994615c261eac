namespace Infra.Tests.Plans;

/// <summary>The Google Cloud resource types that tests look for.</summary>
internal static class GcpTypes
{
    public const string Account = "gcp:serviceaccount/account:Account";
    public const string AccountMember = "gcp:serviceaccount/iAMMember:IAMMember";
    public const string AlertPolicy = "gcp:monitoring/alertPolicy:AlertPolicy";
    public const string Api = "gcp:projects/service:Service";
    public const string BackendService = "gcp:compute/backendService:BackendService";
    public const string Bucket = "gcp:storage/bucket:Bucket";
    public const string BucketMember = "gcp:storage/bucketIAMMember:BucketIAMMember";
    public const string Budget = "gcp:billing/budget:Budget";
    public const string Cache = "gcp:redis/instance:Instance";
    public const string Channel = "gcp:monitoring/notificationChannel:NotificationChannel";
    public const string Dashboard = "gcp:monitoring/dashboard:Dashboard";
    public const string DatabaseInstance = "gcp:sql/databaseInstance:DatabaseInstance";
    public const string Database = "gcp:sql/database:Database";
    public const string Job = "gcp:cloudrunv2/job:Job";
    public const string Federation = "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider";
    public const string GlobalAddress = "gcp:compute/globalAddress:GlobalAddress";
    public const string Peering = "gcp:servicenetworking/connection:Connection";
    public const string ProjectMember = "gcp:projects/iAMMember:IAMMember";
    public const string Registry = "gcp:artifactregistry/repository:Repository";
    public const string RegistryMember = "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember";
    public const string RouteMap = "gcp:compute/uRLMap:URLMap";
    public const string Secret = "gcp:secretmanager/secret:Secret";
    public const string SecretMember = "gcp:secretmanager/secretIamMember:SecretIamMember";
    public const string SecretVersion = "gcp:secretmanager/secretVersion:SecretVersion";
    public const string Service = "gcp:cloudrunv2/service:Service";
    public const string ServiceMember = "gcp:cloudrunv2/serviceIamMember:ServiceIamMember";
    public const string Subscription = "gcp:pubsub/subscription:Subscription";
    public const string SubscriptionMember = "gcp:pubsub/subscriptionIAMMember:SubscriptionIAMMember";
    public const string Topic = "gcp:pubsub/topic:Topic";
    public const string TopicMember = "gcp:pubsub/topicIAMMember:TopicIAMMember";
    public const string Trigger = "gcp:cloudbuild/trigger:Trigger";
    public const string UptimeCheck = "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig";
    public const string User = "gcp:sql/user:User";
    public const string WorkerPool = "gcp:cloudrunv2/workerPool:WorkerPool";
}
