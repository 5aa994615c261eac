namespace Infra.Services;

/// <summary>
/// A program inside an image that can send an HTTP request. If the image does not contain it, the container never becomes healthy.
/// </summary>
public enum ProbeTool
{
    /// <summary>curl, in images that install it.</summary>
    Curl,

    /// <summary>BusyBox wget, in images based on BusyBox: Alpine, Prometheus, Alertmanager.</summary>
    Wget,

    /// <summary>Python, in <c>python:*-slim</c>, which contains neither curl nor wget.</summary>
    Python,

    /// <summary>Node.js, in images of version 18 or later.</summary>
    Node,
}
