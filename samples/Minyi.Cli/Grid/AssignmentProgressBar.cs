using System.Globalization;
using Minyi.Cli.Execution;
using Minyi.Grid.Assignment;

namespace Minyi.Cli.Grid;

/// <summary>Says on standard error how many have a place; only on a terminal.</summary>
internal sealed class AssignmentProgressBar(Invocation invocation) : IProgress<AssignmentProgress>, IDisposable
{
    private int _length;

    public void Report(AssignmentProgress value)
    {
        if (invocation.Terminal.ErrorIsTerminal)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"\r{value.Placed} / {value.Units}");
            invocation.Terminal.Error.Write(text.PadRight(_length));
            _length = Math.Max(_length, text.Length);
        }
    }

    public void Dispose()
    {
        if (_length > 0)
        {
            invocation.Terminal.Error.Write("\r" + new string(' ', _length) + "\r");
        }
    }
}
