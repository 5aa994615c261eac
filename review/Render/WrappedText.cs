using System.Globalization;

namespace Review.Render;

/// <summary>Wraps lines between words.</summary>
internal static class WrappedText
{
    /// <summary>The minimum width in columns; below it, each line would contain only one word.</summary>
    public const int MinimumWidth = 40;

    /// <summary>Wraps a line; a word that is too long stays whole.</summary>
    /// <param name="line">The line.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="indent">What continuation lines start with.</param>
    public static IEnumerable<string> Lines(string line, int width, string indent)
    {
        var start = line.Length - line.TrimStart(' ').Length;
        var current = "";
        foreach (var word in line[start..].Split(' '))
        {
            var next = current.Length == 0 ? line[..start] + word : $"{current} {word}";
            if (current.Length > 0 && new StringInfo(next).LengthInTextElements > width)
            {
                yield return current.TrimEnd(' ');
                next = indent + word;
            }

            current = next;
        }

        yield return current;
    }
}
