using Minyi.Cli.Execution;

namespace Minyi.Cli.Demo;

/// <summary>A line on standard error that says how far the run is; only on a terminal.</summary>
internal sealed class DemoProgress(Invocation invocation) : IProgress<double>, IDisposable
{
    private const int Steps = 40;
    private int _shown = -1;

    public void Report(double value)
    {
        int done = (int)(value * Steps);
        if (invocation.Terminal.ErrorIsTerminal && done != _shown)
        {
            _shown = done;
            invocation.Terminal.Error.Write($"\r[{new string('#', done)}{new string('.', Steps - done)}]");
        }
    }

    public void Dispose()
    {
        if (_shown >= 0)
        {
            invocation.Terminal.Error.Write("\r" + new string(' ', Steps + 2) + "\r");
        }
    }
}
