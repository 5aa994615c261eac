namespace Engine.Wire;

/// <summary>A value that breaks the protocol, or names a file that is missing. It knows which field holds the value.</summary>
internal sealed class WireException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Characters of a path that are reported; a key may be of any length.</summary>
    private const int MaximumPath = 400;

    /// <summary>From the innermost field outwards.</summary>
    private readonly List<string> _path = [];

    public override string Message => _path.Count == 0 ? base.Message : $"'{Path()}': {base.Message}";

    /// <summary>Reads a field of a request, so that what is wrong in it is reported with the field's name.</summary>
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
    /// Notes a field on the way out. It is called in exception filters, which run from the inside outwards before anything is unwound, so
    /// that a value a thousand levels deep costs one throw.
    /// </summary>
    /// <returns>False: the exception is caught further out.</returns>
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
