using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Minyi.Deadlines;
using Minyi.Numerics;

namespace Minyi.Cli.Execution;

/// <summary>The typed readers of options: a wrong value is a fault of the command line, in both languages.</summary>
internal sealed partial class Invocation
{
    /// <summary>The option's text, or null when it was not given.</summary>
    public string? Value(Option<string?> option) => parsed.GetValue(option);

    /// <summary>Whether the switch was given.</summary>
    public bool Value(Option<bool> option) => parsed.GetValue(option);

    /// <summary>The argument's text; ends the command when it was not given.</summary>
    public string Required(Argument<string?> argument) => parsed.GetValue(argument) ?? Missing(argument.Name);

    /// <summary>The argument's text, or null when it was not given.</summary>
    public string? Value(Argument<string?> argument) => parsed.GetValue(argument);

    /// <summary>The option's text; ends the command when it was not given.</summary>
    public string Required(Option<string?> option) => parsed.GetValue(option) ?? Missing($"{option.Name} {option.HelpName}");

    /// <summary>An integer of any size, or null when the option was not given.</summary>
    public BigInteger? Integer(Option<string?> option, BigInteger? least = null, BigInteger? most = null)
    {
        if (Value(option) is not { } text)
        {
            return null;
        }

        if (Rational.TryParse(text, out Rational value) && value.IsInteger && !(value.Numerator < least) && !(value.Numerator > most))
        {
            return value.Numerator;
        }

        return Wrong<BigInteger>(option, text, Expectations.Integer(least, most));
    }

    /// <summary>An integer of 32 bits, or null when the option was not given.</summary>
    public int? Int(Option<string?> option, int least = int.MinValue, int most = int.MaxValue) => (int?)Integer(option, least, most);

    /// <summary>An exact number (<c>0.01</c>, <c>1/3</c>), or null when the option was not given.</summary>
    public Rational? Number(Option<string?> option, Rational? least = null, Rational? most = null)
    {
        if (Value(option) is not { } text)
        {
            return null;
        }

        return Rational.TryParse(text, out Rational value) && !(value < least) && !(value > most)
            ? value
            : Wrong<Rational>(option, text, Expectations.Number(least, most));
    }

    /// <summary>A date, or null when the option was not given.</summary>
    public LocalDate? Date(Option<string?> option)
    {
        if (Value(option) is not { } text)
        {
            return null;
        }

        return IsoText.TryDate(text, out LocalDate date) ? date : Wrong<LocalDate>(option, text, Expectations.Date);
    }

    /// <summary>One of several words, or <paramref name="otherwise"/> when the option was not given.</summary>
    public T Choice<T>(Option<string?> option, T otherwise, params ReadOnlySpan<(string Word, T Meaning)> choices)
    {
        if (Value(option) is not { } text)
        {
            return otherwise;
        }

        List<string> words = [];
        foreach ((string word, T meaning) in choices)
        {
            if (word == text)
            {
                return meaning;
            }

            words.Add(word);
        }

        Faults.Add(new(option.Name, null, null, Fault.Quoted(text), Expectations.OneOf(words)));
        throw new BadInputException();
    }

    private T? Wrong<T>(Option<string?> option, string text, LocalizedText expected)
        where T : struct
    {
        Faults.Add(new(option.Name, null, null, Fault.Quoted(text), expected));
        return null;
    }

    [DoesNotReturn]
    private string Missing(string name)
    {
        Faults.Add(new(CommandName, null, null, new($"没有 {name}", $"no {name}"), new(name, name))
        {
            Said = new($"缺少参数 {name}（见 {CommandName} --help）", $"{name} is missing (see {CommandName} --help)"),
        });
        throw new BadInputException();
    }

    private string CommandName => HelpPage.PathOf(parsed.CommandResult.Command);
}
