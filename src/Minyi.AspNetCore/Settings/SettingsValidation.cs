using Microsoft.Extensions.Options;
using Minyi.Hosting;

namespace Minyi.AspNetCore.Settings;

/// <summary>What is wrong with the settings stops the host when it starts.</summary>
internal sealed class SettingsValidation(IReadOnlyList<string> faults) : IValidateOptions<MinyiOptions>
{
    public ValidateOptionsResult Validate(string? name, MinyiOptions options) => faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
}
