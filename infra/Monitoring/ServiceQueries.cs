namespace Infra.Monitoring;

/// <summary>What is asked of Cloud Run services, one series for each service.</summary>
public static class ServiceQueries
{
    /// <summary>A WebSocket counts as a request that takes as long as it is open.</summary>
    private static readonly LabelMatch NoWebSocket = LabelMatch.Not(MetricLabel.ResponseCode, "101");

    /// <summary>Requests a second that failed through the service's own fault.</summary>
    public static MetricQuery Failures(LabelMatch which) => Rate(which, LabelMatch.OneOf(MetricLabel.ResponseClass, "5xx"));

    /// <summary>Requests a second.</summary>
    public static MetricQuery Requests(LabelMatch which) => Rate(which);

    /// <summary>How long requests take, but for WebSockets.</summary>
    /// <param name="which">The services.</param>
    /// <param name="percentile">How many of them.</param>
    public static MetricQuery Latency(LabelMatch which, Reducer percentile) =>
        new()
        {
            Metric = Metrics.ServiceLatencies,
            Where = [which, NoWebSocket],
            Aligner = Aligner.Delta,
            Reducer = percentile,
            GroupBy = [MetricLabel.Service],
        };

    private static MetricQuery Rate(params IReadOnlyList<LabelMatch> which) =>
        new()
        {
            Metric = Metrics.ServiceRequests,
            Where = which,
            Aligner = Aligner.Rate,
            Reducer = Reducer.Sum,
            GroupBy = [MetricLabel.Service],
        };
}
