namespace Infra.Containers;

/// <summary>A program inside an image that can ask for a page. One that is not there makes a container unhealthy for ever.</summary>
public enum ProbeTool
{
    /// <summary>In images that install it.</summary>
    Curl,

    /// <summary>In images with BusyBox: Alpine, Prometheus, Alertmanager.</summary>
    Wget,

    /// <summary>In <c>python:*-slim</c>, which has neither of the two.</summary>
    Python,

    /// <summary>In images of Node.js 18 or later.</summary>
    Node,
}
