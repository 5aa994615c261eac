using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>A setting that <c>Pulumi.yaml</c> declares under <c>config</c>.</summary>
/// <param name="Key">Its full key, <c>infra:systems</c>.</param>
/// <param name="Type">Its type; null if it is not declared.</param>
/// <param name="Default">The value if a stack does not set it; null if it has no default.</param>
/// <param name="IsSecret">Whether a stack must encrypt it.</param>
/// <param name="IsOwn">Whether it is the project's own; each stack must set such a setting if it has no default.</param>
/// <param name="Place">The place of the declaration, <c>file:line:column</c>.</param>
internal sealed record SettingDeclaration(string Key, SettingType? Type, YamlNode? Default, bool IsSecret, bool IsOwn, string Place)
{
    public bool IsRequired => IsOwn && Default is null;
}
