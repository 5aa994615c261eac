using Infra.Settings;
using Pulumi;
using Stacks;

return await Deployment.RunAsync(() => SettingsReader.Read(StackSystems.Read).Declare());
