using System.Globalization;
using Infra.Services;

namespace Stacks;

/// <summary>The specifications of Phoenix's eight services, with their dependencies and secrets.</summary>
internal static class PhoenixServices
{
    /// <summary>The heartbeat interval of a worker.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(60);

    private static readonly string[] Supabase = ["SUPABASE_URL", "SUPABASE_ANON_KEY"];
    private static readonly string[] Payment = ["STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY"];

    /// <summary>The services in start order.</summary>
    public static IReadOnlyList<ServiceSpecification> All { get; } =
    [
        new()
        {
            Name = "phoenix-backend-unified",
            Role = ServiceRole.Api,
            Phase = 1,
            Port = 8000,
            Secrets =
            [
                .. Supabase,
                "SUPABASE_SERVICE_ROLE_KEY",
                "GOOGLE_API_KEY",
                "OPENAI_API_KEY",
                "JWT_SECRET_KEY",
                "JWT_REFRESH_SECRET",
                "STRIPE_SECRET_KEY",
                "STRIPE_WEBHOOK_SECRET",
            ],
        },
        Worker("phoenix-event-bridge", "event_bridge"),
        Worker("phoenix-user-profile", "user_profile"),
        new()
        {
            Name = "phoenix-iris-api",
            Role = ServiceRole.Api,
            Phase = 2,
            Port = 8003,
            Uses = Uses("BACKEND_API_URL", "phoenix-backend-unified"),
            Secrets = [.. Supabase, "GOOGLE_API_KEY", "JWT_SECRET_KEY"],
        },
        new()
        {
            Name = "phoenix-agents-ai",
            Role = ServiceRole.Api,
            Phase = 2,
            Variables = new Dictionary<string, string> { ["ENABLE_CLOUD_FALLBACK"] = "true", ["MAX_RESPONSE_TIME"] = "30" },
            Secrets = ["GOOGLE_API_KEY", "OPENAI_API_KEY"],
        },
        new()
        {
            Name = "phoenix-letters",
            Role = ServiceRole.Web,
            Phase = 3,
            Port = 8501,
            HealthPath = "/_stcore/health",
            // Streamlit keeps a page's state with its WebSocket; an upload that reaches another instance is rejected.
            KeepsSessions = true,
            Uses = Uses("BACKEND_API_URL", "phoenix-backend-unified", "IRIS_API_URL", "phoenix-iris-api"),
            Secrets = [.. Supabase, .. Payment, "STRIPE_LETTERS_PRICE_ID", "GOOGLE_API_KEY", "API_SECRET_TOKEN"],
        },
        new()
        {
            Name = "phoenix-cv",
            Role = ServiceRole.Web,
            Phase = 3,
            Port = 8502,
            HealthPath = "/_stcore/health",
            KeepsSessions = true,
            Uses = Uses("BACKEND_API_URL", "phoenix-backend-unified", "IRIS_API_URL", "phoenix-iris-api"),
            Secrets = [.. Supabase, .. Payment, "STRIPE_CV_PRICE_ID", "GOOGLE_API_KEY"],
        },
        new()
        {
            Name = "phoenix-website",
            Role = ServiceRole.Web,
            Phase = 3,
            Port = 3000,
            HealthPath = "/api/health",
            ProbeTool = ProbeTool.Node,
            Uses = Uses("BACKEND_API_URL", "phoenix-backend-unified", "IRIS_API_URL", "phoenix-iris-api"),
            Secrets = [.. Supabase, .. Payment],
        },
    ];

    /// <summary>Returns the name of the stack output with a service's URL.</summary>
    public static string UrlOutput(string service) => $"{service.Replace('-', '_')}_url";

    private static ServiceSpecification Worker(string name, string type) =>
        new()
        {
            Name = name,
            Role = ServiceRole.Worker,
            Phase = 1,
            Variables = new Dictionary<string, string>
            {
                ["ENABLE_EVENT_PROCESSING"] = "true",
                ["HEARTBEAT_SECONDS"] = Heartbeat.TotalSeconds.ToString(CultureInfo.InvariantCulture),
                ["WORKER_TYPE"] = type,
            },
            Secrets = [.. Supabase, "SUPABASE_SERVICE_ROLE_KEY"],
        };

    private static Dictionary<string, string> Uses(params string[] pairs) => pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}
