using Infra.Settings;
using Pulumi;
using Stacks;

return await Deployment.RunAsync(() => Systems.Declare(SettingsReader.Read(SystemSettings.Read)));
