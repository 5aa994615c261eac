using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>A setting that <c>Pulumi.yaml</c> declares under <c>config</c>.</summary>
/// <param name="Key">Its full key, <c>infra:systems</c>.</param>
/// <param name="Type">Its type; null where it declares none.</param>
/// <param name="Default">What holds where a stack sets nothing; null for none.</param>
/// <param name="IsSecret">Whether a stack must give it encrypted.</param>
/// <param name="IsOwn">Whether it is the project's own: such a setting without a default must be given by each stack.</param>
/// <param name="Place">Where it is declared, <c>file:line:column</c>.</param>
internal sealed record SettingDeclaration(string Key, SettingType? Type, YamlNode? Default, bool IsSecret, bool IsOwn, string Place)
{
    public bool IsRequired => IsOwn && Default is null;
}
