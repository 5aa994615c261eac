namespace Engine.Tests.Runs;

/// <summary>A clock that moves only when a test advances it; timers that become due are called in order.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Whether any timer is pending.</summary>
    public bool HasWaiters
    {
        get
        {
            lock (_timers)
            {
                return _timers.Exists(timer => timer.At < long.MaxValue);
            }
        }
    }

    public void Advance(TimeSpan time)
    {
        Volatile.Write(ref _now, _now + time.Ticks);
        Due().ForEach(timer => timer.Fire());
    }

    private List<ManualTimer> Due()
    {
        lock (_timers)
        {
            return [.. _timers.Where(timer => timer.At <= _now)];
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
    {
        public long At { get; private set; } = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._timers)
            {
                At = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : clock._now + dueTime.Ticks;
                clock._timers.Remove(this);
                clock._timers.Add(this);
            }

            return true;
        }

        public void Fire()
        {
            At = long.MaxValue;
            callback();
        }

        public void Dispose()
        {
            lock (clock._timers)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
