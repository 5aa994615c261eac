namespace Review.Cost.Models;

/// <summary>Instance counts in words.</summary>
internal static class Instances
{
    public static string Text(decimal count) => count == 1 ? "1 instance" : $"{Money.Exact(count)} instances";
}
