namespace Engine.Wire;

/// <summary>A file in an archive.</summary>
/// <param name="Name">Its name in the archive, as Pulumi forms it.</param>
/// <param name="Length">The length of its content in bytes.</param>
/// <param name="Content">Its content, which must be read before the next member is requested.</param>
internal readonly record struct ArchiveMember(string Name, long Length, Stream Content);
