using BenchmarkDotNet.Running;
using Minyi.Benchmarks.Grid;

if (args is ["assignment", .. string[] rest])
{
    return AssignmentComparison.Run(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
