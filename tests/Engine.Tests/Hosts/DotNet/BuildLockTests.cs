using Engine.Hosts.DotNet;

namespace Engine.Tests.Hosts.DotNet;

/// <summary>The order in which builds and runs wait for each other.</summary>
public sealed class BuildLockTests : IDisposable
{
    private const string Waiting = "Waiting for another preview that builds or runs the program.";

    private readonly TemporaryFolder _folder = new();
    private readonly Notices _notices = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Program_runs_several_times_concurrently()
    {
        using var first = await Lock("a").ShareAsync(CancellationToken.None);
        using var second = await Lock("a").ShareAsync(CancellationToken.None);

        Assert.Empty(_notices.Lines);
    }

    [Fact]
    public async Task Build_waits_until_the_program_has_ended_and_reports_it_once()
    {
        var running = await Lock("a").ShareAsync(CancellationToken.None);
        var build = Lock("a").TakeAsync(CancellationToken.None);
        await _notices.First;

        Assert.False(build.IsCompleted);
        running.Dispose();
        (await build).Dispose();
        Assert.Equal([Waiting], _notices.Lines);
    }

    [Fact]
    public async Task Build_of_another_project_waits_too_and_its_program_does_not()
    {
        var build = await Lock("a").TakeAsync(CancellationToken.None);
        var other = Lock("b").TakeAsync(CancellationToken.None);
        await _notices.First;

        (await Lock("b").ShareAsync(CancellationToken.None)).Dispose();
        Assert.False(other.IsCompleted);
        build.Dispose();
        (await other).Dispose();
    }

    [Fact]
    public async Task Wait_ends_with_its_cancellation_and_holds_nothing()
    {
        using var running = await Lock("a").ShareAsync(CancellationToken.None);
        using var source = new CancellationTokenSource();
        var build = Lock("a").TakeAsync(source.Token);
        await _notices.First;

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => build);
        (await Lock("b").TakeAsync(CancellationToken.None)).Dispose();
    }

    [Fact]
    public async Task Build_without_a_folder_does_not_wait()
    {
        using var first = await new BuildLock(null, "a", _notices).TakeAsync(CancellationToken.None);
        using var second = await new BuildLock(null, "a", _notices).TakeAsync(CancellationToken.None);

        Assert.Empty(_notices.Lines);
    }

    private BuildLock Lock(string name) => new(_folder.Path, name, _notices);

    private sealed class Notices : IProgress<string>
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Lines { get; } = [];

        public Task First => _first.Task;

        public void Report(string value)
        {
            Lines.Add(value);
            _first.TrySetResult();
        }
    }
}
