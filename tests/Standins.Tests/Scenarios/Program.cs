using Pulumi;
using Scenarios;

return await Deployment.RunAsync(() => Programs.Of(Deployment.Instance.StackName)());
