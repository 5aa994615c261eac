namespace Engine.Monitor;

/// <summary>The first items of an ordering, and the number of the others: the result does not depend on the order of insertion.</summary>
/// <param name="limit">The maximum number of items.</param>
/// <param name="order">The ordering; items that compare as equal are kept once.</param>
internal sealed class BoundedSet<T>(int limit, IComparer<T> order)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<T> _items = new(order);

    /// <summary>The number of omitted items; a repeated item is counted each time.</summary>
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
