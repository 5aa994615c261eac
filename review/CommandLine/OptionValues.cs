using System.CommandLine;

namespace Review.CommandLine;

/// <summary>Checks of option values, with one message for all options.</summary>
internal static class OptionValues
{
    /// <summary>Rejects each value of an option that is not valid.</summary>
    /// <param name="option">The option.</param>
    /// <param name="isValid">Returns whether a value is valid.</param>
    /// <param name="takes">What the option takes, for the message.</param>
    public static void Expect(this Option option, Func<string, bool> isValid, string takes) =>
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !isValid(token.Value)))
            {
                result.AddError($"{option.Name} is '{token.Value}'; it takes {takes}.");
            }
        });
}
