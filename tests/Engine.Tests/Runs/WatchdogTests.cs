using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Runs;

namespace Engine.Tests.Runs;

public sealed class WatchdogTests : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    private readonly ManualClock _clock = new();
    private readonly Registry _registry = new(new DeploymentSettings { Project = "p", Stack = "s" });
    private readonly ProgramActivity _activity;
    private readonly CancellationTokenSource _ended = new();
    private TimeSpan _used = TimeSpan.Zero;
    private bool _waitsForMachine;
    private Task<Fault> _watch = Task.FromException<Fault>(new InvalidOperationException("nothing is watched"));

    public WatchdogTests() => _activity = new ProgramActivity(_clock);

    public void Dispose() => _ended.Dispose();

    [Fact]
    public async Task Watch_of_a_program_that_does_nothing_ends_after_the_silence()
    {
        var watch = Watch();

        await PassAsync(29);
        Assert.False(watch.IsCompleted);
        await PassAsync(2);
        Assert.Equal(
            Fault.TimedOut(
                "ENG405",
                "The program has sent nothing and used no processor time for 30 s.",
                "look for outputs that wait for each other, or for a task that never ends."
            ),
            await watch
        );
    }

    [Fact]
    public async Task Watch_of_a_busy_program_that_sends_ends_at_the_time_limit()
    {
        var watch = Watch();

        for (var minute = 0; minute < 4; minute++)
        {
            await PassAsync(60, () => _used += Step);
            _activity.Touch();
        }

        await PassAsync(59, () => _used += Step);
        Assert.False(watch.IsCompleted);
        await PassAsync(2, () => _used += Step);
        Assert.Equal(
            Fault.TimedOut(
                "ENG404",
                "The program did not end within 300 s.",
                "give it more time with --timeout SECONDS (1 to 86400), now 300."
            ),
            await watch
        );
    }

    [Fact]
    public async Task Watch_of_a_busy_program_that_sends_nothing_ends_early_and_names_the_likely_cause()
    {
        var watch = Watch();

        await PassAsync(119, () => _used += Step);
        Assert.False(watch.IsCompleted);
        await PassAsync(2, () => _used += Step);
        Assert.Equal(
            Fault.TimedOut(
                "ENG330",
                "The program is busy and has sent nothing for 120 s.",
                "look for an endless loop, most likely in code after the last registered resource. In a Node.js program, formatting a "
                    + "very large error or object can take this long too, as can compiling: set 'noCheck: true' in tsconfig.json. If it "
                    + "only needs more time, raise --timeout SECONDS, now 300; two fifths of it may pass without a message."
            ),
            await watch
        );
    }

    [Fact]
    public async Task Watch_of_a_program_that_sends_ends_only_once_it_stops_sending()
    {
        var watch = Watch();

        await PassAsync(100, _activity.Touch);
        Assert.False(watch.IsCompleted);
        await PassAsync(31);
        Assert.Equal("ENG405", (await watch).Code);
    }

    [Fact]
    public async Task Watch_that_is_late_takes_a_second_sample_before_it_ends()
    {
        var watch = Watch();

        await PassAsync(1, _activity.Touch);
        _clock.Advance(TimeSpan.FromSeconds(40));
        await NextAsync();
        Assert.False(watch.IsCompleted);
        await PassAsync(20, () => _used += Step);
        Assert.False(watch.IsCompleted);
    }

    [Fact]
    public async Task Watch_of_a_program_that_gets_no_processor_waits_for_it_as_for_a_busy_one()
    {
        _waitsForMachine = true;
        var watch = Watch();

        await PassAsync(119);
        Assert.False(watch.IsCompleted);
        await PassAsync(2);
        Assert.Equal("ENG330", (await watch).Code);
    }

    [Fact]
    public async Task Watch_that_always_comes_late_does_not_count_the_time_as_the_programs_idleness()
    {
        var watch = Watch();

        for (var sample = 0; sample < 10; sample++)
        {
            _clock.Advance(TimeSpan.FromSeconds(6));
            await NextAsync();
        }

        Assert.False(watch.IsCompleted);
    }

    [Fact]
    public async Task Watch_counts_the_processor_time_of_an_idle_runtime_as_idle()
    {
        var watch = Watch();

        await PassAsync(31, () => _used += TimeSpan.FromMilliseconds(2));

        Assert.Equal("ENG405", (await watch).Code);
    }

    [Fact]
    public async Task Watch_counts_the_end_of_a_child_as_progress()
    {
        _used = TimeSpan.FromSeconds(10);
        var watch = Watch();

        await PassAsync(20);
        _used = TimeSpan.FromSeconds(1);
        await PassAsync(20);
        Assert.False(watch.IsCompleted);
        await PassAsync(11);
        Assert.Equal("ENG405", (await watch).Code);
    }

    [Fact]
    public async Task Watch_names_the_resources_that_were_started_and_never_registered()
    {
        _registry.Add(
            new PlannedResource
            {
                Urn = "u",
                Type = "a:b:C",
                Name = "done",
            }
        );
        _activity.Note("Registering resource: t=a:b:C, name=done, custom=true", ephemeral: false);
        _activity.Note("Registering resource: t=a:b:C, name=waiting, custom=true", ephemeral: false);
        var watch = Watch();

        await PassAsync(31);

        Assert.Equal(
            "The program has sent nothing and used no processor time for 30 s.\nnot registered yet: a:b:C 'waiting'",
            (await watch).Message
        );
    }

    [Fact]
    public async Task Watch_of_a_program_that_waits_for_the_engine_ends_only_once_the_engine_has_answered()
    {
        var watch = Watch();

        using (_activity.Answer())
        using (_activity.Answer())
        {
            await PassAsync(200);
            Assert.False(watch.IsCompleted);
        }

        await PassAsync(29);
        Assert.False(watch.IsCompleted);
        await PassAsync(3);
        Assert.Equal("ENG405", (await watch).Code);
    }

    [Fact]
    public async Task Watch_of_a_program_that_waits_for_the_engine_ends_at_the_time_limit()
    {
        var watch = Watch();

        using (_activity.Answer())
        {
            await PassAsync(301);
        }

        Assert.Equal("ENG404", (await watch).Code);
    }

    [Fact]
    public async Task Watch_ends_with_the_program()
    {
        var watch = Watch();

        await _ended.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    private Task<Fault> Watch() =>
        _watch = new Watchdog(new RunLimits(), new RunDeadline(new RunLimits().Timeout, _clock), _activity, _registry, _clock).WatchAsync(
            () => _used,
            () => _waitsForMachine,
            _ended.Token
        );

    private async Task PassAsync(int seconds, Action? atEachStep = null)
    {
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromSeconds(seconds); passed += Step)
        {
            atEachStep?.Invoke();
            _clock.Advance(Step);
            await NextAsync();
        }
    }

    /// <summary>Lets the watchdog reach its next wait, or its end.</summary>
    private async Task NextAsync()
    {
        while (!_watch.IsCompleted && !_clock.HasWaiters)
        {
            await Task.Yield();
        }
    }
}
