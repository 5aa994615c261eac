using System.Runtime.CompilerServices;

namespace Engine.Secrets;

/// <summary>Finds any number of strings in one pass over the input (Aho and Corasick, 1975).</summary>
internal sealed class PatternSearch
{
    private const int Root = 0;

    /// <summary>The size of the filter in bits, a power of two; the automaton skips most characters because of it.</summary>
    private const int FilterBits = 1 << 16;

    private readonly Dictionary<long, int> _next = [];
    private readonly List<Node> _nodes = [new()];
    private readonly ulong[] _filter = new ulong[FilterBits / 64];

    /// <param name="patterns">The patterns, of at least two characters each.</param>
    public PatternSearch(IEnumerable<Pattern> patterns)
    {
        foreach (var pattern in patterns)
        {
            Add(pattern);
        }

        Link();
    }

    /// <summary>A string to search for.</summary>
    public readonly record struct Pattern(string Text, PatternKind Kind);

    /// <summary>Adds the range of the longest pattern that ends at each position.</summary>
    public void Find(ReadOnlySpan<char> text, List<(int Start, int End)> found)
    {
        var state = Root;
        for (var i = 0; i < text.Length; i++)
        {
            if (state == Root)
            {
                i = NextStart(text, i);
                if (i < 0)
                {
                    return;
                }
            }

            state = Step(state, text[i]);
            for (var node = state; node != Root; node = _nodes[node].Shorter)
            {
                var start = i + 1 - _nodes[node].Length;
                if (_nodes[node].Length > 0 && (_nodes[node].Kind != PatternKind.Number || StandsAlone(text, start, i + 1)))
                {
                    found.Add(_nodes[node].Kind == PatternKind.Base64 ? Widened(text, start, i + 1) : (start, i + 1));
                    break;
                }
            }
        }
    }

    private static bool StandsAlone(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || !char.IsAsciiDigit(text[start - 1])) && (end == text.Length || !char.IsAsciiDigit(text[end]));

    /// <summary>Extends a match by the digits at both ends, which contain a part of the secret too.</summary>
    private static (int Start, int End) Widened(ReadOnlySpan<char> text, int start, int end) =>
        (
            start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]) ? start - 1 : start,
            end < text.Length && char.IsAsciiLetterOrDigit(text[end]) ? end + 1 : end
        );

    private static int Hash(char first, char second) => (first * 31 ^ second * 2081) & (FilterBits - 1);

    private static long Key(int node, char character) => ((long)node << 16) | character;

    /// <returns>The next index at which a pattern may start, or -1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int NextStart(ReadOnlySpan<char> text, int from)
    {
        var filter = _filter;
        for (var i = from; i + 1 < text.Length; i++)
        {
            var hash = Hash(text[i], text[i + 1]);
            if ((filter[hash >> 6] & (1UL << (hash & 63))) != 0)
            {
                return i;
            }
        }

        return -1;
    }

    private int Step(int state, char character)
    {
        while (true)
        {
            if (_next.TryGetValue(Key(state, character), out var next))
            {
                return next;
            }

            if (state == Root)
            {
                return Root;
            }

            state = _nodes[state].Fallback;
        }
    }

    private void Add(Pattern pattern)
    {
        var node = Root;
        foreach (var character in pattern.Text)
        {
            if (!_next.TryGetValue(Key(node, character), out var next))
            {
                next = _nodes.Count;
                _nodes.Add(new Node { Parent = node, Character = character });
                _next.Add(Key(node, character), next);
            }

            node = next;
        }

        // A pattern that is both a string and a number matches everywhere.
        _nodes[node].Kind = _nodes[node].Length == 0 || pattern.Kind < _nodes[node].Kind ? pattern.Kind : _nodes[node].Kind;
        _nodes[node].Length = pattern.Text.Length;
        var hash = Hash(pattern.Text[0], pattern.Text[1]);
        _filter[hash >> 6] |= 1UL << (hash & 63);
    }

    /// <summary>Links each node to the one to continue from on a mismatch, shorter paths first.</summary>
    private void Link()
    {
        foreach (var index in ByDepth())
        {
            var node = _nodes[index];
            node.Fallback = node.Parent == Root ? Root : Step(_nodes[node.Parent].Fallback, node.Character);
            node.Shorter = _nodes[node.Fallback].Length > 0 ? node.Fallback : _nodes[node.Fallback].Shorter;
        }
    }

    /// <summary>Returns the nodes by depth. A node is added after its parent, so one pass determines all depths.</summary>
    private IEnumerable<int> ByDepth()
    {
        var depths = new int[_nodes.Count];
        for (var i = 1; i < depths.Length; i++)
        {
            depths[i] = depths[_nodes[i].Parent] + 1;
        }

        return Enumerable.Range(1, depths.Length - 1).OrderBy(index => depths[index]);
    }

    private sealed class Node
    {
        public int Parent { get; init; }

        public char Character { get; init; }

        /// <summary>The length of the pattern that ends here; 0 if none does.</summary>
        public int Length { get; set; }

        public PatternKind Kind { get; set; }

        public int Fallback { get; set; }

        /// <summary>The next shorter pattern that ends here too, or the root.</summary>
        public int Shorter { get; set; }
    }
}

/// <summary>The kind of a pattern, which determines where it matches.</summary>
internal enum PatternKind
{
    /// <summary>A string, which matches everywhere.</summary>
    Text,

    /// <summary>Base64 digits, whose neighbors contain a part of the same bytes.</summary>
    Base64,

    /// <summary>A number, which matches only if no other digit is next to it.</summary>
    Number,
}
