using System.Globalization;

namespace Engine.Diagnostics;

// A stack's settings.
internal static partial class EngineDiagnostics
{
    public static Fault SettingKeyIsNotString(string place, string key) =>
        InvalidSettingKey($"{place}: the key '{key}' is not a string.", $"'{key}', in quotes.");

    public static Fault InvalidSettingKey(string place, string key, string project) =>
        InvalidSettingKey(
            $"{place}: '{key}' is not a valid setting key; use one colon, namespace:name.",
            $"{project}:{key.Trim(':').Replace(":", "-", StringComparison.Ordinal)}"
        );

    /// <param name="stack">The stack.</param>
    /// <param name="folder">The folder of the stacks' files.</param>
    /// <param name="file">The name that its file would have.</param>
    /// <param name="stacks">The stacks that have a file, in ordinal order.</param>
    public static Fault StackNotFound(string stack, string folder, string file, IReadOnlyCollection<string> stacks) =>
        Fault.Usage(
            "ENG105",
            $"The stack '{stack}' does not exist: {folder} has no {file}; "
                + (stacks.Count == 0 ? "no stack has a file." : $"stacks with a file: {string.Join(", ", stacks)}."),
            DidYouMean(NearestName.Of(stack, stacks))
        );

    public static Fault SettingMissing(string place, string key, string stack) =>
        Fault.Usage("ENG106", $"{place}: setting '{key}' is required and missing.", $"pulumi config set {key} <value> --stack {stack}");

    public static Fault SettingHasWrongType(string place, string key, string found, string type) =>
        Fault.Usage("ENG107", $"{place}: setting '{key}' is {found}; Pulumi.yaml declares it as {type}.");

    public static Fault SettingRepeated(string place, string key) =>
        Fault.Usage("ENG110", $"{place}: setting '{key}' is given twice, under two spellings of its key.", "keep the one that applies.");

    public static Fault SecretInPlainText(string place, string key, string stack) =>
        Fault.Usage(
            "ENG112",
            $"{place}: setting '{key}' is stored in plain text; Pulumi.yaml declares it as secret.",
            $"pulumi config set --secret {key} --stack {stack}, with a new value: this one has been read."
        );

    public static Fault InvalidStackName(string stack) =>
        Fault.Usage("ENG113", $"'{stack}' is not a valid stack name; use 1 to 100 letters, digits, '-', '_' and '.'.");

    /// <param name="place">The place of the value, and its setting if it has one.</param>
    /// <param name="reason">Why it cannot be represented.</param>
    public static Fault ValueNotRepresentable(string place, string reason) => Fault.Usage("ENG122", $"{place}: {reason}.");

    public static Fault StackFileElsewhere(string stack, string found, string expected) =>
        Fault.Usage(
            "ENG123",
            $"Pulumi does not read {found}: the file of stack '{stack}' in this project is {expected}.",
            $"move {found} to {expected}."
        );

    public static Fault EnvironmentImported(string place, string stack) =>
        Fault.Usage(
            "ENG124",
            $"{place}: 'environment' imports settings from Pulumi ESC; the review has no account and cannot open an environment.",
            $"write the imported settings into the stack's file: pulumi config set KEY <value> --stack {stack}"
        );

    /// <param name="variable">The variable that passes them to the program.</param>
    /// <param name="size">The size of the variable in bytes.</param>
    /// <param name="maximum">The maximum size in bytes.</param>
    /// <param name="largest">The largest settings.</param>
    public static Fault SettingsTooLarge(string variable, int size, int maximum, IReadOnlyCollection<string> largest) =>
        Fault.Usage(
            "ENG125",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The settings need {size:N0} bytes as {variable}; Linux allows at most {maximum:N0} bytes in one environment variable."
            ),
            $"keep large values in files that the program reads; the largest settings: {string.Join(", ", largest)}."
        );

    /// <param name="place">The place of the setting.</param>
    /// <param name="space">The key's namespace.</param>
    /// <param name="name">The key's name.</param>
    /// <param name="owner">What the namespace belongs to.</param>
    /// <param name="known">The settings that exist in the namespace.</param>
    public static Fault UnknownSetting(string place, string space, string name, string owner, IReadOnlyCollection<string> known) =>
        Fault.Usage(
            "ENG126",
            $"{place}: '{space}:{name}' is not a setting of {owner}.",
            NearestName.Of(name, known) is { } nearest ? DidYouMean($"{space}:{nearest}")
                : known.Count == 0 ? "remove it; this provider has no settings."
                : "see the settings in the provider's configuration reference."
        );

    public static Fault AutonamingNotSupported(string place) =>
        Fault.Usage(
            "ENG127",
            $"{place}: 'pulumi:autonaming' changes the names that Pulumi gives to resources; the review supports only the default names.",
            "set the names in the program, or review the stack without this setting."
        );

    public static Fault SecretSettingHasOtherType(string key, string type) =>
        Fault.Warning(
            "ENG128",
            $"The program reads the secret setting '{key}' as {type}; running it again with a placeholder of that type. "
                + "Declare the type in Pulumi.yaml to avoid the second run."
        );

    private static Fault InvalidSettingKey(string message, string fix) => Fault.Usage("ENG104", message, fix);
}
