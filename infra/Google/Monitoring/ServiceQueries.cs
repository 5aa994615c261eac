namespace Infra.Google.Monitoring;

/// <summary>Queries for Cloud Run services, with one series per service.</summary>
public static class ServiceQueries
{
    /// <summary>Excludes WebSockets, because a WebSocket counts as a request that lasts as long as the connection is open.</summary>
    private static readonly LabelMatch NoWebSocket = LabelMatch.Not(MetricLabel.ResponseCode, "101");

    /// <summary>Returns the number of failed requests (5xx) per second.</summary>
    public static MetricQuery Failures(LabelMatch which) => Rate(which, LabelMatch.OneOf(MetricLabel.ResponseClass, "5xx"));

    /// <summary>Returns the number of requests per second.</summary>
    public static MetricQuery Requests(LabelMatch which) => Rate(which);

    /// <summary>Returns the request latency, without WebSockets.</summary>
    /// <param name="which">The services.</param>
    /// <param name="percentile">The reducer that computes the percentile.</param>
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
