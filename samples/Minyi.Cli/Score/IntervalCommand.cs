using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Numerics;
using Minyi.Scoring.Statistics;

namespace Minyi.Cli.Score;

/// <summary><c>minyi score interval</c>: how far the true rate may be from the one that was counted.</summary>
internal sealed class IntervalCommand : MinyiCommand
{
    /// <summary>Beyond this a binary number no longer counts by ones.</summary>
    private const long Most = 1L << 53;

    private const long MostOfTails = (long)ProportionInterval.MostTrials;

    private readonly Option<string?> _method;
    private readonly Option<string?> _confidence;
    private readonly Option<string?> _input;

    public IntervalCommand(Language language)
        : base("interval", language, new("比率的置信区间", "confidence intervals of rates"),
            "minyi score interval --method wilson --input samples/data/scoring/rates.csv")
    {
        _method = AddOption("--method", "wilson|clopper-pearson|jeffreys|agresti-coull", new("方法；缺省为 wilson", "the method; default: wilson"));
        _confidence = AddOption("--confidence", "C", new("置信水平，0 与 1 之间；缺省为 0.95", "the confidence, between 0 and 1; default: 0.95"));
        _input = AddOption("--input", "F", new("CSV：successes,trials", "CSV: successes,trials"));
        AddTableOptions();
    }

    private delegate ConfidenceInterval Method(double successes, double trials, double confidence);

    public override ExitCode Run(Invocation invocation)
    {
        Method method = invocation.Choice<Method>(
            _method,
            ProportionInterval.Wilson,
            ("wilson", ProportionInterval.Wilson),
            ("clopper-pearson", ProportionInterval.ClopperPearson),
            ("jeffreys", ProportionInterval.Jeffreys),
            ("agresti-coull", ProportionInterval.AgrestiCoull));
        double confidence = (double)(invocation.Number(_confidence) ?? new Rational(19, 20));
        if (!invocation.Faults.Any && confidence is not (> 0 and < 1))
        {
            invocation.Faults.Add(new(_confidence.Name, null, null, Fault.Quoted(invocation.Value(_confidence)), new("大于 0 且小于 1 的数字", "a number above 0 and below 1")));
        }

        long most = method == ProportionInterval.ClopperPearson || method == ProportionInterval.Jeffreys ? MostOfTails : Most;
        CsvFile file = invocation.ReadCsv(invocation.Required(_input), ["successes", "trials"], written: ["low", "high"]);
        invocation.EndIfFaulty();
        if (file.CanBeReadAgain && invocation.WritesPlainCsv)
        {
            if (WriteAll(invocation, file, method, confidence, most))
            {
                return ExitCode.Done;
            }

            // A row is not as it must be: read once more, to say everything that is wrong.
            file = invocation.ReadCsv(file.Path, ["successes", "trials"], written: ["low", "high"]);
        }

        ResultTable table = new([.. file.Columns, "low", "high"]);
        foreach (CsvRow row in file.Rows())
        {
            long trials = row.Long("trials", 0, most);
            long successes = row.Long("successes", 0, most);
            if (successes > trials && !invocation.Faults.Any)
            {
                row.Fail("successes", new($"不大于 trials（{trials}）的整数", $"an integer of at most trials ({trials})"));
            }

            ConfidenceInterval interval = invocation.Faults.Any ? default : method(successes, trials, confidence);
            table.Add([.. row.Carried(file.Columns), interval.Low, interval.High]);
        }

        invocation.EndIfFaulty();
        invocation.Write(table);
        return ExitCode.Done;
    }

    /// <summary>Writes each row as it is read; false at the first that is not as it must be.</summary>
    private static bool WriteAll(Invocation invocation, CsvFile file, Method method, double confidence, long most)
    {
        int successes = file.PlaceOf("successes"), trials = file.PlaceOf("trials");
        Stream pending = invocation.OpenPending();
        bool regular = true;
        using (Utf8Csv csv = new(pending))
        {
            foreach (string column in file.Columns)
            {
                csv.Field(column);
            }

            csv.Field("low"u8);
            csv.Field("high"u8);
            csv.EndRow();
            (long Successes, long Trials, ConfidenceInterval Interval) last = (-1, -1, default);
            while (file.Next(ref regular))
            {
                if (!PlainNumber.TryCount(file.Reader.Utf8(successes), file.CommaMayBePoint, out long x)
                    || !PlainNumber.TryCount(file.Reader.Utf8(trials), file.CommaMayBePoint, out long n) || x > n || n > most)
                {
                    regular = false;
                    break;
                }

                last = last.Successes == x && last.Trials == n ? last : (x, n, method(x, n, confidence));
                for (int i = 0; i < file.Columns.Count; i++)
                {
                    csv.Field(file.Reader.Utf8(i));
                }

                csv.Field(last.Interval.Low);
                csv.Field(last.Interval.High);
                csv.EndRow();
            }
        }

        if (regular)
        {
            invocation.Release(pending);
        }
        else
        {
            pending.Dispose();
        }

        return regular;
    }
}
