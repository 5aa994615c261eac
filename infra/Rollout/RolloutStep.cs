using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Rollout;

/// <summary>A step of the rollout plan: a day on which the traffic percentage of the new version rises.</summary>
/// <param name="Day">Days after the first step, 0 to 90.</param>
/// <param name="Weight">The new traffic percentage, 1 to 100 percent.</param>
public sealed partial record RolloutStep(int Day, int Weight)
{
    internal const string Description = "a day and a share such as J+3:50%";

    /// <summary>Parses <c>J+3:50%</c>.</summary>
    /// <param name="text">A string that matches <see cref="Form"/>.</param>
    internal static RolloutStep Parse(string text)
    {
        var parts = Form().Match(text).Groups;
        return new RolloutStep(Number(parts["day"].Value), Number(parts["weight"].Value));
    }

    /// <summary>Returns the step in the form used in the settings.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"J+{Day}:{Weight}%");

    [GeneratedRegex(@"^J\+(?<day>0|[1-9][0-9]{0,2}):(?<weight>0|[1-9][0-9]{0,2})%\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Form();

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
