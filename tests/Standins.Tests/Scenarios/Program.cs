using Pulumi;
using Scenarios;

return Environment.GetEnvironmentVariable("PULUMI_STACK") switch
{
    "service" => await Deployment.RunAsync<ServiceStack>(new Services(new ServiceStack.Label("from a service"))),
    "no-service" => await Deployment.RunAsync<ServiceStack>(new Services(null)),
    _ => await Deployment.RunAsync(() => Programs.Of(Deployment.Instance.StackName)()),
};
