namespace Pulumi;

/// <summary>The result of converting an output to a string, in the official SDK's words, which engines recognize.</summary>
internal static class OutputText
{
    /// <summary>The variable that, if set to 1 or true, makes a conversion throw instead of only warning.</summary>
    private const string ThrowVariable = "PULUMI_ERROR_OUTPUT_STRING";

    private static readonly string Message = string.Join(
        Environment.NewLine,
        "Calling [ToString] on an [Output<T>] is not supported.",
        "",
        "To get the value of an Output<T> as an Output<string> consider:",
        "1. o.Apply(v => $\"prefix{v}suffix\")",
        "2. Output.Format($\"prefix{hostname}suffix\");",
        "",
        "See https://www.pulumi.com/docs/concepts/inputs-outputs for more details."
    );

    /// <exception cref="InvalidOperationException">Conversions are configured as errors, or no deployment is running.</exception>
    public static string Refuse()
    {
        if (
            Environment.GetEnvironmentVariable(ThrowVariable) is { } set
            && (set == "1" || set.Equals("true", StringComparison.OrdinalIgnoreCase))
        )
        {
            throw new InvalidOperationException(Message);
        }

        Log.Warn(Message);
        return $"{Message}{Environment.NewLine}This function may throw in a future version of Pulumi.";
    }
}
