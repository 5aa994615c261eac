using Infra.Messaging;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var anima = new WorkQueue("agent-anima-tasks");
    return new Dictionary<string, object?> { ["animaTopic"] = anima.TopicId };
});
