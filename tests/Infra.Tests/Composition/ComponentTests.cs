using System.Reflection;
using Pulumi;
using Stacks;

namespace Infra.Tests.Composition;

/// <summary>The structure that all components share.</summary>
public sealed class ComponentTests
{
    internal static readonly Type[] Classes =
    [
        .. typeof(StackSystems).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ComponentResource))),
    ];

    public static TheoryData<Type> Components => [.. Classes];

    /// <summary>Returns the token of a component in URNs, which stays when the class is renamed.</summary>
    internal static string TypeToken(Type component) =>
        (string)component.GetField("TypeToken", BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue()!;

    [Theory]
    [MemberData(nameof(Components))]
    public void Component_is_sealed_and_takes_name_arguments_and_options(Type component)
    {
        Assert.True(component.IsSealed);
        var parameters = Assert.Single(component.GetConstructors()).GetParameters();
        Assert.Equal(3, parameters.Length);
        Assert.Equal(("name", typeof(string)), (parameters[0].Name!, parameters[0].ParameterType));
        Assert.Contains(parameters[1].ParameterType.Name, new[] { $"{component.Name}Args", $"{component.Name}Settings" });
        Assert.Equal(typeof(ComponentResourceOptions), parameters[2].ParameterType);
        Assert.True(parameters[2].HasDefaultValue);
        Assert.Equal(NullabilityState.Nullable, new NullabilityInfoContext().Create(parameters[2]).WriteState);
    }
}
