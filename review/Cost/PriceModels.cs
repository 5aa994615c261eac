using Review.Cost.Models;

namespace Review.Cost;

/// <summary>The pricing model of each resource type that costs something.</summary>
internal static class PriceModels
{
    private static readonly Dictionary<string, PriceModel> Known = new(StringComparer.Ordinal)
    {
        ["cloudflare:index/d1Database:D1Database"] = Cloudflare.Database,
        ["cloudflare:index/r2Bucket:R2Bucket"] = Cloudflare.Bucket,
        ["cloudflare:index/worker:Worker"] = Cloudflare.Worker,
        ["cloudflare:index/workerVersion:WorkerVersion"] = Cloudflare.WorkerVersion,
        ["gcp:artifactregistry/repository:Repository"] = Storage.ImageRepository,
        ["gcp:certificatemanager/certificate:Certificate"] = LoadBalancing.Certificate,
        ["gcp:cloudbuild/trigger:Trigger"] = CloudBuild.Trigger,
        ["gcp:cloudrunv2/job:Job"] = CloudRunTasks.Job,
        ["gcp:cloudrunv2/service:Service"] = CloudRunServices.Service,
        ["gcp:cloudrunv2/workerPool:WorkerPool"] = CloudRunTasks.WorkerPool,
        ["gcp:compute/backendBucket:BackendBucket"] = LoadBalancing.Backend,
        ["gcp:compute/backendService:BackendService"] = LoadBalancing.Backend,
        ["gcp:compute/globalAddress:GlobalAddress"] = LoadBalancing.Address,
        ["gcp:compute/globalForwardingRule:GlobalForwardingRule"] = LoadBalancing.ForwardingRule,
        ["gcp:compute/securityPolicy:SecurityPolicy"] = LoadBalancing.SecurityPolicy,
        ["gcp:compute/securityPolicyRule:SecurityPolicyRule"] = LoadBalancing.SecurityPolicyRule,
        ["gcp:monitoring/alertPolicy:AlertPolicy"] = Monitoring.AlertPolicy,
        ["gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig"] = Monitoring.UptimeCheck,
        ["gcp:pubsub/subscription:Subscription"] = PubSub.Subscription,
        ["gcp:pubsub/topic:Topic"] = PubSub.Topic,
        ["gcp:redis/instance:Instance"] = Memorystore.Instance,
        ["gcp:secretmanager/secret:Secret"] = Secrets.Secret,
        ["gcp:sql/databaseInstance:DatabaseInstance"] = CloudSql.Instance,
        ["gcp:storage/bucket:Bucket"] = Storage.Bucket,
    };

    public static IReadOnlyDictionary<string, PriceModel> All => Known;

    public static PriceModel? Of(string type) => Known.GetValueOrDefault(type);
}
