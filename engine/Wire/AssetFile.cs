using Engine.Diagnostics;
using Engine.Files;

namespace Engine.Wire;

/// <summary>A file whose content is an asset, or part of one.</summary>
internal static class AssetFile
{
    /// <exception cref="WireException">It is a folder.</exception>
    /// <exception cref="FaultException">It is not visible, or not a regular file.</exception>
    public static FileStream Open(string path, VisibleFiles visible)
    {
        visible.Check(path);
        return Directory.Exists(path)
            ? throw new WireException($"The asset '{path}' is a directory; use an archive.")
            : InputFile.Open(path, visible);
    }
}
