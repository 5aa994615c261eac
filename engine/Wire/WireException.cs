using Engine.Diagnostics;

namespace Engine.Wire;

/// <summary>The exception for a value that violates the protocol or names a missing file. It includes the path of the field.</summary>
internal sealed class WireException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The maximum length of a reported path in characters; a key may have any length.</summary>
    private const int MaximumPath = 400;

    /// <summary>The path, from the innermost field outwards.</summary>
    private readonly List<string> _path = [];

    /// <summary>Creates the fault that reports it, from the resource and the message.</summary>
    public Func<string, string, Fault> ToFault { get; init; } = EngineDiagnostics.InvalidValue;

    public override string Message => _path.Count == 0 ? base.Message : $"'{Path()}': {base.Message}";

    /// <summary>Reads a field of a request and adds its name to errors.</summary>
    public static T Within<T>(string field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (WireException exception) when (exception.Passes(field))
        {
            throw;
        }
    }

    /// <summary>
    /// Adds a field to the path and returns false. It is called in exception filters, which run from the inside out before the stack is
    /// unwound, so that a value with a thousand levels costs one throw.
    /// </summary>
    /// <returns>False, so that the exception is caught further out.</returns>
    public bool Passes(string segment)
    {
        _path.Add(segment);
        return false;
    }

    private string Path()
    {
        var path = string.Concat(_path.AsEnumerable().Reverse()).TrimStart('.');
        return path.Length <= MaximumPath ? path : $"{path[..MaximumPath]}…";
    }
}
