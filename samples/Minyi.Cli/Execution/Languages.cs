using System.Runtime.InteropServices;

namespace Minyi.Cli.Execution;

/// <summary>Which language a run speaks: <c>--lang zh|en</c>, else the system's.</summary>
internal static class Languages
{
    public const string OptionName = "--lang";

    /// <summary>The language of the command line, read before it is parsed because the help texts depend on it; null when it is neither of the two.</summary>
    public static Language? Chosen(IReadOnlyList<string> arguments, Language system)
    {
        string? named = null;
        for (int i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (arguments[i] == OptionName)
            {
                named = i + 1 < arguments.Count ? arguments[i + 1] : "";
            }
            else if (arguments[i].StartsWith(OptionName + "=", StringComparison.Ordinal) || arguments[i].StartsWith(OptionName + ":", StringComparison.Ordinal))
            {
                named = arguments[i][(OptionName.Length + 1)..];
            }
        }

        return named switch
        {
            null => system,
            "zh" => Language.Chinese,
            "en" => Language.English,
            _ => null,
        };
    }

    /// <summary>The system's: the locale variables where they are set, on Windows the user's display language, else English.</summary>
    public static Language OfSystem()
    {
        foreach (string variable in (ReadOnlySpan<string>)["LC_ALL", "LC_MESSAGES", "LANG"])
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } locale)
            {
                return locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;
            }
        }

        const int primaryLanguage = 0x3FF;
        const int chinese = 0x04;
        return OperatingSystem.IsWindows() && (GetUserDefaultUILanguage() & primaryLanguage) == chinese ? Language.Chinese : Language.English;
    }

    [DllImport("kernel32.dll", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern ushort GetUserDefaultUILanguage();
}
