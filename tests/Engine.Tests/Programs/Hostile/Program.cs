using Hostile;
using Pulumi;

// The stack's name selects what the program does.
var name = Environment.GetEnvironmentVariable("PULUMI_STACK") ?? "";
switch (name)
{
    case "throw-before":
        throw new InvalidOperationException("before the first registration");
    case "throw-after":
        await Deployment.RunAsync(() =>
        {
            _ = new Thing("one");
        });
        throw new InvalidOperationException("after the last registration");
    case "leave-at-once":
        return 0;
    case "fail-silently":
        return 7;
    default:
        return await Deployment.RunAsync(() => Cases.RunAsync(name));
}
