using Microsoft.Extensions.Options;

namespace Minyi.AspNetCore;

/// <summary>What is wrong with the options stops the host when it starts.</summary>
internal sealed class MinyiWebOptionsValidation : IValidateOptions<MinyiWebOptions>
{
    public ValidateOptionsResult Validate(string? name, MinyiWebOptions options)
    {
        List<string> faults = [];
        if (!Enum.IsDefined(options.Language))
        {
            faults.Add($"{nameof(options.Language)}: found {(int)options.Language}, expected Chinese or English.");
        }

        if (options.MostBytes is < 1024 or > 64 * 1024 * 1024)
        {
            faults.Add($"{nameof(options.MostBytes)}: found {options.MostBytes}, expected from 1,024 to 67,108,864.");
        }

        foreach ((string setting, string claim) in ((string, string)[])
            [(nameof(options.IdClaim), options.IdClaim), (nameof(options.RoleClaim), options.RoleClaim), (nameof(options.StudioClaim), options.StudioClaim), (nameof(options.UnitClaim), options.UnitClaim)])
        {
            if (string.IsNullOrWhiteSpace(claim))
            {
                faults.Add($"{setting}: found nothing, expected the type of a claim.");
            }
        }

        foreach ((string setting, Duration period) in ((string, Duration)[])
        [
            (nameof(options.DeadlinesEvery), options.DeadlinesEvery), (nameof(options.NoticesEvery), options.NoticesEvery), (nameof(options.ScanEvery), options.ScanEvery),
            (nameof(options.MostBehind), options.MostBehind), (nameof(options.LongestNoticeWait), options.LongestNoticeWait),
        ])
        {
            if (period < Duration.FromMilliseconds(10) || period > Duration.FromDays(1))
            {
                faults.Add($"{setting}: found {period}, expected from ten milliseconds to one day.");
            }
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
