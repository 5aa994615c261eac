using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Wire;

/// <summary>Reads the wire properties of an arguments class; its members are looked up once per class.</summary>
internal static class InputProperties
{
    private static readonly ConcurrentDictionary<Type, Member[]> MembersOf = new();

    /// <exception cref="ArgumentNullException">A required property has no value.</exception>
    public static IEnumerable<(string Name, object? Value)> Read(InputArgs args)
    {
        foreach (var member in MembersOf.GetOrAdd(args.GetType(), Find))
        {
            var value = member.Get(args);
            if (value is null && member.Input.IsRequired)
            {
                throw new ArgumentNullException(member.Name, $"{Place()} is required but was not given a value");
            }

            yield return (member.Input.WireName, member.Input.IsJson ? JsonInput.Convert(value, Place()) : value);

            string Place() => $"[Input] {args.GetType().FullName}.{member.Name}";
        }
    }

    private static Member[] Find(Type type)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var fields = type.GetFields(all)
            .Select(field => (Input: field.GetCustomAttribute<InputAttribute>(), field.Name, Get: (Func<object, object?>)field.GetValue));
        var properties = type.GetProperties(all)
            .Select(property =>
                (Input: property.GetCustomAttribute<InputAttribute>(), property.Name, Get: (Func<object, object?>)property.GetValue)
            );
        return
        [
            .. fields
                .Concat(properties)
                .Where(member => member.Input is not null)
                .Select(member => new Member(member.Input!, member.Name, member.Get)),
        ];
    }

    private sealed record Member(InputAttribute Input, string Name, Func<object, object?> Get);
}
