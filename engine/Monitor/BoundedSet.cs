namespace Engine.Monitor;

/// <summary>The first items in an order, and a count of the rest: which ones are kept does not depend on when they come.</summary>
/// <param name="limit">Items kept.</param>
/// <param name="order">Items that compare as equal are kept once.</param>
internal sealed class BoundedSet<T>(int limit, IComparer<T> order)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<T> _items = new(order);

    /// <summary>How many were left out; one that comes again counts again.</summary>
    public long LeftOut
    {
        get
        {
            lock (_lock)
            {
                return field;
            }
        }
        private set;
    }

    public IReadOnlyList<T> Items
    {
        get
        {
            lock (_lock)
            {
                return [.. _items];
            }
        }
    }

    public void Add(T item)
    {
        lock (_lock)
        {
            if (_items.Add(item) && _items.Count > limit)
            {
                _items.Remove(_items.Max!);
                LeftOut++;
            }
        }
    }
}
