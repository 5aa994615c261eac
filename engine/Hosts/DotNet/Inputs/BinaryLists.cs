namespace Engine.Hosts.DotNet.Inputs;

/// <summary>
/// Lists in a binary file: the length, then the entries. No separator is needed, because a path may contain any character.
/// </summary>
internal static class BinaryLists
{
    public static void WriteAll<T>(this BinaryWriter writer, IReadOnlyCollection<T> entries, Action<T> write)
    {
        writer.Write(entries.Count);
        foreach (var entry in entries)
        {
            write(entry);
        }
    }

    /// <summary>
    /// Reads a list. With a length that is not valid, reading fails at the end of the file instead of allocating the memory up front.
    /// </summary>
    public static List<T> ReadAll<T>(this BinaryReader reader, Func<T> read)
    {
        var count = reader.ReadInt32();
        List<T> entries = [];
        for (var entry = 0; entry < count; entry++)
        {
            entries.Add(read());
        }

        return entries;
    }
}
