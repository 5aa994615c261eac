using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace RouterLoad;

/// <summary>
/// Keeps sending requests to a router over persistent connections until its input ends, and records every request. usage: RouterLoad
/// ADDRESS CERTIFICATE-SHA256 USERS CONNECTIONS SEED FILE
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        var address = new Uri(arguments[0]);
        var certificate = arguments[1];
        var users = Number(arguments[2]);
        var seed = Number(arguments[4]);
        using var end = new CancellationTokenSource();
        var workers = Enumerable.Range(0, Number(arguments[3])).Select(worker => new Worker(address, certificate, users, seed + worker));
        var running = workers.Select(worker => Task.Run(() => worker.AskAsync(end.Token))).ToList();
        await Console.In.ReadToEndAsync();
        await end.CancelAsync();
        var lines = await Task.WhenAll(running);
        await File.WriteAllLinesAsync(arguments[5], lines.SelectMany(line => line));
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A client with one connection.</summary>
    private sealed class Worker(Uri address, string certificateHash, int users, int seed)
    {
        private readonly List<string> _lines = [];
        private int _connections;

        /// <returns>The start, end, user and answering service of each request; in the last line, the number of connections.</returns>
        public async Task<IReadOnlyList<string>> AskAsync(CancellationToken end)
        {
            var random = new Random(seed);
            using var client = NewClient();
            while (!end.IsCancellationRequested)
            {
                var user = random.Next(users);
                var begun = Stopwatch.GetTimestamp();
                var answer = await AnswerAsync(client, user, random.Next(2) == 0 ? HttpMethod.Get : HttpMethod.Post);
                _lines.Add(string.Create(CultureInfo.InvariantCulture, $"request {begun} {Stopwatch.GetTimestamp()} {user} {answer}"));
            }

            _lines.Add(string.Create(CultureInfo.InvariantCulture, $"connections {_connections}"));
            return _lines;
        }

        private async Task<string> AnswerAsync(HttpClient client, int user, HttpMethod method)
        {
            using var request = new HttpRequestMessage(method, address);
            request.Headers.Add("X-User-Id", string.Create(CultureInfo.InvariantCulture, $"user-{user}"));
            request.Content = method == HttpMethod.Post ? new StringContent("{\"offers\":[]}") : null;
            try
            {
                using var response = await client.SendAsync(request, CancellationToken.None);
                var text = await response.Content.ReadAsStringAsync(CancellationToken.None);
                return response.StatusCode == HttpStatusCode.OK ? text : $"failed:{(int)response.StatusCode}";
            }
            catch (HttpRequestException exception)
            {
                return $"failed:{exception.HttpRequestError}";
            }
        }

        private HttpClient NewClient()
        {
            var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                _connections++;
                return certificate?.GetCertHashString(HashAlgorithmName.SHA256) == certificateHash;
            };
            return new HttpClient(handler);
        }
    }
}
