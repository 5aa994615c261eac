using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Wire;

/// <summary>Reads the wire properties of an args class; its members are looked up once per class.</summary>
internal static class InputProperties
{
    private static readonly ConcurrentDictionary<Type, Member[]> MembersOf = new();

    public static IEnumerable<(string Name, object? Value)> Read(InputArgs args)
    {
        foreach (var member in MembersOf.GetOrAdd(args.GetType(), Find))
        {
            var value = member.Get(args);
            if (value is null && member.Input.IsRequired)
            {
                throw new RunException($"'{member.Input.WireName}' is required and was not given.");
            }

            yield return (member.Input.WireName, value);
        }
    }

    private static Member[] Find(Type type)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var fields = type.GetFields(all)
            .Select(field => (field.GetCustomAttribute<InputAttribute>(), (Func<object, object?>)field.GetValue));
        var properties = type.GetProperties(all)
            .Select(property => (property.GetCustomAttribute<InputAttribute>(), (Func<object, object?>)property.GetValue));
        return
        [
            .. fields
                .Concat(properties)
                .Where(member => member.Item1 is not null)
                .Select(member => new Member(member.Item1!, member.Item2)),
        ];
    }

    private sealed record Member(InputAttribute Input, Func<object, object?> Get);
}
